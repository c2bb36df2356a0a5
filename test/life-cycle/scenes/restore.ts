/** A wrong leave of many is undone by one command; the directory is put right afterwards. */
import { restore } from '../../../cli/commands/restore.ts'
import { answerHold, readHolds } from '../../../cli/support/holds.ts'
import { groups } from '../../../sample/company.ts'
import { profileKey, studioStore } from '../../../sandbox/studio/store.ts'
import { keptOutput } from '../../support/kept-output.ts'
import { sampleMap } from '../../support/rollcall.ts'
import { crowdPicture } from '../support/crowd-picture.ts'
import { type Group, openGroup } from '../support/members.ts'
import { suspendedTag } from '../support/watches.ts'

const SIZE = 20
const MINUTE_MS = 60_000
export async function playRestore() {
  const group = await openGroup(SIZE, groups.vision)
  const { scene, userIds } = group
  const { recorder } = scene
  const ports = { ...scene.ports, clock: scene.sandbox.world.clock }
  const before = await profilesOf(group)

  const zero = scene.now()
  recorder.did(`all ${SIZE} are removed by mistake`)
  await group.remove(...userIds)
  await scene.rest()
  await scene.pass(10_000)
  const held = await group.states()
  recorder.did('approve, also by mistake', 'operator')
  const [hold] = await readHolds(ports, scene.map)
  const verb = 'approve'
  const answer = { verb, hash: hold?.hash ?? '', by: 'anna' } as const
  await whileTimeStands(group, () => answerHold(ports, scene.map, answer))
  await scene.rest()
  await scene.pass(MINUTE_MS)
  const suspended = { states: await group.states(), profiles: await profilesOf(group) }
  recorder.did('restore --suspended-since', 'operator')
  const code = await restored(group, zero)
  await scene.rest()
  await scene.pass(30 * MINUTE_MS)
  const after = { states: await group.states(), profiles: await profilesOf(group) }
  recorder.did('the directory is put right')
  await group.add(...userIds)
  await scene.rest()
  await scene.pass(10_000)
  const right = { states: await group.states(), profiles: await profilesOf(group) }
  recorder.stop()
  const versions = await group.versions()
  const window = { zero, end: scene.now() }
  return {
    ...{ scene, before, held, suspended, code, after, right, versions },
    picture: () => crowdPicture({ ...words, scene, versions, window }),
    close: () => scene.close(),
  }
}

/** Calls of one command, so that they are made at the same time in every play. */
async function whileTimeStands({ scene }: Group, act: () => Promise<unknown>): Promise<void> {
  const release = scene.sandbox.world.clock.hold()
  await act().finally(release)
}

/** The command as an operator runs it: time passes once it has asked for all, and follows. */
async function restored({ scene }: Group, since: number): Promise<number> {
  const to = { endpoint: scene.sandbox.url, map: sampleMap, as: 'anna' }
  const suspendedSince = new Date(since).toISOString()
  let done = false
  const asking = scene.sandbox.world.clock.hold()
  const line = { show: asking, end: () => undefined }
  const answer = restore([], { ...to, suspendedSince }, keptOutput(), line).finally(() => {
    asking()
    done = true
  })
  while (!done) await Promise.race([answer.catch(() => undefined), scene.rest()])
  return answer
}

/** Name, home, role and tag of each profile, as Studio has them. */
async function profilesOf({ scene, userIds }: Group): Promise<readonly string[]> {
  const { world } = scene.sandbox
  const rows = []
  for (const userId of userIds) {
    const { domainId, profileName } = await scene.grantOf(userId)
    const profile = studioStore.of(world).profiles.get(profileKey(domainId, profileName))
    const role = profile?.userSettings.ExecutionRole
    const tag = suspendedTag(world, domainId, profileName)
    rows.push([profileName, profile?.homeEfsFileSystemUid, role, tag].join(' '))
  }
  return rows.sort()
}

const words = {
  title: 'The restore',
  about:
    'Twenty are removed from their group by mistake and held; an operator approves the removal, ' +
    'also by mistake, and all are suspended. One command gives all of them the same profiles and ' +
    'roles back, and they keep them until the directory has been put right.',
}
