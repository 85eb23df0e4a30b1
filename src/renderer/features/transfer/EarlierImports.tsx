import { Button, Group, Text, Title } from '@mantine/core'
import type { JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { importText as words } from '#renderer/text/importFile.ts'
import { fullTime } from '#renderer/text/time.ts'
import { undoImport } from './undoImport.ts'

const MOST = 5

/** The last imports, each with its way back; nothing where there are none. */
export function EarlierImports(): JSX.Element | null {
  const { loaded, reload } = useLoaded('transfer.listImports', {})
  if (loaded.state !== 'ready' || loaded.data.imports.length === 0) return null
  const undo = async (importId: string): Promise<void> => {
    if (await undoImport(importId)) reload()
  }
  return (
    <section aria-label={words.earlier}>
      <Title order={3} fz="md" mb={4}>
        {words.earlier}
      </Title>
      {loaded.data.imports.slice(0, MOST).map(({ importId, kind, fileName, at, byName, count, isUndone }) => (
        <Group key={importId} justify="space-between" gap="md" py={4} wrap="nowrap">
          <div>
            <Text>{kind === 'client' ? words.earlierClients(count) : words.earlierPeople(count)}</Text>
            <Text c="dimmed" size="sm">
              <bdi>{words.earlierLine(fileName, fullTime(at), byName)}</bdi>
            </Text>
          </div>
          {isUndone ? (
            <Text c="dimmed">{words.wasUndone}</Text>
          ) : (
            <Button
              variant="default"
              size="xs"
              aria-label={words.undoOf(fileName)}
              onClick={() => void undo(importId)}
            >
              {words.undo}
            </Button>
          )}
        </Group>
      ))}
    </section>
  )
}
