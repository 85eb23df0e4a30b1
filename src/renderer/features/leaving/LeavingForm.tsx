import { Button, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { Role } from '#shared/domain/roles.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import type { Draft } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { useStaffChoices } from '#renderer/features/placements/index.ts'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { words as shared } from '#renderer/text/index.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import type { Leaver } from './leaver.ts'
import classes from './leaving.module.css'
import type { LeavingCounts, LeavingDraft, Preview } from './leavingChoices.ts'
import { LeavingClients } from './LeavingClients.tsx'
import { LeavingConsequences } from './LeavingConsequences.tsx'
import { LeavingCrews, LeavingStudents } from './LeavingOthers.tsx'
import { showLeft } from './showLeft.tsx'
import { useLeaving } from './useLeaving.ts'

/** Whoever treats clients can take some over. */
const TAKERS: readonly Role[] = ['practitioner', 'studentPractitioner']

export type LeavingFormProps = {
  readonly leaver: Leaver
  readonly preview: Preview
  /** What was chosen before the desk was locked. */
  readonly draft: Draft<LeavingDraft> | undefined
  readonly onLookAgain: () => void
  readonly onClose: () => void
  readonly onLeft: () => void
}

/** What ends, the choices, and what they come to; the button does all of it at once. */
export function LeavingForm({
  leaver,
  preview,
  draft,
  onLookAgain,
  onClose,
  onLeft,
}: LeavingFormProps): JSX.Element {
  const first = useFirstFocus<HTMLDivElement>()
  const leaving = useLeaving(leaver.userId, preview, draft)
  const { choices, counts } = leaving
  const takers = useStaffChoices(TAKERS, leaver.userId, choices.names)
  const managed = preview.crews.filter((crew) => crew.isManaged)
  const confirm = async (): Promise<void> => {
    const done = await leaving.confirm()
    if (done === undefined) return
    showLeft(leaver, done)
    onLeft()
  }
  return (
    <>
      {/* What it comes to is read first, and the keyboard scrolls it. */}
      <div className={classes['body']} ref={first} tabIndex={-1} data-autofocus>
        <DraftLine savedAt={leaving.restoredAt} onDiscard={leaving.discard} />
        <LeavingConsequences leaver={leaver} preview={preview} />
        <LeavingClients
          clients={preview.clients}
          choices={choices}
          offers={leaving.offers}
          takers={takers}
          onName={leaving.noteName}
          onForAll={leaving.setForAll}
          onOwn={leaving.setOwn}
        />
        {managed.length > 0 && (
          <LeavingCrews
            leaverId={leaver.userId}
            crews={managed}
            chosen={choices.managers}
            names={choices.names}
            onName={leaving.noteName}
            onChoose={leaving.setManager}
          />
        )}
        {preview.students.length > 0 && (
          <LeavingStudents
            leaverId={leaver.userId}
            students={preview.students}
            chosen={choices.supervisors}
            names={choices.names}
            onName={leaving.noteName}
            onChoose={leaving.setSupervisor}
          />
        )}
      </div>
      <div className={classes['foot']}>
        <div className={classes['summary']}>
          <Summary counts={counts} />
          <FormProblem error={leaving.error} />
        </div>
        {leaving.error?.code === 'LEAVING_CHANGED' && (
          <Button variant="default" onClick={onLookAgain}>
            {words.lookAgain}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button
          color="red"
          loading={leaving.isBusy}
          disabled={!leaving.isKnown}
          onClick={() => void confirm()}
        >
          <bdi>{words.confirm(leaver.firstName)}</bdi>
        </Button>
      </div>
    </>
  )
}

function Summary({ counts }: { readonly counts: LeavingCounts }): JSX.Element {
  return (
    <div role="status">
      <Text>{words.summary(counts)}</Text>
      {counts.nobody > 0 && <Text c="var(--anteroom-amber)">{words.needSomebody(counts.nobody)}</Text>}
      {counts.unheld > 0 && <Text c="var(--anteroom-amber)">{words.unheld(counts.unheld)}</Text>}
    </div>
  )
}
