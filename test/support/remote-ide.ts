/** A leaver's remote IDE: a space opened to it against the rules, and a principal of their own. */
import { SageMakerClient, StartSessionCommand } from '@aws-sdk/client-sagemaker'
import { company } from '../../sample/company.ts'
import { seedIam } from '../../sandbox/iam/seed.ts'
import type { SessionRequest } from '../../sandbox/services/sts/sessions.ts'
import { remoteSessions } from '../../sandbox/studio/remote-sessions.ts'
import type { Rollcall } from './rollcall.ts'
import { sessionOf } from './sign-in.ts'

const DomainId = company.domains[0].id
const account = company.accountId
const space = `arn:aws:sagemaker:${company.region}:${account}:space/${DomainId}/remote`
const RoleName = 'data-science-permission-set'

/** As AWS has it for the toolkit: a role that the person has beside Studio's. */
export const toolkit: SessionRequest = {
  roleArn: `arn:aws:iam::${account}:role/${RoleName}`,
  sessionName: 'maya',
}

/** By an operator, since no persona may open a space to remote access. The space runs an app. */
export async function openToRemoteIde(world: Rollcall, profileName: string): Promise<void> {
  const trust = { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }
  const may = { Effect: 'Allow', Action: 'sagemaker:StartSession', Resource: space }
  const document = (one: object) => ({ Version: '2012-10-17', Statement: [one] }) as const
  const policy = { PolicyName: 'remote', PolicyDocument: document(may) }
  seedIam(world.sandbox.world, {
    roles: [{ RoleName, AssumeRolePolicyDocument: document(trust), Policies: [policy] }],
  })
  await world.call('SageMaker.CreateSpace', {
    DomainId,
    SpaceName: 'remote',
    SpaceSettings: { AppType: 'JupyterLab', RemoteAccess: 'ENABLED' },
    OwnershipSettings: { OwnerUserProfileName: profileName },
    SpaceSharingSettings: { SharingType: 'Private' },
  })
  await world.rest()
  const app = { DomainId, SpaceName: 'remote', AppType: 'JupyterLab', AppName: 'default' }
  await world.call('SageMaker.CreateApp', app)
  await world.rest()
}

/** Throws what SageMaker refuses it with. */
export async function connect(world: Rollcall, as: SessionRequest): Promise<void> {
  const client = new SageMakerClient(sessionOf(world, as))
  await client.send(new StartSessionCommand({ ResourceIdentifier: space }))
}

export function connections({ sandbox }: Rollcall): string[] {
  return remoteSessions(sandbox.world).map(({ status }) => status)
}
