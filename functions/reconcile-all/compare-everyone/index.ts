/** Woken by the reconcile-all machine. */

import { ssoAdminAssignments } from '../../../adapters/assignments.sso-admin.ts'
import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { eventBridge } from '../../../adapters/clients/event-bridge.ts'
import { identityStore } from '../../../adapters/clients/identity-store.ts'
import { sageMaker } from '../../../adapters/clients/sagemaker.ts'
import { serviceQuotasClient } from '../../../adapters/clients/service-quotas.ts'
import { ssoAdmin } from '../../../adapters/clients/sso-admin.ts'
import { stepFunctions } from '../../../adapters/clients/step-functions.ts'
import { systemClock, systemWait } from '../../../adapters/clock.system.ts'
import { identityStoreDirectory } from '../../../adapters/directory.identity-store.ts'
import { ownTurns, pacedDirectory } from '../../../adapters/directory-paced.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { eventBridgeOwnEvents } from '../../../adapters/own-events.eventbridge.ts'
import { serviceQuotas } from '../../../adapters/quotas.service-quotas.ts'
import { dynamoDbSnapshot } from '../../../adapters/snapshot.dynamodb.ts'
import { sageMakerStudio } from '../../../adapters/studio.sagemaker.ts'
import { stepFunctionsWorkflows } from '../../../adapters/workflows.step-functions.ts'
import { ownBusName } from '../../../core/deployed-names.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import {
  admissionFrom,
  machinesFrom,
  requireSetting,
  setting,
  tablesFrom,
} from '../../support/settings.ts'
import { compareEveryone } from './handler.ts'

const tables = tablesFrom(process.env)
const identityStoreId = requireSetting(process.env, setting.identityStoreId)

const database = dynamoDb()
const directory = pacedDirectory(
  identityStoreDirectory({ client: identityStore(), identityStoreId }),
  { clock: systemClock, wait: systemWait, turn: ownTurns(), firstPages: true },
)

export const handler = lambda(
  compareEveryone({
    assignments: ssoAdminAssignments({ client: ssoAdmin() }),
    clock: systemClock,
    wait: systemWait,
    directory,
    snapshot: dynamoDbSnapshot({ client: database, tables }),
    leases: dynamoDbLeases({ client: database, tables, ...admissionFrom(process.env) }),
    ledger: dynamoDbLedger({ client: database, tables }),
    ownEvents: eventBridgeOwnEvents({ client: eventBridge(), bus: ownBusName }),
    quotas: serviceQuotas({ client: serviceQuotasClient() }),
    studio: sageMakerStudio({ client: sageMaker() }),
    workflows: stepFunctionsWorkflows({ client: stepFunctions(), ...machinesFrom(process.env) }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
