/**
 * Both lines of a suspension, with every permission enforced: the tag ends open Studio sessions,
 * and the Deny list of the role ends whatever else a leaver has open. One world, in this order.
 */
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { denyPolicyArns } from '../../core/deny-list/policy-arns.ts'
import { roleKey } from '../../core/lease/keys.ts'
import { roleArn } from '../../core/persona/role-name.ts'
import { requestRole } from '../../functions/support/start-role.ts'
import { company, groups, people } from '../../sample/company.ts'
import { writtenPolicy } from '../../sandbox/iam/written.ts'
import { seedBuckets } from '../../sandbox/s3/seed.ts'
import { topicNotices } from '../../sandbox/topics/notices.ts'
import { type Browser, browser } from '../sandbox/studio/browser.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'
import { presignedUrl, presigner, sessionOf } from '../support/sign-in.ts'

type Name = 'tomas' | 'sofia' | 'kenji' | 'maya' | 'jonas'

interface Member {
  readonly userId: string
  readonly profileName: string
  readonly roleArn: string
  /** Studio, opened when they joined. */
  readonly studio: Browser
}

const buckets = { vision: 'example-vision-images', forecasting: 'example-forecasting-data' }
const joined = { vision: ['tomas', 'sofia', 'kenji'], forecasting: ['maya', 'jonas'] } as const
const teams = { vision: groups.vision, forecasting: groups.forecasting }

let world: Rollcall
const members = new Map<Name, Member>()
const member = (name: Name): Member => {
  const found = members.get(name)
  if (!found) throw new Error(`${name} has not joined`)
  return found
}

beforeAll(async () => {
  world = await openRollcall()
  const BucketNames = Object.values(buckets)
  seedBuckets(
    world.sandbox.world,
    BucketNames.map((BucketName) => ({ BucketName })),
  )
  const idp = world.provider('okta')
  for (const team of ['vision', 'forecasting'] as const) {
    const groupId = await idp.createGroup(teams[team])
    for (const name of joined[team])
      await idp.addMember(groupId, await idp.createUser(people[name]))
  }
  await world.rest()
  for (const name of Object.values(joined).flat()) members.set(name, await enter(name))
}, 300_000)
afterAll(() => world.close())

async function enter(name: Name): Promise<Member> {
  const userId = (await world.ports.directory.findUser(people[name].userName)) ?? ''
  const [grant] = await world.ports.ledger.grantsOf(userId)
  if (grant?.state !== 'granted') throw new Error(`${name} was given nothing`)
  const { profileName } = grant
  const studio = browser()
  await studio.open(await presignedUrl(await presigner(world, profileName), profileName))
  return { userId, profileName, roleArn: grant.roleArn, studio }
}

/** All at once. */
async function setActive(active: boolean, ...names: readonly Name[]): Promise<void> {
  const idp = world.provider('okta')
  for (const name of names) await idp.setActive(member(name).userId, active)
  await world.rest()
}

/** Credentials as SageMaker hands them to a job or an app of the profile. */
function asOf(name: Name, how: 'source identity' | 'session name' = 'source identity') {
  const { profileName, roleArn: role } = member(name)
  const session =
    how === 'session name'
      ? { sessionName: profileName }
      : { sessionName: 'SageMaker', sourceIdentity: profileName }
  return sessionOf(world, { roleArn: role, ...session })
}

type Outcome = 'done' | 'denied'

async function outcomeOf(run: () => Promise<object>): Promise<Outcome> {
  try {
    await run()
    return 'done'
  } catch (error) {
    const { name = '' } = error as { readonly name?: string }
    if (!name.startsWith('AccessDenied')) throw error
    return 'denied'
  }
}

function writesTo(team: keyof typeof buckets, settings: ReturnType<typeof asOf>) {
  const object = { Bucket: buckets[team], Key: 'model.tar', Body: 'weights' }
  const client = new S3Client({ ...settings, forcePathStyle: true })
  return outcomeOf(() => client.send(new PutObjectCommand(object)))
}

describe('two leavers of one role at once', () => {
  beforeAll(() => setActive(false, 'tomas', 'sofia'), 300_000)

  test('lose their open Studio sessions, and nobody else does', async () => {
    const statuses = await Promise.all(
      joined.vision.map(async (name) => (await member(name).studio.get('/')).status),
    )
    expect(statuses).toEqual([403, 403, 200])
  })

  test('cannot use what else they have open once IAM has propagated it', async () => {
    expect(await writesTo('vision', asOf('tomas'))).toBe('denied')
    expect(await writesTo('vision', asOf('sofia'))).toBe('denied')
    expect(await writesTo('vision', asOf('sofia', 'session name'))).toBe('denied')
    expect(await writesTo('vision', asOf('kenji'))).toBe('done')
    expect(await writesTo('vision', asOf('kenji', 'session name'))).toBe('done')
  })

  test('are both in the ledger, and the one who returns is taken off', async () => {
    const role = member('tomas').roleArn
    const listed = async () =>
      (await world.ports.ledger.deniedOn(role)).map(({ userId }) => userId).sort()
    expect(await listed()).toEqual([member('tomas').userId, member('sofia').userId].sort())
    await setActive(true, 'tomas')
    expect(await listed()).toEqual([member('sofia').userId])
    expect(await writesTo('vision', asOf('tomas'))).toBe('done')
    expect(await writesTo('vision', asOf('sofia'))).toBe('denied')
    expect((await member('tomas').studio.get('/')).status).toBe(200)
  }, 300_000)
})

test("a leaver whose jobs may finish writes to the team's bucket and does no more", async () => {
  await setActive(false, 'maya')
  const job = asOf('maya')
  expect(await writesTo('forecasting', job)).toBe('done')
  expect(await writesTo('vision', job)).toBe('denied')
  const s3 = new S3Client({ ...job, forcePathStyle: true })
  const object = { Bucket: buckets.forecasting, Key: 'model.tar' }
  expect(await outcomeOf(() => s3.send(new DeleteObjectCommand(object)))).toBe('denied')
  const jobs = (name: Name) =>
    outcomeOf(() => new SageMakerClient(asOf(name)).send(new ListTrainingJobsCommand({})))
  expect(await jobs('maya')).toBe('denied')
  expect(await jobs('jonas')).toBe('done')
}, 300_000)

describe('a presign role', () => {
  test('opens no profile that does not say it is not suspended', async () => {
    const ResourceArn = `arn:aws:sagemaker:${company.region}:${company.accountId}:user-profile/${
      company.domains[0].id
    }/${member('kenji').profileName}`
    await world.call('SageMaker.DeleteTags', { ResourceArn, TagKeys: ['rollcall:suspended'] })
    const { profileName } = member('kenji')
    const client = await presigner(world, profileName)
    await expect(presignedUrl(client, profileName)).rejects.toThrow(/not authorized/)
    expect((await member('kenji').studio.get('/')).status).toBe(403)
  })

  test('is taken by nobody but the function that signs people in', async () => {
    const { profileName, roleArn: role } = member('jonas')
    const persona = { roleArn: role, sessionName: profileName }
    await expect(presigner(world, profileName, persona)).rejects.toThrow(/not authorized/)
  })
})

test('of 200 leavers of one role, those whom its policies cannot name are told of', async () => {
  const role = roleArn(world.map, 'fraud', 'mlops')
  const clock = world.sandbox.world.clock
  const because = { eventId: 'mass leave', door: 'operator', time: clock.now() } as const
  const { leases, ledger, workflows } = world.ports
  const asked = { key: 'user#leaver', because, now: clock.now(), removal: true }
  const answer = await leases.request({ ...asked, readDirectory: false })
  if (!answer.taken) throw new Error('the lease is held')
  const entries = Array.from({ length: 200 }, (_, index) => ({
    profileName: `u-${String(index).padStart(3, '0')}-${'x'.repeat(57)}`,
    userId: `leaver-${index}`,
    since: index,
  }))
  for (let from = 0; from < entries.length; from += 50) {
    const chunk = entries.slice(from, from + 50)
    const writes = chunk.map((entry) => ({ kind: 'denied', roleArn: role, ...entry }) as const)
    await ledger.write(answer.held, writes, clock.now())
  }
  await requestRole({ clock, leases, workflows }, { roleArn: role, because: [], removal: true })
  await world.rest()
  const texts = denyPolicyArns(role).map((arn) => defaultText(arn))
  const named = entries.filter(({ profileName }) =>
    texts.some((text) => text.includes(`"${profileName}"`)),
  )
  expect(named).toEqual(entries.slice(0, named.length))
  expect(named.length).toBeLessThan(200)
  for (const text of texts) expect(text.length).toBeGreaterThan(5_900)
  const [notice] = topicNotices(world.sandbox.world)
  expect(notice?.message).toContain('The Deny list of a role is full')
  expect(notice?.message).toContain(entries[named.length]?.profileName)
  expect(await leases.read(roleKey(role))).toMatchObject({ leaseUntil: 0 })
}, 300_000)

function defaultText(arn: string): string {
  const policy = writtenPolicy(world.sandbox.world, arn)
  const version = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
  return version?.text ?? ''
}
