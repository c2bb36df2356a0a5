/**
 * A user with a profile in each kind of domain is deleted, and somebody else is given the user
 * name. The first half is the leaver of SSO mode.
 */
import { people } from '../../../sample/company.ts'
import { assemblyOf, twoDomainsMap } from '../../support/assembly.ts'
import { studioOf } from '../../support/two-domains.ts'
import type { Lane } from '../draw/picture.ts'
import { homeOf, writeHome } from '../support/homes.ts'
import { deedsLane, ledgerLane, trailLane, zerosOf } from '../support/lanes.ts'
import { watchMember } from '../support/member.ts'
import { openScene, type SceneWorld } from '../support/scene.ts'
import { figuresNote } from '../support/stages.ts'

const MINUTE_MS = 60_000
const teams = { iam: 'fraud', sso: 'vision' } as const

export async function playReusedName() {
  const deployed = { assembly: await assemblyOf(twoDomainsMap), map: twoDomainsMap }
  const scene = await openScene({ deployed, studio: studioOf })
  const { recorder } = scene
  const idp = scene.provider('okta')
  const groupIds = [
    await idp.createGroup('ML Fraud Scientists'),
    await idp.createGroup('ML Vision'),
  ]
  const join = async (userId: string) => {
    for (const groupId of groupIds) await idp.addMember(groupId, userId)
    await scene.rest()
  }
  const { former, old, homes, studio, left } = await formerOwner(scene, join)
  await scene.rest()
  const zero = scene.now()
  recorder.did('Maya is deleted')
  await idp.deleteUser(former)
  await scene.rest()
  const away = { grants: await grantsOf(scene, former), page: (await studio.get('/')).status }
  await scene.pass(MINUTE_MS)
  recorder.did('another Maya, same user name')
  const next = await idp.createUser(people.maya)
  await join(next)
  await scene.pass(10_000)
  const waiting = await scene.ports.ledger.grantsOf(next)
  const told = scene.told.of('waiting').map((event) => event.for)
  await scene.pass(75 * MINUTE_MS)
  recorder.stop()
  const young = await grantsOf(scene, next)
  const ownHomes = { iam: await homeOf(scene, young.iam), sso: await homeOf(scene, young.sso) }
  const window = { zero, end: scene.now() }
  const versions = {
    former: await scene.ports.ledger.versionsOf(former),
    next: await scene.ports.ledger.versionsOf(next),
  }
  const pageAtEnd = (await studio.get('/')).status
  const lanes = { iam: left.iam.lanes(window), sso: left.sso.lanes(window) }
  const ledger = (who: 'former' | 'next', mode: 'iam' | 'sso'): Lane => {
    const own = versions[who].filter(({ team }) => team === teams[mode])
    const name = `${who === 'former' ? 'Former' : 'New'} Maya, ${mode === 'iam' ? 'IAM' : 'SSO'}`
    return ledgerLane(own, window, name)
  }
  return {
    ...{ scene, old, away, waiting, told, young, homes, ownHomes, pageAtEnd, lanes, window },
    picture: () => ({
      ...words,
      zeros: zerosOf(recorder, window),
      notes: [figuresNote, sessionNote],
      lanes: [
        deedsLane(recorder, window, 'directory'),
        trailLane(recorder, window),
        ledger('former', 'iam'),
        ledger('next', 'iam'),
        ledger('former', 'sso'),
        ledger('next', 'sso'),
        lanes.sso.assignment,
        lanes.sso.profile,
        lanes.sso.app,
        lanes.sso.session,
      ],
    }),
    close: () => scene.close(),
  }
}

/** Who has a profile in each mode, with an open page, an app and files in SSO mode. */
async function formerOwner(scene: SceneWorld, join: (userId: string) => Promise<void>) {
  const former = await scene.provider('okta').createUser(people.maya)
  await join(former)
  const old = await grantsOf(scene, former)
  await writeHome(scene, old.sso, { 'secret.md': 'of the former owner' })
  await scene.makeSpace(old.sso)
  await scene.startApp(old.sso)
  const studio = await scene.enterStudio(former, old.sso.domainId)
  const homes = { iam: await homeOf(scene, old.iam), sso: await homeOf(scene, old.sso) }
  const left = {
    iam: watchMember(scene, { grant: old.iam }, 'IAM'),
    sso: watchMember(scene, { grant: old.sso, studio, assigned: true }, 'SSO'),
  }
  return { former, old, homes, studio, left }
}

async function grantsOf(scene: SceneWorld, userId: string) {
  const grants = await scene.ports.ledger.grantsOf(userId)
  const iam = grants.find(({ team }) => team === teams.iam)
  const sso = grants.find(({ team }) => team === teams.sso)
  if (iam && sso) return { iam, sso }
  throw new Error(`${userId} has ${grants.map(({ team }) => team)}, not a grant of each mode`)
}

const sessionNote =
  'The grace period is 5 min here, so that the former session ends with its profile; with a ' +
  'longer one it ends within 30 min.'

const words = {
  title: 'The leaver of SSO mode, and the re-used user name in both modes',
  about:
    'Maya has a profile in a domain of each mode and is deleted. Another Maya is given her user ' +
    'name: in IAM mode she has a profile of her own at once; in SSO mode she waits until the ' +
    'former profile has been deprovisioned, and then has a new one. The former page of SSO mode ' +
    'answers until Identity Center or the end of the profile closes it.',
}
