/** A short course of everything that our functions, machines, rules and schedules do. */
import { everyoneKey, groupKey, userKey } from '../../../core/lease/keys.ts'
import { profileName } from '../../../core/profile-name.ts'
import { tag } from '../../../core/profile-tags.ts'
import { ciRoleArn, company, groups, people } from '../../../sample/company.ts'
import { outside } from '../../../sample/outside.ts'
import { AwsError } from '../../../sandbox/services/service.ts'
import { type StudioFault, studioFaults } from '../../../sandbox/studio/faults.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import type { WeatherRow } from '../../../sandbox/world/weather.ts'
import { leaveRunning } from '../left-running.ts'
import type { Rollcall } from '../rollcall.ts'
import { studioOf } from '../two-domains.ts'
import {
  afterQuarter,
  askWhileItIsRead,
  die,
  forgetComparison,
  groupOf,
  idOf,
  pass,
  profileOf,
  putEvent,
  startApp,
  take,
  unheard,
} from './acts.ts'
import { archivedLeaver } from './archiving.ts'
import { fullQuota, ssoLeaver, strayedGroup, takenName } from './sso-mode.ts'
import { fullPolicies, liftedDeny, presigning, sweptRole } from './suspensions.ts'
import { crowdedDenyList, unexplainedAssumption } from './telling.ts'

const domain = company.domains[0].id

/** Makes something happen, and passes time until all of it has followed. */
export type Chapter = (world: Rollcall) => Promise<void>

/** In this order; each goes on where the one before it ended. */
export const course: Readonly<Record<string, Chapter>> = {
  'a user of a group nobody told of': foundGroup,
  'a joiner': joiner,
  'a change': change,
  'Studio, the portal, a pipeline': roleAssumptions,
  'a native event': nativeEvent,
  'a role assumed by nobody knows whom': unexplainedAssumption,
  'events nobody can read': unreadEvents,
  'a leaver with an app, a space and work that runs': leaver,
  'who comes back': resume,
  'who comes and goes': fullPolicies,
  'somebody signs in': presigning,
  'a profile that stands already': takenOver,
  'profiles that break': broken,
  'a member taken out by the API': takenOutByApi,
  'a member whose coming was lost': unknownMembership,
  'a group for the sweep': sweptGroup,
  'a user for the sweep': sweptUser,
  'a leaver of an SSO-mode domain': ssoLeaver,
  'a user name that is taken': takenName,
  'a run for the sweep': sweptRun,
  'a group that strays': strayedGroup,
  'a quota that is met': fullQuota,
  'a role for the sweep': sweptRole,
  'schedules that reach nobody': deadSchedules,
  'an emptied group': emptiedGroup,
  'the end of the grace period': deprovision,
  'twelve hours later': liftedDeny,
  'a leaver whose data is archived': archivedLeaver,
  'a Deny list with no room': crowdedDenyList,
}

/** What stands in the directory before the course, and makes no event. */
export const before = {
  studio: studioOf,
  users: [{ UserName: 'lead@example.com', DisplayName: 'Lead' }],
}

/**
 * A profile is made so slowly that its holder has its lease renewed, and a copy goes on for so long
 * that somebody comes back meanwhile.
 */
export const slowly: Readonly<Record<string, WeatherRow>> = {
  'sagemaker.userProfileCreate': {
    value: 150_000,
    unit: 'ms',
    ground: 'assumed',
    source: 'set by this course',
  },
  'datasync.prepare': {
    value: 600_000,
    unit: 'ms',
    ground: 'assumed',
    source: 'set by this course',
  },
}

async function foundGroup(world: Rollcall): Promise<void> {
  const idp = world.provider('okta')
  const userId = await idOf(world, 'lead@example.com')
  await afterQuarter(world)
  await unheard(world, async () => {
    await idp.addMember(await idp.createGroup(groups.fraudLeads), userId)
  })
  await forgetComparison(world)
  await idp.setActive(userId, true)
  await world.rest()
}

/** With more to hear of the user while the profile is being made. */
async function joiner(world: Rollcall): Promise<void> {
  const idp = world.provider('okta')
  const groupId = await idp.createGroup(groups.vision)
  const userId = await idp.createUser(people.tomas)
  await world.rest()
  await idp.addMember(groupId, userId)
  await idp.setActive(userId, true)
  await world.rest()
}

/**
 * Another persona for one who stays, by another group of the same team. More is asked of the
 * group while it is read.
 */
async function change(world: Rollcall): Promise<void> {
  const idp = world.provider('plain')
  const groupId = await idp.createGroup(groups.visionCompute)
  await world.rest()
  askWhileItIsRead(world, groupId)
  await idp.addMember(groupId, await idOf(world, people.tomas.userName))
  await world.rest()
}

async function roleAssumptions(world: Rollcall): Promise<void> {
  const userId = await idOf(world, people.tomas.userName)
  const { assumeWithToken, ciToken, portalCredentials } = outside(world.sandbox.url)
  await startApp(world, { UserProfileName: await profileOf(world, userId) })
  const token = await ciToken(company.ci.subject)
  await assumeWithToken({ roleArn: ciRoleArn(), sessionName: 'pipeline', token })
  await portalCredentials({ userId, permissionSet: 'BillingReader' })
  await world.rest()
}

/** It changes nothing, but for a group of the map that nobody has told of. */
async function nativeEvent(world: Rollcall): Promise<void> {
  await unheard(world, async () => {
    await world.provider('okta').createGroup(groups.fraudScientists)
  })
  await forgetComparison(world)
  const userId = await idOf(world, people.tomas.userName)
  await putEvent(world, {
    source: 'aws.identitystore',
    'detail-type': 'User Updated',
    resources: [`arn:aws:identitystore:::user/${userId}`],
    detail: {},
  })
  await world.rest()
}

/** One without the ids it should have, one whose function Lambda does not run. */
async function unreadEvents(world: Rollcall): Promise<void> {
  const viaTrail = { 'detail-type': 'AWS API Call via CloudTrail' }
  const eventID = 'an-event-nobody-can-read'
  const eventSource = 'identitystore.amazonaws.com'
  await putEvent(world, {
    ...viaTrail,
    source: 'aws.identitystore',
    detail: { eventSource, eventName: 'CreateGroupMembership', eventID, requestParameters: {} },
  })
  await world.rest()
  const requestParameters = { roleArn: ciRoleArn() }
  const assumed = { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole', eventID }
  await refusing(world, ['invokeFunction'], async () => {
    const detail = { ...assumed, requestParameters }
    await putEvent(world, { ...viaTrail, source: 'aws.sts', detail })
    await world.rest()
  })
}

async function leaver(world: Rollcall): Promise<void> {
  const userId = await idOf(world, people.tomas.userName)
  const name = await profileOf(world, userId)
  await world.call('SageMaker.CreateSpace', {
    DomainId: domain,
    SpaceName: 'notes',
    OwnershipSettings: { OwnerUserProfileName: name },
    SpaceSharingSettings: { SharingType: 'Private' },
  })
  await world.rest()
  await startApp(world, { SpaceName: 'notes', AppType: 'JupyterLab' })
  await leaveRunning(world, profileArnOf(name))
  // One that still starts when its user leaves can be stopped only once it runs.
  const app = { DomainId: domain, UserProfileName: name, AppType: 'Canvas', AppName: 'default' }
  await world.call('SageMaker.CreateApp', app)
  await world.provider('entra').setActive(userId, false)
  await world.rest()
}

const profileArnOf = (name: string) =>
  `arn:aws:sagemaker:${company.region}:${company.accountId}:user-profile/${domain}/${name}`

/** With a group of the map that nobody has told of: it is noted with what is confirmed. */
async function resume(world: Rollcall): Promise<void> {
  await unheard(world, async () => {
    await world.provider('entra').createGroup(groups.planningAnalysts)
  })
  await forgetComparison(world)
  await world.provider('entra').setActive(await idOf(world, people.tomas.userName), true)
  await world.rest()
}

/** One that carries the user's tag and another role: it is taken over and given its role. */
async function takenOver(world: Rollcall): Promise<void> {
  const idp = world.provider('plain')
  const userId = await idp.createUser(people.sofia)
  await world.rest()
  const name = profileName({ userId, team: 'vision' })
  await world.call('SageMaker.CreateUserProfile', {
    DomainId: domain,
    UserProfileName: name,
    Tags: [{ Key: tag.user, Value: userId }],
    UserSettings: { ExecutionRole: `arn:aws:iam::${company.accountId}:role/somebodys-own` },
  })
  await world.rest()
  await idp.addMember(await groupOf(world, groups.vision), userId)
  await world.rest()
}

/** One fails while it is made; one that could not be deleted by hand is to be changed. */
async function broken(world: Rollcall): Promise<void> {
  const idp = world.provider('plain')
  await fail(world, 'createUserProfile')
  const kenji = await idp.createUser(people.kenji)
  await idp.addMember(await groupOf(world, groups.vision), kenji)
  await world.rest()
  await pass(world, 7)
  const sofia = await idOf(world, people.sofia.userName)
  await fail(world, 'deleteUserProfile')
  const UserProfileName = await profileOf(world, sofia)
  await world.call('SageMaker.DeleteUserProfile', { DomainId: domain, UserProfileName })
  await world.rest()
  await idp.addMember(await groupOf(world, groups.visionCompute), sofia)
  await world.rest()
  await pass(world, 7)
}

async function takenOutByApi(world: Rollcall): Promise<void> {
  const IdentityStoreId = company.identityStoreId
  const userId = await idOf(world, people.kenji.userName)
  const { MembershipId } = await world.call('AWSIdentityStore.GetGroupMembershipId', {
    IdentityStoreId,
    GroupId: await groupOf(world, groups.vision),
    MemberId: { UserId: userId },
  })
  await world.call('AWSIdentityStore.DeleteGroupMembership', { IdentityStoreId, MembershipId })
  await world.rest()
}

/** Between two full reconciliations: one would find the membership. */
async function unknownMembership(world: Rollcall): Promise<void> {
  await afterQuarter(world)
  const userId = await idOf(world, people.kenji.userName)
  await unheard(world, async () => {
    await world.provider('plain').addMember(await groupOf(world, groups.vision), userId)
  })
  await takenOutByApi(world)
}

/** Events are lost and a holder of the group's lease died: the sweep has the group read. */
async function sweptGroup(world: Rollcall): Promise<void> {
  const idp = world.provider('plain')
  const known = await groupOf(world, groups.vision)
  const sofia = await idOf(world, people.sofia.userName)
  const kenji = await idOf(world, people.kenji.userName)
  await afterQuarter(world)
  let unknown = ''
  await unheard(world, async () => {
    await idp.removeMember(known, sofia)
    unknown = await idp.createGroup(groups.forecastingOps)
    await idp.addMember(unknown, kenji)
  })
  await die(world, groupKey(known), groupKey(unknown))
}

/** One whose profile is to be looked at: by the sweep, and by an execution that comes late. */
async function sweptUser(world: Rollcall): Promise<void> {
  await afterQuarter(world)
  const userId = await idOf(world, people.tomas.userName)
  await die(world, userKey(userId))
  const taken = await take(world, userKey(userId))
  if (!taken.taken) throw new Error(`the lease of ${userId} is held`)
  await pass(world, 3)
  await world.ports.workflows.reconcileUser({ userId, fence: taken.held.fence })
  await world.rest()
}

/** Everybody's profile is looked at, as once a day. */
async function sweptRun(world: Rollcall): Promise<void> {
  await afterQuarter(world)
  await die(world, everyoneKey)
}

/** Lambda and Step Functions take nothing: what is due lands in the schedules' queues. */
async function deadSchedules(world: Rollcall): Promise<void> {
  await refusing(world, ['invokeFunction', 'startExecution'], () => pass(world, 40))
  await pass(world, 2)
}

/** While `run` goes on, those parts of the sandbox take nothing. */
async function refusing(
  world: Rollcall,
  names: ReadonlyArray<'invokeFunction' | 'startExecution'>,
  run: () => Promise<void>,
): Promise<void> {
  const parts = integrations.of(world.sandbox.world)
  const kept = { ...parts }
  const refuse = () => Promise.reject(new AwsError('ServiceException', 'Not now.', 500))
  Object.assign(parts, Object.fromEntries(names.map((name) => [name, refuse])))
  await run()
  Object.assign(parts, kept)
}

/** More of a group at once than the deletion guard lets go. */
async function emptiedGroup(world: Rollcall): Promise<void> {
  const idp = world.provider('plain')
  const groupId = await idp.createGroup(groups.forecasting)
  const members: string[] = []
  for (const person of [people.maya, people.jonas, people.amara]) {
    const userId = await idp.createUser(person)
    await idp.addMember(groupId, userId)
    members.push(userId)
  }
  await world.rest()
  for (const userId of members) await idp.removeMember(groupId, userId)
  await world.rest()
}

async function deprovision(world: Rollcall): Promise<void> {
  await world.provider('okta').deleteUser(await idOf(world, people.tomas.userName))
  await world.rest()
  await pass(world, 12)
}

/** The next one of that kind ends badly. */
async function fail(world: Rollcall, transition: StudioFault): Promise<void> {
  studioFaults(world.sandbox.world).failNext(transition, 'a fault asked for')
}
