/**
 * Where AWS does not read tags again for open Studio sessions, the Deny list of the presign role
 * ends them. One world, in this order.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { profilesIn } from '../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../core/deny-list/policy-arns.ts'
import { presignRoleArn } from '../../core/presign/role.ts'
import { writtenPolicy } from '../../sandbox/iam/written.ts'
import { type Browser, browser } from '../sandbox/studio/browser.ts'
import { tagsReadAtOpening } from '../sandbox/studio/tag-age.ts'
import { presignedUrl, presigner } from '../support/sign-in.ts'
import { openTwoDomains, type TwoDomains } from '../support/two-domains.ts'

const PROPAGATION_MS = 120_000
let world: TwoDomains
let groupId: string
let roleArn: string
let leaver: Member
let other: Member

interface Member {
  readonly userId: string
  readonly profileName: string
  readonly arn: string
  readonly studio: Browser
}

beforeAll(async () => {
  const ground = { unit: 'ms', ground: 'assumed', source: 'this test' } as const
  const weather = {
    ...tagsReadAtOpening,
    'iam.propagation': { value: PROPAGATION_MS, ...ground },
  }
  world = await openTwoDomains({ weather })
  const [research] = world.map.domains
  roleArn = research ? presignRoleArn(research) : ''
  groupId = await world.group('ML Fraud Scientists')
  leaver = await enter('alice@example.com')
  other = await enter('bob@example.com')
}, 120_000)
afterAll(() => world.close())

async function enter(userName: string): Promise<Member> {
  const userId = await world.user(userName)
  await world.join(userId, groupId)
  const grant = await world.grant(userId, 'fraud')
  const { UserProfileArn } = (await world.profile(grant)) ?? {}
  const profileName = grant?.profileName ?? ''
  const studio = browser()
  await studio.open(await presignedUrl(await presigner(world, profileName), profileName))
  return { userId, profileName, arn: String(UserProfileArn), studio }
}

/** By the policies as they were last written. */
const named = () =>
  denyPolicyArns(roleArn).flatMap((arn) => {
    const policy = writtenPolicy(world.sandbox.world, arn)
    const text = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
    return profilesIn(text?.text ?? '{}')
  })

const statuses = async () => [
  (await leaver.studio.get('/')).status,
  (await other.studio.get('/')).status,
]

const isSuspended = async () => {
  const { Tags } = await world.call('SageMaker.ListTags', { ResourceArn: leaver.arn })
  return JSON.stringify(Tags).includes('{"Key":"rollcall:suspended","Value":"true"}')
}

test('the tag alone leaves the page open, the list ends it when IAM has propagated', async () => {
  expect(await statuses()).toEqual([200, 200])
  await world.idp.removeMember(groupId, leaver.userId)
  await world.sandbox.world.clock.advance(PROPAGATION_MS / 2)
  expect(await isSuspended()).toBe(true)
  expect(named()).toEqual([leaver.profileName])
  expect(await statuses()).toEqual([200, 200])
  await world.sandbox.world.clock.advance(PROPAGATION_MS)
  expect(await statuses()).toEqual([403, 200])
  await expect(signIn(leaver)).rejects.toThrow(/not authorized/)
}, 120_000)

test('who comes back is on the list no more, and their page answers again', async () => {
  await world.join(leaver.userId, groupId)
  expect(named()).toEqual([])
  expect(await world.ports.ledger.deniedOn(roleArn)).toEqual([])
  expect(await statuses()).toEqual([200, 200])
  await signIn(leaver)
}, 120_000)

test('a name stays on the list as long as a session can last, and no longer', async () => {
  await world.leave(leaver.userId, groupId)
  await world.pass(11 * 60)
  expect(await world.grant(leaver.userId, 'fraud')).toMatchObject({ state: 'deprovisioned' })
  expect(named()).toEqual([leaver.profileName])
  await world.pass(2 * 60)
  expect(named()).toEqual([])
}, 120_000)

async function signIn({ profileName }: Member): Promise<string> {
  return presignedUrl(await presigner(world, profileName), profileName)
}
