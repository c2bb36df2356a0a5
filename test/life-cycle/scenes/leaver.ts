/** The leaver, IAM mode: out of the group; after the grace period what is left goes. */
import { groups, people } from '../../../sample/company.ts'
import { homeOf, readHome, writeHome } from '../support/homes.ts'
import { deedsLane, ledgerLane, rollcallLane, trailLane, zerosOf } from '../support/lanes.ts'
import { buckets, watchMember } from '../support/member.ts'
import { openScene } from '../support/scene.ts'
import { figuresNote, stagesNote } from '../support/stages.ts'

const HOUR_MS = 3_600_000
/** Of team vision, in sample/access.yaml. */
const GRACE_MS = 8 * HOUR_MS

export async function playLeaver() {
  const scene = await openScene()
  const idp = scene.provider('okta')
  const groupId = await idp.createGroup(groups.vision)
  const userId = await idp.createUser(people.maya)
  await idp.addMember(groupId, userId)
  await scene.rest()
  const grant = await scene.grantOf(userId)
  await scene.makeSpace(grant)
  await scene.startApp(grant)
  await writeHome(scene, grant, { 'notes.md': 'half a year of work' })
  const home = await homeOf(scene, grant)
  const studio = await scene.openStudio(grant.profileName)
  const member = watchMember(scene, { grant, studio, bucket: buckets.vision })
  const pageBefore = (await studio.get('/')).status

  const zero = scene.now()
  scene.recorder.did('Maya leaves ML Vision')
  await idp.removeMember(groupId, userId)
  await scene.rest()
  const suspended = await scene.grantOf(userId)
  const pageAfter = (await studio.get('/')).status
  const appAgain = await studio.post('/apps', { AppType: 'JupyterServer', AppName: 'default' })
  await scene.pass((suspended.graceUntil ?? 0) - scene.now())
  const over = scene.now()
  scene.recorder.did('the grace period is over', 'time')
  await scene.pass(10 * 60_000)
  scene.recorder.stop()
  const versions = await scene.ports.ledger.versionsOf(userId)
  const window = { zero, end: scene.now() }
  const lanes = member.lanes(window)
  const { recorder } = scene
  const pages = { before: pageBefore, after: pageAfter, appAgain: appAgain.status }
  return {
    ...{ scene, grant, suspended, pages, versions, lanes, home },
    overAt: over - zero,
    homeNow: () => readHome(scene, home),
    picture: () => ({ ...words, zeros: zerosOf(recorder, window), ...lanesAndNotes() }),
    close: () => scene.close(),
  }

  function lanesAndNotes() {
    const all = [
      deedsLane(recorder, window, 'directory'),
      trailLane(recorder, window),
      rollcallLane(scene, window, userId),
      ledgerLane(versions, window),
      lanes.tag,
      lanes.session,
      lanes.profile,
      lanes.app,
      lanes.deny,
      lanes.bucket,
    ]
    return { lanes: all, notes: [stagesNote(all, GRACE_MS), figuresNote] }
  }
}

const words = {
  title: 'The leaver, IAM mode',
  about:
    'Maya is removed from her group. Her profile is tagged, her open Studio pages answer 403, ' +
    'her app is stopped, her profile has the inert role, and the Deny list ends the credentials ' +
    'that were handed out. After the grace period space and profile go.',
}
