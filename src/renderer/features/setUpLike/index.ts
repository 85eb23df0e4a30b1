export { SetUpLikeModal } from './SetUpLikeModal.tsx'
