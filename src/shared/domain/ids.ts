import { z } from 'zod'

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'malformed')

export const userIdSchema = uuid.brand<'UserId'>()
export type UserId = z.infer<typeof userIdSchema>
export const clientIdSchema = uuid.brand<'ClientId'>()
export type ClientId = z.infer<typeof clientIdSchema>
export const disciplineIdSchema = uuid.brand<'DisciplineId'>()
export type DisciplineId = z.infer<typeof disciplineIdSchema>
export const compensationTierIdSchema = uuid.brand<'CompensationTierId'>()
export type CompensationTierId = z.infer<typeof compensationTierIdSchema>
/** Of a discipline or a compensation tier, where it is said beside it which of them. */
export const namedIdSchema = uuid.brand<'NamedId'>()
export type NamedId = z.infer<typeof namedIdSchema>
export const serviceIdSchema = uuid.brand<'ServiceId'>()
export type ServiceId = z.infer<typeof serviceIdSchema>
export const crewIdSchema = uuid.brand<'CrewId'>()
export type CrewId = z.infer<typeof crewIdSchema>
export const deviceIdSchema = uuid.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceIdSchema>
export const sessionIdSchema = uuid.brand<'SessionId'>()
export type SessionId = z.infer<typeof sessionIdSchema>
export const timesheetIdSchema = uuid.brand<'TimesheetId'>()
export type TimesheetId = z.infer<typeof timesheetIdSchema>
export const workIdSchema = uuid.brand<'WorkId'>()
export type WorkId = z.infer<typeof workIdSchema>
export const alertIdSchema = uuid.brand<'AlertId'>()
export type AlertId = z.infer<typeof alertIdSchema>
