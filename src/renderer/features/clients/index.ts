export { ClientChartModal } from './ClientChartModal.tsx'
