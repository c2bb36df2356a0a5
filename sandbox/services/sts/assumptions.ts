/** An AWS service assumes a role: whether it may, and the record that leaves. */
import { serviceAsker } from '../../iam/asker.ts'
import { requireAssumable } from '../../iam/trust.ts'
import { integrations } from '../../world/integrations.ts'
import type { World } from '../../world/world.ts'
import { assumedRoleUser, recordedCredentials, roleResource } from './credentials-record.ts'
import { roleFor } from './roles.ts'
import { newSessionToken, takeUnrecorded, temporaryKeyId } from './sessions.ts'

export interface ServiceAssumption {
  readonly roleArn: string
  /** For example `sagemaker.amazonaws.com`. */
  readonly invokedBy: string
  readonly sessionName: string
  readonly sourceIdentity?: string
  /** ARN of the resource on whose behalf the service works, for the trust policy's conditions. */
  readonly sourceArn?: string
}

const SERVICE_SESSION_MS = 3_600_000

/**
 * Hands CloudTrail the `AssumeRole` record that AWS leaves in the role's account. It carries the
 * key of the session issued just before for that role and name; without one, a key of its own.
 * Published samples are Lambda's; that SageMaker's look the same is inferred. Throws `AccessDenied`
 * when the role does not trust the service; what record that leaves is not established: none here.
 */
export function recordServiceAssumption(world: World, assumption: ServiceAssumption): void {
  const { roleArn, invokedBy, sessionName, sourceIdentity } = assumption
  requireAssumable(world, serviceAsker(invokedBy, assumption.sourceArn), {
    roleArn,
    operation: 'AssumeRole',
    sessionName,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  })
  const role = roleFor(world, roleArn)
  const session = takeUnrecorded(world, roleArn, sessionName)
  const credentials = recordedCredentials({
    accessKeyId: session?.accessKeyId ?? temporaryKeyId(world),
    sessionToken: newSessionToken(world),
    expiration: session?.expiration ?? world.clock.now() + SERVICE_SESSION_MS,
  })
  const identity = sourceIdentity === undefined ? {} : { sourceIdentity }
  integrations.of(world).recordTrail({
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventVersion: '1.08',
    readOnly: true,
    userIdentity: { type: 'AWSService', invokedBy },
    requestParameters: { roleArn, roleSessionName: sessionName, ...identity },
    responseElements: {
      credentials,
      assumedRoleUser: assumedRoleUser(role, sessionName),
      ...identity,
    },
    sourceIPAddress: invokedBy,
    userAgent: invokedBy,
    accountId: role.accountId,
    region: world.region,
    extra: {
      requestID: world.random.uuid(),
      resources: [roleResource(role)],
      sharedEventID: world.random.uuid(),
    },
  })
}
