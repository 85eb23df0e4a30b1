export { checkOpen, listHolders } from './holdersRepository.ts'
