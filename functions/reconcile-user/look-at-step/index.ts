/** Woken by the reconcile-user machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { eventBridge } from '../../../adapters/clients/event-bridge.ts'
import { resourceTags } from '../../../adapters/clients/resource-tags.ts'
import { sageMaker } from '../../../adapters/clients/sagemaker.ts'
import { stepFunctions } from '../../../adapters/clients/step-functions.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { eventBridgeOwnEvents } from '../../../adapters/own-events.eventbridge.ts'
import { sageMakerStudio } from '../../../adapters/studio.sagemaker.ts'
import { sageMakerWork } from '../../../adapters/work.sagemaker.ts'
import { stepFunctionsWorkflows } from '../../../adapters/workflows.step-functions.ts'
import { ownBusName } from '../../../core/deployed-names.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import { admissionFrom, machinesFrom, tablesFrom } from '../../support/settings.ts'
import { lookAtStep } from './handler.ts'

const tables = tablesFrom(process.env)
const database = dynamoDb()

export const handler = lambda(
  lookAtStep({
    clock: systemClock,
    leases: dynamoDbLeases({ client: database, tables, ...admissionFrom(process.env) }),
    ledger: dynamoDbLedger({ client: database, tables }),
    ownEvents: eventBridgeOwnEvents({ client: eventBridge(), bus: ownBusName }),
    studio: sageMakerStudio({ client: sageMaker() }),
    work: sageMakerWork({ sageMaker: sageMaker(), resourceTags: resourceTags() }),
    workflows: stepFunctionsWorkflows({ client: stepFunctions(), ...machinesFrom(process.env) }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
