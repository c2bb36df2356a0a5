/** Keep the tables of the Glue database that has the team's name. */
import type { PolicyScope } from '../scope.ts'
import { actionsOf, allow, type Statement } from '../statement.ts'
import { glueResources } from './query-athena.ts'

export function manageGlueTables(scope: PolicyScope): Statement[] {
  return [
    allow('KeepTeamTables', {
      actions: actionsOf(
        'glue',
        `GetDatabase GetTable GetTables SearchTables CreateTable UpdateTable DeleteTable
        GetPartition GetPartitions BatchCreatePartition BatchDeletePartition UpdatePartition`,
      ),
      on: glueResources(scope),
    }),
  ]
}
