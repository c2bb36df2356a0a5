/** Woken by the handle-directory-change machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { identityStore } from '../../../adapters/clients/identity-store.ts'
import { stepFunctions } from '../../../adapters/clients/step-functions.ts'
import { systemClock, systemWait } from '../../../adapters/clock.system.ts'
import { identityStoreDirectory } from '../../../adapters/directory.identity-store.ts'
import { pacedDirectory } from '../../../adapters/directory-paced.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbListingTurns } from '../../../adapters/listing-turns.dynamodb.ts'
import { dynamoDbSnapshot } from '../../../adapters/snapshot.dynamodb.ts'
import { stepFunctionsWorkflows } from '../../../adapters/workflows.step-functions.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import {
  admissionFrom,
  machinesFrom,
  requireSetting,
  setting,
  tablesFrom,
} from '../../support/settings.ts'
import { requestReconciliation } from './handler.ts'

const tables = tablesFrom(process.env)
const identityStoreId = requireSetting(process.env, setting.identityStoreId)

const database = dynamoDb()
const turn = dynamoDbListingTurns({ client: database, tables })
const directory = pacedDirectory(
  identityStoreDirectory({ client: identityStore(), identityStoreId }),
  { clock: systemClock, wait: systemWait, turn, firstPages: false },
)

export const handler = lambda(
  requestReconciliation({
    clock: systemClock,
    wait: systemWait,
    directory,
    snapshot: dynamoDbSnapshot({ client: database, tables }),
    leases: dynamoDbLeases({ client: database, tables, ...admissionFrom(process.env) }),
    workflows: stepFunctionsWorkflows({ client: stepFunctions(), ...machinesFrom(process.env) }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
