import { Button, Group, MultiSelect, Popover, Stack } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { ROLES } from '#shared/domain/roles.ts'
import { LISTED_KINDS, SIGN_IN_STATES } from '#shared/domain/users.ts'
import { roleNames } from '#renderer/text/index.ts'
import { kindLabels, signInLabels, usersText as words } from '#renderer/text/users.ts'
import { changeQuery, clearFilters, countFilters, useUsers, type Filters } from '../usersStore.ts'

type Option<V> = { readonly value: V; readonly label: string }
type ChoiceProps<V extends string> = {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly chosen: V[]
  readonly onChange: (chosen: V[]) => void
}

function Choice<V extends string>({ label, options, chosen, onChange }: ChoiceProps<V>): JSX.Element {
  return (
    <MultiSelect<V>
      label={label}
      size="sm"
      data={[...options]}
      value={chosen}
      onChange={onChange}
      {...(chosen.length === 0 ? { placeholder: words.filterAny } : {})}
      nothingFoundMessage={words.filterNothing}
      comboboxProps={{ withinPortal: false, shadow: 'none' }}
    />
  )
}

const kinds = LISTED_KINDS.map((value) => ({ value, label: kindLabels[value] }))
const roles = ROLES.map((value) => ({ value, label: roleNames[value] }))
const signInStates = SIGN_IN_STATES.map((value) => ({ value, label: signInLabels[value] }))

function Choices({ filters }: { readonly filters: Filters }): JSX.Element {
  const disciplines = useUsers((s) => s.disciplines)
  const set = (patch: Partial<Filters>): void => changeQuery({ filters: { ...filters, ...patch } })
  return (
    <Stack gap="sm">
      <Choice
        label={words.filterNames.kinds}
        options={kinds}
        chosen={filters.kinds}
        onChange={(chosen) => set({ kinds: chosen })}
      />
      <Choice
        label={words.filterNames.roles}
        options={roles}
        chosen={filters.roles}
        onChange={(chosen) => set({ roles: chosen })}
      />
      <Choice
        label={words.filterNames.disciplineIds}
        options={disciplines.map(({ disciplineId, name }) => ({ value: disciplineId, label: name }))}
        chosen={filters.disciplineIds}
        onChange={(chosen) => set({ disciplineIds: chosen })}
      />
      <Choice
        label={words.filterNames.signInStates}
        options={signInStates}
        chosen={filters.signInStates}
        onChange={(chosen) => set({ signInStates: chosen })}
      />
    </Stack>
  )
}

/** The four filters behind one button, which says how many are on and lets them go. */
export function FiltersPopover(): JSX.Element {
  const filters = useUsers((s) => s.query.filters)
  const [isOpen, setOpen] = useState(false)
  const count = countFilters(filters)
  return (
    <Group gap={4} wrap="nowrap">
      <Popover opened={isOpen} onChange={setOpen} width={320} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant={count > 0 ? 'light' : 'default'}
            px="sm"
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden="true" />}
            onClick={() => setOpen((before) => !before)}
          >
            {count > 0 ? `${words.filters} · ${count}` : words.filters}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={words.filters}>
          <Choices filters={filters} />
          <Group justify="space-between" mt="md">
            <Button variant="subtle" px="xs" disabled={count === 0} onClick={clearFilters}>
              {words.clearFilters}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {words.done}
            </Button>
          </Group>
        </Popover.Dropdown>
      </Popover>
      {count > 0 && (
        <Button
          variant="subtle"
          px="xs"
          aria-label={words.clearFilters}
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={clearFilters}
        >
          {words.clear}
        </Button>
      )}
    </Group>
  )
}
