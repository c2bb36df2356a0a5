/** Query with Athena in the workgroup, and read the Glue database, that have the team's name. */
import { type PolicyScope, serviceArn } from '../scope.ts'
import { actionsOf, allow, everything, type Statement } from '../statement.ts'

export function queryAthena(scope: PolicyScope): Statement[] {
  return [
    allow('QueryInTeamWorkgroup', {
      actions: actionsOf(
        'athena',
        `GetWorkGroup StartQueryExecution StopQueryExecution GetQueryExecution GetQueryResults
        ListQueryExecutions`,
      ),
      on: [serviceArn(scope, 'athena', `workgroup/${scope.team}`)],
    }),
    allow('ReadDataCatalog', {
      actions: actionsOf(
        'athena',
        'GetDataCatalog GetDatabase GetTableMetadata ListDatabases ListTableMetadata',
      ),
      on: [serviceArn(scope, 'athena', 'datacatalog/AwsDataCatalog')],
    }),
    allow('ListCatalogs', { actions: ['athena:ListDataCatalogs'], on: everything }),
    allow('ReadTeamTables', {
      actions: actionsOf('glue', 'GetDatabase GetTable GetTables GetPartition GetPartitions'),
      on: glueResources(scope),
    }),
  ]
}

/** Glue judges a table by catalog, database and table together. */
export function glueResources(scope: PolicyScope): string[] {
  const { team } = scope
  return ['catalog', `database/${team}`, `table/${team}/*`].map((resource) =>
    serviceArn(scope, 'glue', resource),
  )
}
