import type { JSX } from 'react'
import type { Slip } from '#shared/domain/firstSignInSlip.ts'
import classes from './FirstSignInSlip.module.css'

/** The first sign-in slip on paper. */
export function FirstSignInSlip({ slip }: { readonly slip: Slip }): JSX.Element {
  return (
    <article className={classes['slip']} lang={slip.language}>
      <p className={classes['label']}>
        <bdi>{slip.clinicName}</bdi>
      </p>
      <h1>{slip.title}</h1>
      <dl>
        {slip.rows.map(({ label, value, isCopied }) => (
          <div key={label}>
            <dt className={classes['label']}>{label}</dt>
            <dd data-copied={isCopied}>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <h2>{slip.stepsTitle}</h2>
      <ol>
        {slip.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={classes['note']}>{slip.note}</p>
    </article>
  )
}
