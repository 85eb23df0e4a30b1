export { CrewsPage } from './CrewsPage.tsx'
