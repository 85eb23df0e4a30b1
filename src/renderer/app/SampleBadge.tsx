import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconFlask, IconTrash } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { frameText } from '#renderer/text/frame.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { takeStart } from './deskStore.ts'
import { forgetPage } from './pageStore.ts'
import classes from './frame.module.css'

/** Marks a sample clinic, and removes it after a question. */
export function SampleBadge(): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const remove = async (): Promise<void> => {
    const answer = await request('setup.removeSample', {})
    if (!answer.ok) return setProblem(failureText(answer.error))
    forgetPage()
    takeStart(answer.data)
  }
  return (
    <>
      <Menu position="bottom-start" width={280} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton aria-label={frameText.sampleMenu} className={classes['sampleButton']}>
            <StatusBadge tone="attention" icon={<IconFlask size={14} aria-hidden="true" />}>
              {frameText.sample}
              <IconChevronDown size={12} aria-hidden="true" />
            </StatusBadge>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{frameText.sampleExplained}</Menu.Label>
          <Menu.Item
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => {
              setProblem(undefined)
              setAsking(true)
            }}
          >
            {frameText.removeSample}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmQuestion
        isOpen={isAsking}
        title={frameText.removeSampleQuestion}
        verb={frameText.removeSampleVerb}
        isFinal
        problem={problem}
        onConfirm={remove}
        onCancel={() => setAsking(false)}
      >
        {frameText.removeSampleExplained}
      </ConfirmQuestion>
    </>
  )
}
