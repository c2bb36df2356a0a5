/** One thing that can happen in the directory, and the event it leaves, by any door. */
import type { World } from './world.ts'

const GROUPS = ['Leads', 'Scientists', 'Vision', 'Canteen']
const MOST_USERS = 8

function event(world: World, eventSource: string, eventName: string, ids: Record<string, string>) {
  const time = new Date(world.clock.now()).toISOString()
  const id = `event-${world.events.count++}`
  world.deliver({
    id,
    detailType: 'AWS API Call via CloudTrail',
    source: `aws.${eventSource}`,
    account: '111122223333',
    time,
    region: 'eu-west-1',
    eventSource: `${eventSource}.amazonaws.com`,
    eventName,
    eventId: id,
    ...ids,
  })
}

const idOf = (kind: string, number: number) =>
  `${kind}0000-0000-4000-8000-${String(number).padStart(12, '0')}`

export function makeGroups(world: World): void {
  for (const [index, name] of GROUPS.entries()) {
    const groupId = idOf('9999', index)
    world.directory.addGroup(groupId, name)
    event(world, 'identitystore-scim', 'CreateGroup', { createdScimId: groupId })
  }
}

type Command = (world: World) => void

function anyUser(world: World): string | undefined {
  const ids = [...world.directory.state.users.keys()]
  return ids[world.random.between(0, ids.length - 1)]
}

function anyGroup(world: World): string {
  return idOf('9999', world.random.between(0, GROUPS.length - 1))
}

const hire: Command = (world) => {
  const number = world.events.count
  if (world.directory.state.users.size >= MOST_USERS) return
  const userId = idOf('1111', number)
  world.directory.addUser(userId)
  event(world, 'identitystore-scim', 'CreateUser', { createdScimId: userId })
}

const join: Command = (world) => {
  const userId = anyUser(world)
  const groupId = anyGroup(world)
  if (!userId || world.directory.state.groups.get(groupId)?.members.has(userId)) return
  const membershipId = world.directory.join(userId, groupId)
  const door = world.random.between(0, 2)
  if (door === 0) event(world, 'identitystore-scim', 'PatchGroup', { scimId: groupId })
  else if (door === 1)
    event(world, 'sso-directory', 'AddMemberToGroup', { groupId, memberId: userId })
  else
    event(world, 'identitystore', 'CreateGroupMembership', {
      groupId,
      memberUserId: userId,
      membershipId,
    })
}

const leave: Command = (world) => {
  const userId = anyUser(world)
  if (!userId) return
  for (const [groupId, group] of world.directory.state.groups) {
    const membershipId = group.members.get(userId)
    if (membershipId === undefined) continue
    world.directory.leave(userId, groupId)
    const door = world.random.between(0, 2)
    if (door === 0) event(world, 'identitystore-scim', 'PatchGroup', { scimId: groupId })
    else if (door === 1)
      event(world, 'sso-directory', 'RemoveMemberFromGroup', { groupId, memberId: userId })
    else event(world, 'identitystore', 'DeleteGroupMembership', { membershipId })
    return
  }
}

const disable: Command = (world) => {
  const userId = anyUser(world)
  if (!userId) return
  world.directory.setStatus(userId, 'disabled')
  event(world, 'identitystore-scim', 'PatchUser', { scimId: userId })
}

const enable: Command = (world) => {
  const userId = anyUser(world)
  if (!userId) return
  world.directory.setStatus(userId, 'enabled')
  event(world, 'sso-directory', 'EnableUser', { userId })
}

const remove: Command = (world) => {
  const userId = anyUser(world)
  if (!userId) return
  world.directory.deleteUser(userId)
  event(world, 'identitystore-scim', 'DeleteUser', { scimId: userId })
}

const openStudio: Command = (world) => {
  for (const { domainId, profileName, status, roleArn } of world.studio.profilesByArn.values()) {
    // The inert role may start nothing.
    if (status !== 'InService' || roleArn.includes('inert') || world.random.next() < 0.7) continue
    world.studio.startApp(domainId, { appType: 'JupyterServer', appName: 'default', profileName })
  }
}

/** Somebody changes or deletes a profile in the console; of that no event tells. */
const edit: Command = (world) => {
  const profiles = [...world.studio.profilesByArn.values()]
  const profile = profiles[world.random.between(0, profiles.length - 1)]
  if (profile?.status !== 'InService') return
  const { arn, tags } = profile
  if (world.random.next() < 0.3) world.studio.profilesByArn.delete(arn)
  else if (world.random.next() < 0.5) tags['rollcall:suspended'] = 'edited'
  else profile.roleArn = 'arn:aws:iam::111122223333:role/of-somebody'
}

const commands: ReadonlyArray<readonly [weight: number, command: Command]> = [
  [4, hire],
  [8, join],
  [4, leave],
  [1, disable],
  [2, enable],
  [1, remove],
  [2, openStudio],
  [1, edit],
]

export function anyCommand(world: World): void {
  const all = commands.reduce((sum, [weight]) => sum + weight, 0)
  let drawn = world.random.next() * all
  for (const [weight, command] of commands) {
    drawn -= weight
    if (drawn >= 0) continue
    command(world)
    return
  }
}
