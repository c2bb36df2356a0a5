/** Woken by the reconcile-user machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { sageMaker } from '../../../adapters/clients/sagemaker.ts'
import { stepFunctions } from '../../../adapters/clients/step-functions.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { sageMakerStudio } from '../../../adapters/studio.sagemaker.ts'
import { stepFunctionsWorkflows } from '../../../adapters/workflows.step-functions.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import { machinesFrom, tablesFrom } from '../../support/settings.ts'
import { applyStep } from './handler.ts'

const tables = tablesFrom(process.env)
const database = dynamoDb()

export const handler = lambda(
  applyStep({
    clock: systemClock,
    leases: dynamoDbLeases({ client: database, tables }),
    ledger: dynamoDbLedger({ client: database, tables }),
    studio: sageMakerStudio({ client: sageMaker() }),
    workflows: stepFunctionsWorkflows({ client: stepFunctions(), ...machinesFrom(process.env) }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
