import type { JSX } from 'react'
import { CLIENT_IMPORT_FIELDS, type DuplicateChoice, IMPORT_FIELDS } from '#shared/domain/importFields.ts'
import { clientFieldNames, clientImportText, clientProblemText } from '#renderer/text/clientImport.ts'
import { importFieldNames, rowProblemText, transferText } from '#renderer/text/transfer.ts'
import { ColumnChoices } from './ColumnChoices.tsx'
import type { ShownDouble } from './Duplicates.tsx'
import type { ClientPreview, ListFile, PeoplePreview, Previewed } from './importStage.ts'
import { previewClients, previewPeople } from './previewList.ts'
import type { ShownProblem } from './ProblemTable.tsx'
import { ClientSample, PeopleSample } from './SampleTables.tsx'

/** What the preview of a file shows that depends on who stands on it. */
export type PreviewParts = {
  readonly columns: JSX.Element
  readonly problems: readonly ShownProblem[]
  readonly doubles: readonly ShownDouble[]
  readonly choiceNames: Readonly<Record<DuplicateChoice, string>>
  readonly sample: JSX.Element
  readonly ready: string
  readonly nobody: string
  /** What the button says that adds so many. */
  readonly run: (count: number) => string
}

function peopleParts(file: ListFile, preview: PeoplePreview): PreviewParts {
  return {
    columns: (
      <ColumnChoices
        columns={preview.columns}
        fields={IMPORT_FIELDS}
        names={importFieldNames}
        isRemembered={preview.isRemembered}
        onChange={(columns) => void previewPeople(file, columns)}
      />
    ),
    problems: preview.problems.map((row) => ({
      ...row,
      field: row.field === null ? '' : importFieldNames[row.field],
      wrong: rowProblemText(row),
    })),
    doubles: preview.duplicates.map((double) => ({
      ...double,
      who: transferText.who(double),
      shares: transferText.shares[double.shares],
    })),
    choiceNames: transferText.choices,
    sample: <PeopleSample sample={preview.sample} />,
    ready: transferText.ready(preview),
    nobody: transferText.nobody,
    run: transferText.import,
  }
}

function clientParts(file: ListFile, preview: ClientPreview): PreviewParts {
  return {
    columns: (
      <ColumnChoices
        columns={preview.columns}
        fields={CLIENT_IMPORT_FIELDS}
        names={clientFieldNames}
        isRemembered={preview.isRemembered}
        onChange={(columns) => void previewClients(file, columns)}
      />
    ),
    problems: preview.problems.map((row) => ({
      ...row,
      field: row.field === null ? '' : clientFieldNames[row.field],
      wrong: clientProblemText(row),
    })),
    doubles: preview.duplicates.map((double) => ({
      ...double,
      who: clientImportText.who(double),
      shares: clientImportText.shares[double.shares],
      mayBeNew: true,
    })),
    choiceNames: clientImportText.choices,
    sample: <ClientSample sample={preview.sample} />,
    ready: clientImportText.ready(preview),
    nobody: clientImportText.nobody,
    run: clientImportText.import,
  }
}

/** The parts of a preview, for people or for clients. */
export function partsOf(file: ListFile, previewed: Previewed): PreviewParts {
  return previewed.what === 'people'
    ? peopleParts(file, previewed.preview)
    : clientParts(file, previewed.preview)
}
