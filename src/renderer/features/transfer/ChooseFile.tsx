import { Button, Code, FileButton, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useState, type DragEvent, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { clientImportText } from '#renderer/text/clientImport.ts'
import { importText as words } from '#renderer/text/importFile.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { EarlierImports } from './EarlierImports.tsx'
import { importWhat, useImport } from './importStage.ts'
import { previewFile } from './importStore.ts'
import classes from './transfer.module.css'

type Props = { readonly problem: AppFailure | undefined }

function choose(file: File | null | undefined): void {
  if (file !== null && file !== undefined) void previewFile(file)
}

/** Where a file is chosen or dropped, and what it should hold. */
export function ChooseFile({ problem }: Props): JSX.Element {
  const [isOver, setOver] = useState(false)
  const first = useFirstFocus<HTMLButtonElement>()
  const what = useImport((s) => s.what)
  const list = what === 'clients' ? clientImportText : transferText
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0])
  }
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={words.what}
        value={what}
        onChange={(next) => importWhat(next === 'clients' ? 'clients' : 'people')}
        data={[
          { value: 'people', label: words.people },
          { value: 'clients', label: words.clients },
        ]}
        style={{ alignSelf: 'start' }}
      />
      <Text>{list.intro}</Text>
      <div
        className={classes['drop']}
        data-over={isOver}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileTypeCsv size={28} aria-hidden="true" />
        <FileButton onChange={choose} accept=".csv,.tsv,.txt,text/csv,text/plain">
          {(props) => (
            <Button {...props} ref={first} data-autofocus>
              {words.choose}
            </Button>
          )}
        </FileButton>
        <Text c="dimmed">{words.drop}</Text>
      </div>
      <FormProblem error={problem} />
      <div>
        <Text fw={600} mb={4}>
          {words.headerTitle}
        </Text>
        <Code block className={classes['sample']}>
          {list.headerSample}
        </Code>
        <Text size="xs" c="dimmed" mt="xs">
          {list.headerHelp}
        </Text>
      </div>
      <EarlierImports />
    </Stack>
  )
}
