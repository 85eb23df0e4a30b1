import type { JSX } from 'react'
import { closeClientChart, useChartDoor } from './chartStore.ts'
import { ClientChartModal } from './ClientChartModal.tsx'

/** The chart that the list of clients and the command palette open. */
export function ClientChartDoor(): JSX.Element {
  const { clientId, isOpen } = useChartDoor()
  return <ClientChartModal clientId={clientId} isOpen={isOpen} onClose={closeClientChart} />
}
