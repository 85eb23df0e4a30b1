import { Text, Title } from '@mantine/core'
import { useId, type JSX } from 'react'
import { hasReach, previewRights, type RightsPreview } from '#shared/domain/rightsPreview.ts'
import type { Role } from '#shared/domain/roles.ts'
import { frameText } from '#renderer/text/frame.ts'
import {
  reachNames,
  rightNames,
  rightsGroupNames,
  rightsGroups,
  rightsText as words,
} from '#renderer/text/rights.ts'
import { RolesPreviewGroup, type PreviewLine } from './RolesPreviewGroup.tsx'
import classes from './rolesPreview.module.css'

type Props = { readonly held: readonly Role[]; readonly ticked: readonly Role[] }
type Group = { readonly id: string; readonly name: string; readonly lines: readonly PreviewLine[] }

const menuLines = ({ menu }: RightsPreview): PreviewLine[] =>
  menu.map(({ entry, change, sources }) => ({
    id: entry.page,
    name: frameText.pages[entry.page],
    reach: null,
    reachBefore: null,
    change,
    sources,
  }))

function rightLines({ rights }: RightsPreview): PreviewLine[] {
  return rights.map(({ right, scope, scopeBefore, change, sources }) => ({
    id: right,
    name: rightNames[right],
    reach: hasReach(right) ? reachNames[scope] : null,
    reachBefore:
      scopeBefore !== null && (change === 'wider' || change === 'narrower') ? reachNames[scopeBefore] : null,
    change,
    sources,
  }))
}

function groupsOf(preview: RightsPreview): Group[] {
  const lines = rightLines(preview)
  const groups = rightsGroups.map(({ id, rights }) => ({
    id,
    name: rightsGroupNames[id],
    lines: rights.flatMap((right) => lines.filter((line) => line.id === right)),
  }))
  return [{ id: 'menu', name: words.menu, lines: menuLines(preview) }, ...groups].filter(
    (group) => group.lines.length > 0,
  )
}

/** "What will this person see?": menu and rights of the ticked roles, and what differs from those held now. */
export function RolesPreview({ held, ticked }: Props): JSX.Element {
  const id = useId()
  const preview = previewRights(held, ticked)
  return (
    <section className={classes['preview']} aria-labelledby={id}>
      <div className={classes['head']}>
        <Title order={4} id={id} fz="sm">
          {words.title}
        </Title>
        <Text span c="dimmed" size="xs" role="status">
          {words.summary(preview.counts)}
        </Text>
      </div>
      {groupsOf(preview).map((group) => (
        <RolesPreviewGroup key={group.id} name={group.name} lines={group.lines} />
      ))}
      {ticked.length === 0 && <Text c="dimmed">{words.nothing}</Text>}
    </section>
  )
}
