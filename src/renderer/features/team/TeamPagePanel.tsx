import { Button, Group, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { TeamFormat } from '#shared/domain/teamPage.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { saveText } from '#renderer/components/saveFile.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { failureText } from '#renderer/text/problems.ts'
import { teamText as words } from '#renderer/text/team.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './team.module.css'
import { PublishPanel } from './PublishPanel.tsx'
import { TeamChoices } from './TeamChoices.tsx'
import { TeamPeople } from './TeamPeople.tsx'

const TYPES = { html: 'text/html;charset=utf-8', json: 'application/json' } as const satisfies Record<
  TeamFormat,
  string
>

async function take(format: TeamFormat): Promise<void> {
  const answer = await request('team.export', { format })
  if (!answer.ok) {
    notifications.show({ color: 'red', message: failureText(answer.error) })
    return
  }
  saveText(answer.data.fileName, TYPES[format], answer.data.text)
  notifications.show({ message: words.exported(answer.data.count) })
}

function Files(): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const press = async (format: TeamFormat): Promise<void> => {
    setBusy(true)
    await take(format)
    setBusy(false)
  }
  return (
    <section aria-labelledby="team-files" className={classes['part']}>
      <Title order={3} id="team-files">
        {words.files}
      </Title>
      <Text c="dimmed">{words.filesExplained}</Text>
      <Group gap="sm" mt="xs">
        {(['html', 'json'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            disabled={isBusy}
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            onClick={() => void press(format)}
          >
            {format === 'html' ? words.exportHtml : words.exportJson}
          </Button>
        ))}
      </Group>
    </section>
  )
}

/** What the team page shows, who is on it, and the page as files (product.md 24). */
export function TeamPagePanel(): JSX.Element | null {
  const { loaded, reload } = useLoaded(
    'team.get',
    {},
    { when: ({ name }) => name === 'users.changed' || name === 'clinic.changed' || name === 'sync.changed' },
  )
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  return (
    <>
      <TeamChoices team={loaded.data} onSaved={reload} />
      <TeamPeople team={loaded.data} onChanged={reload} />
      <PublishPanel />
      <Files />
    </>
  )
}
