import { create } from 'zustand'
import { requiredLineSchema } from '#shared/domain/text.ts'
import { type FieldChecks, isText } from '#renderer/components/drafts.ts'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { problemText } from '#renderer/components/useFields.ts'

/** What a form of a name holds. */
export type NameOnly = { readonly name: string }
/** What a kept draft of it must hold. */
export const checks: FieldChecks<NameOnly> = { name: isText }
/** What is wrong with a name. */
export const checkName = ({ name }: NameOnly) => ({ name: problemText(requiredLineSchema(80), name) })

/** The name that is being changed, once something is typed: behind a lock its line closes, and opens again after it. */
export const useRenaming = create<{ readonly id: string | null }>()(() => ({ id: null }))
forgetOnLeave(useRenaming)
