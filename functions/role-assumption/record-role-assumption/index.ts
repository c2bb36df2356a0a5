/** Woken by the record-role-assumption machine. */
import { dynamoDbAuditLog } from '../../../adapters/audit-log.dynamodb.ts'
import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { lambda, log } from '../../support/runtime.ts'
import { tablesFrom } from '../../support/settings.ts'
import { recordRoleAssumption } from './handler.ts'

const tables = tablesFrom(process.env)

const database = dynamoDb()

export const handler = lambda(
  recordRoleAssumption({
    clock: systemClock,
    ledger: dynamoDbLedger({ client: database, tables }),
    auditLog: dynamoDbAuditLog({ client: database, tables }),
    log,
  }),
)
