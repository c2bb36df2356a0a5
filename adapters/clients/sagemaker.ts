/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { SageMakerClient } from '@aws-sdk/client-sagemaker'
import { clientSettings } from './settings.ts'

/** The control plane is slower than data planes. */
export function sageMaker(): SageMakerClient {
  return new SageMakerClient(clientSettings(5_000))
}
