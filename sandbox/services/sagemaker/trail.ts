/** What SageMaker's actions leave in CloudTrail. */
import { apiRecorder } from '../../cloudtrail/api-record.ts'

/**
 * The `authorizedUrl` of a presigned URL stands in the record: whether AWS redacts it is not
 * established, so the sandbox takes the worse case.
 */
export const recordSageMaker = apiRecorder('sagemaker.amazonaws.com')
