export { ClientChartDoor } from './chart/ClientChartDoor.tsx'
export { ClientChartModal } from './chart/ClientChartModal.tsx'
export { openClientChart } from './chart/chartStore.ts'
export { ClientsPage } from './ClientsPage.tsx'
