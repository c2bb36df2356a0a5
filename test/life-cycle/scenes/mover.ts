/** The mover: another persona in the same team, then another team. */
import { groups, people } from '../../../sample/company.ts'
import { deedsLane, ledgerLane, rollcallLane, trailLane, zerosOf } from '../support/lanes.ts'
import { watchMember } from '../support/member.ts'
import { openScene } from '../support/scene.ts'
import { figuresNote, stagesNote } from '../support/stages.ts'

const MINUTE_MS = 60_000

export async function playMover() {
  const scene = await openScene()
  const idp = scene.provider('okta')
  const scientists = await idp.createGroup(groups.fraudScientists)
  const leads = await idp.createGroup(groups.fraudLeads)
  const vision = await idp.createGroup(groups.vision)
  const userId = await idp.createUser(people.jonas)
  await idp.addMember(scientists, userId)
  await scene.rest()
  const scientist = await scene.grantOf(userId)
  await scene.makeSpace(scientist)
  await scene.startApp(scientist)
  const studio = await scene.openStudio(scientist.profileName)
  const fraud = watchMember(scene, { grant: scientist, studio }, 'fraud')

  const zero = scene.now()
  scene.recorder.did('Jonas becomes a Fraud Lead')
  await idp.addMember(leads, userId)
  await idp.removeMember(scientists, userId)
  await scene.rest()
  const lead = await scene.grantOf(userId)
  const pageOfLead = (await studio.get('/')).status
  await scene.pass(2 * MINUTE_MS)
  scene.recorder.did('and moves to ML Vision')
  await idp.removeMember(leads, userId)
  await idp.addMember(vision, userId)
  await scene.rest()
  const pageAfter = (await studio.get('/')).status
  await scene.pass(MINUTE_MS)
  scene.recorder.stop()
  const { recorder } = scene
  const window = { zero, end: scene.now() }
  const versions = await scene.ports.ledger.versionsOf(userId)
  const lanes = fraud.lanes(window)
  const of = (team: string, label: string) =>
    ledgerLane(
      versions.filter((version) => version.team === team),
      window,
      label,
    )
  const ledger = { fraud: of('fraud', 'Ledger, fraud'), vision: of('vision', 'Ledger, vision') }
  const pages = { asLead: pageOfLead, after: pageAfter }
  return {
    ...{ scene, scientist, lead, pages, lanes, ledger },
    grants: await scene.ports.ledger.grantsOf(userId),
    picture: () => ({ ...words, zeros: zerosOf(recorder, window), ...lanesAndNotes() }),
    close: () => scene.close(),
  }

  function lanesAndNotes() {
    const all = [
      deedsLane(recorder, window, 'directory'),
      trailLane(recorder, window),
      rollcallLane(scene, window, userId),
      ledger.fraud,
      lanes.profile,
      lanes.app,
      lanes.session,
      lanes.deny,
      ledger.vision,
    ]
    const notes = [`At first: ${stagesNote(all, 2 * MINUTE_MS)}`, figuresNote]
    return { lanes: all, notes }
  }
}

const words = {
  title: 'The mover',
  about:
    'Jonas goes from one persona of his team to another: the same profile gets the other role, ' +
    'and his running app is stopped. Then he goes to another team: the profile of the old team ' +
    'is suspended first, and after that one of the new team is granted.',
}
