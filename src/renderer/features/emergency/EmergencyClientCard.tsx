import { Text, Title } from '@mantine/core'
import { useEffect, useRef, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { emergencyText as text } from '#renderer/text/emergency.ts'
import { calendarDay } from '#renderer/text/time.ts'
import classes from './emergency.module.css'

type Client = OutputOf<'emergency.get'>

function Phones({ phones }: { readonly phones: readonly string[] }): JSX.Element {
  if (phones.length === 0) return <Text c="dimmed">{text.noPhone}</Text>
  return (
    <>
      {phones.map((phone) => (
        <span key={phone} className={classes['phone']}>
          {phone}
        </span>
      ))}
    </>
  )
}

/** Whom to call about one client: numbers large enough to read while dialling. */
export function EmergencyClientCard({ client }: { readonly client: Client }): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [client.clientId])
  const { name, birthDate, phone, people, practitioners } = client
  return (
    <article className={classes['card']}>
      <Title order={2} ref={title} tabIndex={-1} className={classes['cardTitle']}>
        <bdi>{name}</bdi>
      </Title>
      <Text c="dimmed">{birthDate === null ? text.noBirthDate : text.born(calendarDay(birthDate))}</Text>
      <section>
        <h3>{text.people}</h3>
        {people.length === 0 && <Text>{text.nobodyToCall}</Text>}
        <ul className={classes['people']}>
          {people.map((person, index) => (
            <li key={index}>
              <span className={classes['who']}>
                <bdi className={classes['whoName']}>{person.name}</bdi>
                <span className={classes['relation']}>{text.relation[person.relation]}</span>
              </span>
              <span className={classes['phones']}>
                <Phones phones={person.phones} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text.phoneOfClient}</h3>
        <Phones phones={phone === '' ? [] : [phone]} />
      </section>
      {practitioners.length > 0 && (
        <section>
          <h3>{text.practitioners}</h3>
          {practitioners.map((practitioner, index) => (
            <Text key={index}>
              <bdi>{practitioner}</bdi>
            </Text>
          ))}
        </section>
      )}
    </article>
  )
}
