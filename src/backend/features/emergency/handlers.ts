import type { HandlersOf } from '../../call.ts'
import { closeEmergency } from './closeEmergency.ts'
import { openEmergency } from './openEmergency.ts'
import { getClient, searchClients } from './readClients.ts'

export const emergencyHandlers: HandlersOf<
  'emergency.open' | 'emergency.search' | 'emergency.get' | 'emergency.close'
> = {
  'emergency.open': openEmergency,
  'emergency.search': searchClients,
  'emergency.get': getClient,
  'emergency.close': closeEmergency,
}
