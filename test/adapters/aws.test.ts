/** The adapters over AWS's other services keep the contracts, against the sandbox. */

import { awsServices } from '../support/aws-services.ts'
import { archivesContract } from './archives.contract.ts'
import { assignmentsContract } from './assignments.contract.ts'
import { directoryContract } from './directory.contract.ts'
import { quotasContract } from './quotas.contract.ts'
import { studioContract } from './studio.contract.ts'
import { transfersContract } from './transfers.contract.ts'
import { troublesContract } from './troubles.contract.ts'
import { workContract } from './work.contract.ts'
import { workflowsContract } from './workflows.contract.ts'

archivesContract('S3', awsServices)
assignmentsContract('SSO Admin', awsServices)
quotasContract('Service Quotas', awsServices)
transfersContract('DataSync', awsServices)
workContract('SageMaker', awsServices)
directoryContract('Identity Store', awsServices)
studioContract('SageMaker', awsServices)
workflowsContract('Step Functions', awsServices)
troublesContract('AWS’s services', awsServices)
