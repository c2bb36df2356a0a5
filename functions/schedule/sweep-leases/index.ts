/** Woken by the minute's schedule, and by a release that others waited for. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { stepFunctions } from '../../../adapters/clients/step-functions.ts'
import { systemClock, systemWait } from '../../../adapters/clock.system.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { stepFunctionsWorkflows } from '../../../adapters/workflows.step-functions.ts'
import { lambda, log } from '../../support/runtime.ts'
import { admissionFrom, machinesFrom, tablesFrom } from '../../support/settings.ts'
import { sweepLeases } from './handler.ts'

const tables = tablesFrom(process.env)
const admission = admissionFrom(process.env)

export const handler = lambda(
  sweepLeases({
    clock: systemClock,
    wait: systemWait,
    leases: dynamoDbLeases({ client: dynamoDb(), tables, ...admission }),
    workflows: stepFunctionsWorkflows({ client: stepFunctions(), ...machinesFrom(process.env) }),
    log,
  }),
)
