import { sql } from 'kysely'
import type { Reader } from '../../db/clinicDatabase.ts'

/**
 * The names that these ids go by now, whatever they are of: people, clients, disciplines, tiers, services, crews, PCs.
 * A record that was merged goes by the name of the one that was kept. An id that nothing bears is left out.
 */
export async function listNames(db: Reader, ids: readonly string[]): Promise<Record<string, string>> {
  const wanted = JSON.stringify([...new Set(ids)])
  const named = sql<{ id: string; name: string }>`
    WITH wanted AS (SELECT value AS id FROM json_each(${wanted}))
    SELECT wanted.id, trim(kept.first_name || ' ' || kept.last_name) AS name FROM wanted JOIN user USING (id)
      JOIN user kept ON kept.id = coalesce(user.merged_into, user.id)
    UNION ALL SELECT wanted.id, trim(kept.first_name || ' ' || kept.last_name) FROM wanted JOIN client USING (id)
      JOIN client kept ON kept.id = coalesce(client.merged_into, client.id)
    UNION ALL SELECT id, name FROM wanted JOIN discipline USING (id)
    UNION ALL SELECT id, name FROM wanted JOIN compensation_tier USING (id)
    UNION ALL SELECT id, name FROM wanted JOIN service USING (id)
    UNION ALL SELECT id, name FROM wanted JOIN crew USING (id)
    UNION ALL SELECT id, name FROM wanted JOIN device USING (id)`
  const { rows } = await named.execute(db)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
