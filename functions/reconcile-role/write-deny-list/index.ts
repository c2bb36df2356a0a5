/** Woken by the reconcile-role machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { eventBridge } from '../../../adapters/clients/event-bridge.ts'
import { iam } from '../../../adapters/clients/iam.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { iamDenyPolicies } from '../../../adapters/deny-policies.iam.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { eventBridgeOwnEvents } from '../../../adapters/own-events.eventbridge.ts'
import { ownBusName } from '../../../core/deployed-names.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import { tablesFrom } from '../../support/settings.ts'
import { writeDenyList } from './handler.ts'

const tables = tablesFrom(process.env)
const database = dynamoDb()

export const handler = lambda(
  writeDenyList({
    clock: systemClock,
    leases: dynamoDbLeases({ client: database, tables }),
    ledger: dynamoDbLedger({ client: database, tables }),
    ownEvents: eventBridgeOwnEvents({ client: eventBridge(), bus: ownBusName }),
    denyPolicies: iamDenyPolicies({ client: iam() }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
