/** What the sign-in function will do: take a domain's presign role, and make a presigned URL. */
import { CreatePresignedDomainUrlCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { rolePath } from '../../core/deployed-names.ts'
import { presignRoleName } from '../../core/presign/role.ts'
import { company } from '../../sample/company.ts'
import { seedIam } from '../../sandbox/iam/seed.ts'
import { iam } from '../../sandbox/iam/store.ts'
import { issueSession, type SessionRequest } from '../../sandbox/services/sts/sessions.ts'
import type { Rollcall } from './rollcall.ts'

const [domain] = company.domains
const account = `arn:aws:iam::${company.accountId}`
const signInRole = `${account}:role${rolePath.service}rollcall-sign-in`
const presignRole = `${account}:role${rolePath.service}${presignRoleName(domain.name)}`

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Settings of an SDK client that calls as a session of that role. */
export function sessionOf({ sandbox }: Rollcall, request: SessionRequest) {
  return settings(sandbox.url, issueSession(sandbox.world, request))
}

function settings(endpoint: string, { accessKeyId, secretAccessKey }: Credentials) {
  const credentials = { accessKeyId, secretAccessKey }
  return { endpoint, region: company.region, credentials, maxAttempts: 1 }
}

/** Takes the presign role with the profile's name as session name; by default as sign-in does. */
export async function presigner(
  world: Rollcall,
  profileName: string,
  as: SessionRequest = { roleArn: signInRole, sessionName: 'sign-in' },
): Promise<SageMakerClient> {
  withSignIn(world)
  const sts = new STSClient(sessionOf(world, as))
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn: presignRole, RoleSessionName: profileName }),
  )
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = given ?? {}
  return new SageMakerClient(settings(world.sandbox.url, { accessKeyId, secretAccessKey }))
}

export async function presignedUrl(client: SageMakerClient, profileName: string): Promise<string> {
  const request = { DomainId: domain.id, UserProfileName: profileName }
  const { AuthorizedUrl } = await client.send(new CreatePresignedDomainUrlCommand(request))
  return String(AuthorizedUrl)
}

/** The role of the function that is not there yet. */
function withSignIn({ sandbox: { world } }: Rollcall): void {
  if (iam.of(world).roles.has(signInRole)) return
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: presignRole }
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }
  const document = (one: object) => ({ Version: '2012-10-17', Statement: [one] }) as const
  seedIam(world, {
    roles: [
      {
        RoleName: 'rollcall-sign-in',
        Path: rolePath.service,
        AssumeRolePolicyDocument: document(trust),
        Policies: [{ PolicyName: 'presign', PolicyDocument: document(statement) }],
      },
    ],
  })
}
