/** Woken by the reconcile-user machine. */

import { s3Archives } from '../../../adapters/archives.s3.ts'
import { dataSync } from '../../../adapters/clients/data-sync.ts'
import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { eventBridge } from '../../../adapters/clients/event-bridge.ts'
import { s3 } from '../../../adapters/clients/s3.ts'
import { sageMaker } from '../../../adapters/clients/sagemaker.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLeases } from '../../../adapters/leases.dynamodb.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { eventBridgeOwnEvents } from '../../../adapters/own-events.eventbridge.ts'
import { sageMakerStudio } from '../../../adapters/studio.sagemaker.ts'
import { dataSyncTransfers } from '../../../adapters/transfers.datasync.ts'
import { ownBusName } from '../../../core/deployed-names.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import { admissionFrom, tablesFrom } from '../../support/settings.ts'
import { lookAtData } from './handler.ts'

const tables = tablesFrom(process.env)
const database = dynamoDb()

export const handler = lambda(
  lookAtData({
    clock: systemClock,
    leases: dynamoDbLeases({ client: database, tables, ...admissionFrom(process.env) }),
    ledger: dynamoDbLedger({ client: database, tables }),
    ownEvents: eventBridgeOwnEvents({ client: eventBridge(), bus: ownBusName }),
    studio: sageMakerStudio({ client: sageMaker() }),
    transfers: dataSyncTransfers({ client: dataSync() }),
    archives: s3Archives({ client: s3() }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
