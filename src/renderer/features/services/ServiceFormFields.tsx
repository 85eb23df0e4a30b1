import { Checkbox, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { MoneyInput } from '#renderer/components/MoneyInput.tsx'
import { servicesText as words } from '#renderer/text/services.ts'
import classes from './services.module.css'
import { type NameChoice, useDisciplineNames, useTierNames } from './useNames.ts'
import type { Service, ServiceForm } from './useServiceForm.ts'

type Props = { readonly service: Service | undefined; readonly form: ServiceForm }

const own = (value: string | null | undefined, label: string | undefined): NameChoice | undefined =>
  value === null || value === undefined ? undefined : { value, label: label ?? '' }

/** Discipline and tier: what the service asks of whoever offers it. */
function Demand({ service, form }: Props): JSX.Element {
  const { values, set, error } = form.fields
  const disciplines = useDisciplineNames(own(service?.disciplineId, service?.disciplineName))
  const tiers = useTierNames(own(service?.compensationTierId, service?.compensationTierName))
  return (
    <div className={classes['pair']}>
      <Select
        name="disciplineId"
        label={words.discipline}
        placeholder={words.everyDiscipline}
        data={disciplines}
        value={values.disciplineId}
        error={error('disciplineId')}
        clearable
        clearButtonProps={{ 'aria-label': words.everyDiscipline }}
        onChange={(value) => set('disciplineId', value)}
      />
      <Select
        name="compensationTierId"
        label={words.tier}
        placeholder={words.everyTier}
        data={tiers}
        value={values.compensationTierId}
        error={error('compensationTierId')}
        clearable
        clearButtonProps={{ 'aria-label': words.everyTier }}
        onChange={(value) => set('compensationTierId', value)}
      />
    </div>
  )
}

/** The fields of a service. */
export function ServiceFormFields({ service, form }: Props): JSX.Element {
  const { values, set, error, leave } = form.fields
  return (
    <Stack gap="sm">
      <TextInput
        name="name"
        label={words.name}
        required
        data-autofocus
        value={values.name}
        error={error('name')}
        onBlur={() => leave('name')}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <Demand service={service} form={form} />
      <div className={classes['triple']}>
        <NumberInput
          name="durationMinutes"
          label={words.duration}
          required
          size="sm"
          allowDecimal={false}
          allowNegative={false}
          step={5}
          suffix={` ${words.minutes}`}
          value={values.durationMinutes ?? ''}
          error={error('durationMinutes')}
          onBlur={() => leave('durationMinutes')}
          onChange={(value) => set('durationMinutes', typeof value === 'number' ? value : null)}
        />
        <MoneyInput
          name="feeCents"
          label={words.fee}
          isRequired
          cents={values.feeCents}
          error={error('feeCents')}
          onBlur={() => leave('feeCents')}
          onChange={(cents) => set('feeCents', cents)}
        />
        <TextInput
          name="code"
          label={words.code}
          value={values.code}
          error={error('code')}
          onBlur={() => leave('code')}
          onChange={(event) => set('code', event.currentTarget.value)}
        />
      </div>
      <Group gap="lg" mt={4}>
        <Checkbox
          label={words.billable}
          checked={values.isBillable}
          onChange={(event) => set('isBillable', event.currentTarget.checked)}
        />
        <Checkbox
          label={words.taxable}
          checked={values.isTaxable}
          onChange={(event) => set('isTaxable', event.currentTarget.checked)}
        />
      </Group>
    </Stack>
  )
}
