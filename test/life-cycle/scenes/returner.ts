/** The returner: out of the group for two hours, and back within the grace period. */
import { groups, people } from '../../../sample/company.ts'
import { homeOf, readHome, writeHome } from '../support/homes.ts'
import { deedsLane, ledgerLane, rollcallLane, trailLane, zerosOf } from '../support/lanes.ts'
import { buckets, watchMember } from '../support/member.ts'
import { openScene } from '../support/scene.ts'
import { figuresNote } from '../support/stages.ts'

const MINUTE_MS = 60_000

export async function playReturner() {
  const scene = await openScene()
  const { recorder } = scene
  const idp = scene.provider('okta')
  const groupId = await idp.createGroup(groups.vision)
  const userId = await idp.createUser(people.kenji)
  await idp.addMember(groupId, userId)
  await scene.rest()
  const before = await scene.grantOf(userId)
  const files = { 'notes.md': 'half a year of work' }
  await writeHome(scene, before, files)
  const home = await homeOf(scene, before)
  const studio = await scene.openStudio(before.profileName)
  const member = watchMember(scene, { grant: before, studio, bucket: buckets.vision })

  const zero = scene.now()
  recorder.did('Kenji leaves ML Vision')
  await idp.removeMember(groupId, userId)
  await scene.rest()
  const away = { grant: await scene.grantOf(userId), page: (await studio.get('/')).status }
  await scene.pass(120 * MINUTE_MS)
  recorder.did('and is put back')
  await idp.addMember(groupId, userId)
  await scene.rest()
  await scene.pass(MINUTE_MS)
  recorder.stop()
  const versions = await scene.ports.ledger.versionsOf(userId)
  const window = { zero, end: scene.now() }
  const lanes = member.lanes(window)
  const back = { grant: await scene.grantOf(userId), page: (await studio.get('/')).status }
  return {
    ...{ scene, before, away, back, files, home, lanes, versions },
    homeNow: async () => {
      const now = await homeOf(scene, before)
      return { now, files: await readHome(scene, now) }
    },
    picture: () => ({
      ...words,
      zeros: zerosOf(recorder, window),
      notes: [figuresNote],
      lanes: [
        deedsLane(recorder, window, 'directory'),
        trailLane(recorder, window),
        rollcallLane(scene, window, userId),
        ledgerLane(versions, window),
        lanes.tag,
        lanes.session,
        lanes.profile,
        lanes.deny,
        lanes.bucket,
      ],
    }),
    close: () => scene.close(),
  }
}

const words = {
  title: 'The returner',
  about:
    'Kenji is removed from his group and suspended. Two hours later he is put back: the same ' +
    'profile has its role and its tag again, and his name is taken off the Deny list, which IAM ' +
    'propagates like any other change.',
}
