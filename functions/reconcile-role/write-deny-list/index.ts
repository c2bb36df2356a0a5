/** Woken by the reconcile-role machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { iam } from '../../../adapters/clients/iam.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { iamDenyPolicies } from '../../../adapters/deny-policies.iam.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
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
    denyPolicies: iamDenyPolicies({ client: iam() }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
