/** Woken by the reconcile-user machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { lambda, log } from '../../support/runtime.ts'
import { admissionFrom, tablesFrom } from '../../support/settings.ts'
import { releaseLease } from './handler.ts'

const tables = tablesFrom(process.env)
const admission = admissionFrom(process.env)

export const handler = lambda(
  releaseLease({
    clock: systemClock,
    leases: dynamoDbLeases({ client: dynamoDb(), tables, ...admission }),
    log,
  }),
)
