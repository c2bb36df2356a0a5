/** One person of a scene as the sandbox has them, watched, and shown as lanes. */
import type { Grant } from '../../../core/words.ts'
import type { Browser } from '../../sandbox/studio/browser.ts'
import type { Lane } from '../draw/picture.ts'
import { inWords } from '../draw/time.ts'
import { barsOf, type Shows, type Window } from './lanes.ts'
import type { SceneWorld } from './scene.ts'
import {
  appOf,
  assignmentOf,
  bucketOf,
  credentialsOf,
  denyOf,
  profileOf,
  sessionOf,
  suspendedTag,
} from './watches.ts'

export interface Watched {
  readonly grant: Grant
  /** Their open Studio session, if it is watched. */
  readonly studio?: Browser
  /** The team's bucket, if what their credentials may do is watched. */
  readonly bucket?: string
  /** Whether their own assignment to the domain's application is watched. */
  readonly assigned?: boolean
}

export interface Member extends Watched {
  /** Key of credentials that an app of theirs took before the scene began. */
  readonly accessKeyId?: string
  lanes(window: Window): MemberLanes
}

export interface MemberLanes {
  readonly profile: Lane
  readonly tag: Lane
  readonly app: Lane
  readonly session: Lane
  readonly bucket: Lane
  readonly deny: Lane
  readonly assignment: Lane
}

/** Begins to watch; what is not given is not watched, and its lane stays empty. */
export function watchMember(scene: SceneWorld, watched: Watched, label = ''): Member {
  const { world } = scene.sandbox
  const { grant, studio, bucket } = watched
  const { domainId, profileName, roleArn } = grant
  const lane = (name: string) => `${grant.userId} ${grant.team} ${name}`
  const { recorder } = scene
  recorder.watch(lane('profile'), () => profileOf(world, domainId, profileName))
  recorder.watch(lane('tag'), () => suspendedTag(world, domainId, profileName))
  recorder.watch(lane('app'), () => appOf(world, domainId, profileName))
  recorder.watch(lane('deny'), () => denyOf(world, roleArn, profileName))
  const cookie = studio?.cookie?.split('=')[1]
  if (watched.assigned)
    recorder.watch(lane('assignment'), () => assignmentOf(world, domainId, grant.userId))
  if (cookie !== undefined) recorder.watch(lane('session'), () => sessionOf(world, cookie))
  const accessKeyId = bucket && credentialsOf(world, { roleArn, profileName }).accessKeyId
  if (bucket && accessKeyId)
    recorder.watch(lane('bucket'), () => bucketOf(world, accessKeyId, bucket))
  const shown = (name: string, window: Window, shows: Shows) => ({
    bars: barsOf(recorder.changes(lane(name)), window, shows),
    marks: [],
  })
  const of = (text: string) => (label ? `${text}, ${label}` : text)
  return {
    ...watched,
    ...(accessKeyId && { accessKeyId }),
    lanes: (window) => ({
      profile: { name: of('Profile'), about: 'status, role', ...shown('profile', window, profile) },
      tag: { name: of('Tag'), about: 'rollcall:suspended', ...shown('tag', window, tag) },
      app: { name: of('App'), about: 'in a private space', ...shown('app', window, app) },
      session: {
        name: of('Studio page'),
        about: 'open since before',
        ...shown('session', window, session),
      },
      bucket: {
        name: of('Credentials'),
        about: 'of the app; team bucket',
        ...shown('bucket', window, may),
      },
      assignment: {
        name: 'Assignment',
        about: 'to the application',
        ...shown('assignment', window, assignment),
      },
      deny: { name: of('Deny list'), about: 'of the persona role', ...shown('deny', window, deny) },
    }),
  }
}

const inert = /^rollcall-inert-/

const profile: Shows = (value, ms) => {
  const [status = '', role = ''] = value.split(' ')
  if (value === 'gone') return undefined
  if (status !== 'InService') return { text: `${status} ${inWords(ms)}`, look: 'sagemaker' }
  return inert.test(role)
    ? { text: 'inert role', look: 'cut' }
    : { text: role.replace(/^rollcall-/, ''), look: 'access' }
}

const tag: Shows = (value) => {
  if (value === 'none') return undefined
  return value === 'true' ? { text: 'true', look: 'cut' } : { text: 'false', look: 'access' }
}

const app: Shows = (value, ms) => {
  if (value === 'none' || value === 'Deleted') return undefined
  if (value === 'InService') return { text: 'runs', look: 'access' }
  return { text: `${value} ${inWords(ms)}`, look: 'sagemaker' }
}

const session: Shows = (value) =>
  value === '200' ? { text: 'answers 200', look: 'access' } : { text: 'answers 403', look: 'cut' }

const may: Shows = (value) =>
  value === 'allowed' ? { text: 'allowed', look: 'access' } : { text: value, look: 'cut' }

const assignment: Shows = (value) =>
  value === 'assigned' ? { text: 'assigned', look: 'access' } : { text: 'gone', look: 'cut' }

const deny: Shows = (value, ms) => {
  if (value === 'off') return undefined
  if (value === 'in force') return { text: 'in force', look: 'cut' }
  const verb = value === 'written' ? 'propagates' : 'lifted, propagates'
  return { text: `${verb} ${inWords(ms)}`, look: 'iam' }
}

/** Of the teams in sample/access.yaml. */
export const buckets = { vision: 'example-vision-images' } as const
