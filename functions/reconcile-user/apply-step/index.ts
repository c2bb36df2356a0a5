/** Woken by the reconcile-user machine. */

import { dynamoDb } from '../../../adapters/clients/dynamodb.ts'
import { sageMaker } from '../../../adapters/clients/sagemaker.ts'
import { systemClock } from '../../../adapters/clock.system.ts'
import { dynamoDbLedger } from '../../../adapters/ledger.dynamodb.ts'
import { sageMakerStudio } from '../../../adapters/studio.sagemaker.ts'
import { accessMapBeside } from '../../support/access.ts'
import { lambda, log } from '../../support/runtime.ts'
import { tablesFrom } from '../../support/settings.ts'
import { applyStep } from './handler.ts'

export const handler = lambda(
  applyStep({
    clock: systemClock,
    ledger: dynamoDbLedger({ client: dynamoDb(), tables: tablesFrom(process.env) }),
    studio: sageMakerStudio({ client: sageMaker() }),
    map: accessMapBeside(import.meta.url),
    log,
  }),
)
