/** The adapters over AWS's other services keep the contracts, against the sandbox. */
import { awsServices } from '../support/aws-services.ts'
import { archivesContract } from './archives.contract.ts'
import { assignmentsContract } from './assignments.contract.ts'
import { quotasContract } from './quotas.contract.ts'
import { transfersContract } from './transfers.contract.ts'
import { workContract } from './work.contract.ts'

archivesContract('S3', awsServices)
assignmentsContract('SSO Admin', awsServices)
quotasContract('Service Quotas', awsServices)
transfersContract('DataSync', awsServices)
workContract('SageMaker', awsServices)
