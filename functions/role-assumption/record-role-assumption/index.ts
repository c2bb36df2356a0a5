/** Woken by the record-role-assumption machine. */
import { dynamoDbAuditLog } from '../../../adapters/audit-log.dynamodb.ts'
import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { eventBridge } from '../../../adapters/clients/event-bridge.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { eventBridgeOwnEvents } from '../../../adapters/own-events.eventbridge.ts'
import { ownBusName } from '../../../core/deployed-names.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import { tablesFrom } from '../../support/settings.ts'
import { recordRoleAssumption } from './handler.ts'

const tables = tablesFrom(process.env)

const database = dynamoDb()

export const handler = lambda(
  recordRoleAssumption({
    clock: systemClock,
    ledger: dynamoDbLedger({ client: database, tables }),
    ownEvents: eventBridgeOwnEvents({ client: eventBridge(), bus: ownBusName }),
    auditLog: dynamoDbAuditLog({ client: database, tables }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
