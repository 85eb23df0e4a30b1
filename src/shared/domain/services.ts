/** What a service asks of whoever offers it; null where it asks nothing. */
export type ServiceDemand = {
  readonly disciplineId: string | null
  readonly compensationTierId: string | null
}
/** What a practitioner has: both may be missing. */
export type PractitionerStanding = ServiceDemand

/**
 * Whether a practitioner can offer a service: one with a tier is offered only to practitioners of that tier, one with
 * a discipline only to those of that discipline (product.md 1, 22).
 */
export function canOffer(service: ServiceDemand, person: PractitionerStanding): boolean {
  return (
    (service.disciplineId === null || service.disciplineId === person.disciplineId) &&
    (service.compensationTierId === null || service.compensationTierId === person.compensationTierId)
  )
}
