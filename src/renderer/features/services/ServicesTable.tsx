import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { JSX } from 'react'
import page from '#renderer/components/listPage.module.css'
import { moneyText } from '#renderer/text/money.ts'
import { servicesText as words } from '#renderer/text/services.ts'
import { minutesText } from '#renderer/text/sessions.ts'
import type { Service } from './useServiceForm.ts'

type Props = {
  readonly services: readonly Service[]
  readonly onOpen: (service: Service) => void
  readonly onBringBack: (service: Service) => void
}

function Row({ service, onOpen, onBringBack }: Omit<Props, 'services'> & { service: Service }): JSX.Element {
  const yesOrNo = (is: boolean): string => (is ? words.yes : words.no)
  return (
    <tr data-open="true" onClick={() => onOpen(service)}>
      <td>
        <UnstyledButton
          className={page['open']}
          aria-label={words.edit(service.name)}
          title={service.name}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(service)
          }}
        >
          <bdi>{service.name}</bdi>
        </UnstyledButton>
      </td>
      <td title={service.disciplineName}>
        {service.disciplineName === '' ? words.everyDiscipline : <bdi>{service.disciplineName}</bdi>}
      </td>
      <td title={service.compensationTierName}>
        {service.compensationTierName === '' ? words.everyTier : <bdi>{service.compensationTierName}</bdi>}
      </td>
      <td data-number="true">{minutesText(service.durationMinutes)}</td>
      <td data-number="true">{moneyText(service.feeCents)}</td>
      <td>
        <bdi>{service.code}</bdi>
      </td>
      <td>{yesOrNo(service.isBillable)}</td>
      <td>{yesOrNo(service.isTaxable)}</td>
      {!service.isCurrent && (
        <td data-number="true">
          <Button
            variant="default"
            size="compact-sm"
            aria-label={words.bringBackOf(service.name)}
            onClick={(event) => {
              event.stopPropagation()
              onBringBack(service)
            }}
          >
            {words.bringBack}
          </Button>
        </td>
      )}
    </tr>
  )
}

/** The services as rows; a click on a row opens it. */
export function ServicesTable({ services, ...acts }: Props): JSX.Element {
  const isEnded = services[0]?.isCurrent === false
  return (
    <table className={page['table']} aria-label={words.title}>
      <colgroup>
        <col />
        <col width="190" />
        <col width="150" />
        <col width="110" />
        <col width="100" />
        <col width="110" />
        <col width="80" />
        <col width="80" />
        {isEnded && <col width="130" />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.discipline}</th>
          <th scope="col">{words.tier}</th>
          <th scope="col" data-number="true">
            {words.duration}
          </th>
          <th scope="col" data-number="true">
            {words.fee}
          </th>
          <th scope="col">{words.code}</th>
          <th scope="col">{words.billable}</th>
          <th scope="col">{words.taxable}</th>
          {isEnded && (
            <th scope="col">
              <VisuallyHidden>{words.bringBack}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <Row key={service.serviceId} service={service} {...acts} />
        ))}
      </tbody>
    </table>
  )
}
