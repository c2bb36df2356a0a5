/** IAM's API: what it shows, what it writes, its limits and its refusals. */
import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trailRecords } from '../../../sandbox/cloudtrail/trail.ts'
import { createTrail } from '../../../sandbox/cloudtrail/trails.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { deniesArn, denyQueue, type IamWorld, iamWorld, idle, sparesArn } from './api-world.ts'
import { document, roleArn } from './enforced.ts'

let sandbox: IamWorld
let iam: IAMClient
beforeAll(async () => {
  sandbox = await iamWorld()
  iam = sandbox.iam
})
afterAll(() => sandbox.close())

const worker = { RoleName: 'worker' }
const denies = { PolicyArn: deniesArn }
const text = (value: object) => JSON.stringify(value)

/** The error's name and status, of a call that must be refused. */
async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.name} ${error.$metadata.httpStatusCode}`,
  )
}

describe('roles', () => {
  it('are shown with their trust, found by path, and listed page by page', async () => {
    const { Role } = await iam.send(new GetRoleCommand(worker))
    expect(Role).toMatchObject({ Arn: roleArn('worker'), Path: '/', MaxSessionDuration: 3600 })
    const trust = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))
    expect(trust.Statement[0].Action).toBe('sts:AssumeRole')
    const first = await iam.send(new ListRolesCommand({ MaxItems: 1 }))
    expect(first).toMatchObject({ IsTruncated: true, Roles: [{ RoleName: 'worker' }] })
    const rest = await iam.send(new ListRolesCommand({ Marker: first.Marker }))
    expect(rest.Roles?.map(({ RoleName }) => RoleName)).toEqual(['writer'])
    expect(rest.IsTruncated).toBe(false)
    const none = await iam.send(new ListRolesCommand({ PathPrefix: '/elsewhere/' }))
    expect(none.Roles ?? []).toEqual([])
  })

  it('take, show and lose inline policies', async () => {
    const PolicyDocument = `${text(denyQueue)}\n`
    await iam.send(new PutRolePolicyCommand({ ...worker, PolicyName: 'new', PolicyDocument }))
    const listed = await iam.send(new ListRolePoliciesCommand(worker))
    expect(listed.PolicyNames).toEqual(['own', 'new'])
    const read = await iam.send(new GetRolePolicyCommand({ ...worker, PolicyName: 'new' }))
    expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(PolicyDocument)
    await iam.send(new DeleteRolePolicyCommand({ ...worker, PolicyName: 'new' }))
    const again = new DeleteRolePolicyCommand({ ...worker, PolicyName: 'new' })
    expect(await refusal(iam.send(again))).toBe('NoSuchEntityException 404')
    const gone = new GetRolePolicyCommand({ ...worker, PolicyName: 'new' })
    expect(await refusal(iam.send(gone))).toBe('NoSuchEntityException 404')
  })

  it('attach and detach managed policies', async () => {
    const spare = { ...worker, PolicyArn: sparesArn }
    await iam.send(new AttachRolePolicyCommand(spare))
    await iam.send(new AttachRolePolicyCommand(spare))
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand(worker))
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(['denies', 'spare'])
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: sparesArn }))
    expect(Policy?.AttachmentCount).toBe(1)
    await iam.send(new DetachRolePolicyCommand(spare))
    expect(await refusal(iam.send(new DetachRolePolicyCommand(spare)))).toBe(
      'NoSuchEntityException 404',
    )
    const attached = await iam.send(new ListPoliciesCommand({ OnlyAttached: true, Scope: 'Local' }))
    expect(attached.Policies?.map(({ Arn }) => Arn)).toEqual([deniesArn])
  })

  it('that are not there are NoSuchEntity, and so are policies', async () => {
    const nobody = { RoleName: 'nobody' }
    expect(await refusal(iam.send(new GetRoleCommand(nobody)))).toBe('NoSuchEntityException 404')
    const unknown = `${deniesArn}-not`
    expect(await refusal(iam.send(new GetPolicyCommand({ PolicyArn: unknown })))).toBe(
      'NoSuchEntityException 404',
    )
    expect(
      await refusal(iam.send(new AttachRolePolicyCommand({ ...worker, PolicyArn: unknown }))),
    ).toBe('NoSuchEntityException 404')
  })
})

describe('versions of a managed policy', () => {
  it('are at most five, numbered for good; the default one cannot be deleted', async () => {
    for (let count = 2; count <= 5; count++) {
      const made = await iam.send(
        new CreatePolicyVersionCommand({ ...denies, PolicyDocument: text(idle) }),
      )
      expect(made.PolicyVersion).toMatchObject({ VersionId: `v${count}`, IsDefaultVersion: false })
    }
    const sixth = { ...denies, PolicyDocument: text(denyQueue), SetAsDefault: true }
    expect(await refusal(iam.send(new CreatePolicyVersionCommand(sixth)))).toBe(
      'LimitExceededException 409',
    )
    const v1 = { ...denies, VersionId: 'v1' }
    expect(await refusal(iam.send(new DeletePolicyVersionCommand(v1)))).toBe(
      'DeleteConflictException 409',
    )
    await iam.send(new SetDefaultPolicyVersionCommand({ ...denies, VersionId: 'v5' }))
    await iam.send(new DeletePolicyVersionCommand(v1))
    expect(await refusal(iam.send(new GetPolicyVersionCommand(v1)))).toBe(
      'NoSuchEntityException 404',
    )
    const made = await iam.send(new CreatePolicyVersionCommand(sixth))
    expect(made.PolicyVersion).toMatchObject({ VersionId: 'v6', IsDefaultVersion: true })
    const { Versions } = await iam.send(new ListPolicyVersionsCommand(denies))
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['v6', 'v5', 'v4', 'v3', 'v2'])
    const { Policy } = await iam.send(new GetPolicyCommand(denies))
    expect(Policy?.DefaultVersionId).toBe('v6')
    const read = await iam.send(new GetPolicyVersionCommand({ ...denies, VersionId: 'v6' }))
    expect(decodeURIComponent(read.PolicyVersion?.Document ?? '')).toBe(text(denyQueue))
  })
})

/** A statement that makes its document, without white space, `size` characters long. */
function documentOf(size: number): string {
  const statement = (name: string) => ({ Effect: 'Deny', Action: 's3:GetObject', Resource: name })
  const base = text(document(statement('arn:aws:s3:::')))
  return text(document(statement(`arn:aws:s3:::${'x'.repeat(size - base.length)}`)))
}

describe('limits', () => {
  it('hold a managed policy to 6,144 characters, white space not counted', async () => {
    const PolicyArn = sparesArn
    const fits = documentOf(6144).replace(/,/g, ',\n        ')
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: fits }))
    const over = new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: documentOf(6145) })
    expect(await refusal(iam.send(over))).toBe('LimitExceededException 409')
  })

  it('hold the inline policies of a role to 10,240 characters together', async () => {
    const put = (PolicyName: string, size: number) =>
      refusal(
        iam.send(
          new PutRolePolicyCommand({
            RoleName: 'writer',
            PolicyName,
            PolicyDocument: documentOf(size),
          }),
        ),
      )
    expect(await put('one', 9000)).toBe('none')
    expect(await put('two', 1240)).toBe('LimitExceededException 409')
    expect(await put('one', 5000)).toBe('none')
    expect(await put('two', 1240)).toBe('none')
  })

  it('let a role have as many managed policies as the quota says', async () => {
    const one = { value: 1, unit: 'count', ground: 'documented', source: 'this test' } as const
    const narrow = await iamWorld({ weather: { 'iam.attachedPolicies': one } })
    const attach = new AttachRolePolicyCommand({ ...worker, PolicyArn: sparesArn })
    expect(await refusal(narrow.iam.send(attach))).toBe('LimitExceededException 409')
    await narrow.close()
  })

  it('refuse documents that IAM does not understand', async () => {
    const deny = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }
    const documents = [
      '{',
      text({ Version: '2012-10-17' }),
      text(document({ ...deny, Action: 's3:NoSuchThing' })),
      text(document({ ...deny, Principal: '*' })),
      text(document({ ...deny, Sid: 'not alphanumeric' })),
      text(document({ ...deny, Sid: 'Same' }, { ...deny, Sid: 'Same' })),
    ]
    for (const PolicyDocument of documents) {
      const put = new PutRolePolicyCommand({ ...worker, PolicyName: 'bad', PolicyDocument })
      expect(await refusal(iam.send(put)), PolicyDocument).toBe(
        'MalformedPolicyDocumentException 400',
      )
    }
  })
})

describe('sessions of roles', () => {
  it('may call what their own policies allow, for the policy that they name', async () => {
    const writer = new IAMClient({ ...sandbox.as('writer'), maxAttempts: 1 })
    expect(await refusal(writer.send(new GetRoleCommand(worker)))).toBe('AccessDenied 403')
    expect(await refusal(writer.send(new AttachRolePolicyCommand({ ...worker, ...denies })))).toBe(
      'none',
    )
    const spare = new AttachRolePolicyCommand({ ...worker, PolicyArn: sparesArn })
    expect(await refusal(writer.send(spare))).toBe('AccessDenied 403')
  })
})

describe('CloudTrail', () => {
  it('tells of writes with what was asked for, in us-east-1', async () => {
    await iam.send(
      new PutRolePolicyCommand({ ...worker, PolicyName: 'told', PolicyDocument: text(idle) }),
    )
    expect(trailRecords(sandbox.world).at(-1)).toMatchObject({
      eventSource: 'iam.amazonaws.com',
      eventName: 'PutRolePolicy',
      awsRegion: 'us-east-1',
      readOnly: false,
      requestParameters: { roleName: 'worker', policyName: 'told', policyDocument: text(idle) },
      responseElements: null,
    })
  })

  it('hands them to the default bus of us-east-1, where a trail of all Regions logs', async () => {
    const { world } = sandbox
    createTrail(world, {
      name: 'all',
      arn: `arn:aws:cloudtrail:${world.region}:${world.accountId}:trail/all`,
      accountId: world.accountId,
      region: world.region,
      isLogging: true,
      isMultiRegionTrail: true,
      isOrganizationTrail: false,
      includeGlobalServiceEvents: true,
      eventSelectors: [],
    })
    const heard: string[] = []
    integrations.of(world).putEvent = async ({ busArn, event }) => {
      heard.push(`${busArn} ${event.source} ${event.detail.eventName}`)
    }
    await iam.send(new DeleteRolePolicyCommand({ ...worker, PolicyName: 'told' }))
    await sandbox.pass(60_000)
    const bus = `arn:aws:events:us-east-1:${world.accountId}:event-bus/default`
    expect(heard).toEqual([`${bus} aws.iam DeleteRolePolicy`])
  })
})
