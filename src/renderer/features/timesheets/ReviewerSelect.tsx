import { Select, Text } from '@mantine/core'
import type { JSX, Ref } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { generateText as words } from '#renderer/text/timesheets.ts'

type Props = {
  readonly value: string | null
  readonly onChange: (userId: string | null) => void
  readonly problem?: string | undefined
  readonly field?: Ref<HTMLInputElement>
}

/** Who is asked to review: an owner or Office Admin, and never oneself. */
export function ReviewerSelect({ value, onChange, problem, field }: Props): JSX.Element {
  const { loaded } = useLoaded('timesheets.listReviewers', {})
  const reviewers = loaded.state === 'ready' ? loaded.data.reviewers : []
  if (loaded.state === 'ready' && reviewers.length === 0) return <Text c="dimmed">{words.noReviewer}</Text>
  return (
    <Select
      {...(field === undefined ? {} : { ref: field })}
      label={words.reviewer}
      placeholder={words.reviewerHint}
      required
      w={300}
      data={reviewers.map((one) => ({ value: one.userId, label: one.name }))}
      value={value}
      onChange={onChange}
      allowDeselect={false}
      searchable
      error={problem}
      comboboxProps={{ zIndex: 320 }}
    />
  )
}
