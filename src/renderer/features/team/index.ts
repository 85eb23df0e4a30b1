export { TeamPagePanel } from './TeamPagePanel.tsx'
