export { ServicesPage } from './ServicesPage.tsx'
