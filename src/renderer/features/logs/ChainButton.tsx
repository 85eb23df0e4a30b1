import { Button, Modal } from '@mantine/core'
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { chainText as words } from '#renderer/text/logs.ts'
import { ChainReport } from './ChainReport.tsx'
import classes from './logs.module.css'

type Chain = OutputOf<'logs.getChain'>

function stateOf(chain: Chain | null): 'whole' | 'broken' | 'notChecked' {
  if (chain === null || (chain.checkedAt === null && chain.damages.length === 0)) return 'notChecked'
  return chain.damages.length > 0 ? 'broken' : 'whole'
}

const icons = { whole: IconShieldCheck, broken: IconShieldX, notChecked: IconShieldQuestion }

/** Whether the log is complete, in a word; a click tells more and looks again. */
export function ChainButton(): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const { loaded, reload } = useLoaded('logs.getChain', {}, { when: ({ name }) => name === 'alerts.changed' })
  const [latest, setLatest] = useState<Chain | null>(null)
  const chain = latest ?? (loaded.state === 'ready' ? loaded.data : null)
  const state = stateOf(chain)
  const Icon = icons[state]
  return (
    <>
      <Button
        variant="subtle"
        px="xs"
        className={classes['chain'] ?? ''}
        data-state={state}
        leftSection={<Icon size={16} aria-hidden="true" />}
        onClick={() => {
          setLatest(null)
          reload()
          setOpen(true)
        }}
      >
        {words[state]}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={words.title}
        size={560}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {chain !== null && <ChainReport chain={chain} onChange={setLatest} />}
        {chain === null && loaded.state === 'failed' && (
          <LoadFailed error={loaded.error} what={words.failed} onRetry={reload} />
        )}
      </Modal>
    </>
  )
}
