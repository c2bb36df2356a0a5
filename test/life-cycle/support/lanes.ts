/** What a recorder noted, as lanes of a picture. All times become those since the scene's zero. */
import type { GrantVersion } from '../../../core/words.ts'
import type { Bar, Lane, Look, Mark, Zero } from '../draw/picture.ts'
import { inWords } from '../draw/time.ts'
import type { Change, Recorder, Run } from './recorder.ts'
import { FUNCTION_MS, type SceneWorld } from './scene.ts'

/** From when to when a picture shows, in the world's time. */
export interface Window {
  readonly zero: number
  readonly end: number
}

/** How a value is shown; undefined for what is not worth a bar. */
export type Shown = { readonly text: string; readonly look: Look } | undefined

/** `ms` is how long it stood so, for texts that say it. */
export type Shows = (value: string, ms: number) => Shown

export function barsOf(noted: readonly Change[], { zero, end }: Window, shows: Shows): Bar[] {
  const changes = noted.filter(({ value }, index) => value !== noted[index - 1]?.value)
  return changes.flatMap(({ at, value }, index) => {
    const from = Math.max(at, zero)
    const to = Math.min(changes[index + 1]?.at ?? end, end)
    const shown = to > from ? shows(value, to - from) : undefined
    return shown ? [{ from: from - zero, to: to - zero, ...shown }] : []
  })
}

export function within<Thing extends { readonly at: number }>(
  things: readonly Thing[],
  { zero, end }: Window,
): Thing[] {
  return things.filter(({ at }) => at >= zero && at <= end)
}

/** When somebody did something, or a time had come. */
export function zerosOf({ deeds }: Recorder, window: Window): Zero[] {
  const zeros = new Map<number, Zero>([[0, { at: 0 }]])
  for (const { at: then, by, text } of within(deeds, window)) {
    const at = then - window.zero
    zeros.set(at, by === 'time' ? { at, text } : { at })
  }
  return [...zeros.values()]
}

const doers = {
  directory: { name: 'Directory', about: 'identity provider, SCIM' },
  operator: { name: 'Operator', about: 'rollcall' },
} as const

/** What the identity provider did, or an operator. */
export function deedsLane({ deeds }: Recorder, window: Window, doer: keyof typeof doers): Lane {
  const own = within(deeds, window).filter(({ by }) => by === doer)
  const marks = own.map(({ at, text }): Mark => {
    return { at: at - window.zero, text, look: doer === 'operator' ? 'waits' : 'directory' }
  })
  return { ...doers[doer], bars: [], marks }
}

/** From a deed to its event: an event is a run of the machine that hears it. */
export function trailLane(recorder: Recorder, window: Window): Lane {
  const heard = recorder.runs().filter(({ machine }) => machine.endsWith('handle-directory-change'))
  const bars: Bar[] = []
  for (const { at, by } of within(recorder.deeds, window)) {
    if (by !== 'directory') continue
    const run = heard.find(({ from }) => from > at)
    if (!run || run.from > window.end || bars.at(-1)?.to === run.from - window.zero) continue
    const text = `event ${inWords(run.from - at)}`
    bars.push({ from: at - window.zero, to: run.from - window.zero, text, look: 'directory' })
  }
  return { name: 'CloudTrail', about: 'to EventBridge', bars, marks: [] }
}

/**
 * What Rollcall does for one user: its own work, from the event on, and between that the time in
 * which it looks whether SageMaker is done.
 */
export function rollcallLane(scene: SceneWorld, { zero, end }: Window, userId: string): Lane {
  const bars: Bar[] = []
  const runs = scene.recorder.runs().filter((run) => isOf(run, 'reconcile-user', userId))
  for (const { from, to = end } of runs.filter(({ from }) => from >= zero && from < end)) {
    const heard = scene.invocations.some(({ at }) => at === from - FUNCTION_MS)
    let at = heard ? from - FUNCTION_MS : from
    for (const [began, ended] of ownWork(scene, { from, to, userId })) {
      if (began > from) bars.push({ from: at - zero, to: began - zero, ...looksAgain })
      const own = { from: (began > from ? began : at) - zero, to: Math.min(ended, end) - zero }
      bars.push({ ...own, text: inWords(own.to - own.from), look: 'rollcall' })
      at = ended
    }
    if (to > at) bars.push({ from: at - zero, to: Math.min(to, end) - zero, ...looksAgain })
  }
  return { name: 'Rollcall', about: 'plans, acts, looks', bars, marks: [] }
}

const looksAgain = { text: 'looks', look: 'plain' } as const

/** Functions that ran one after the other are one piece of work; a look is none. */
function ownWork(
  { invocations }: SceneWorld,
  run: { readonly from: number; readonly to: number; readonly userId: string },
): ReadonlyArray<readonly [number, number]> {
  const pieces: Array<[number, number]> = []
  for (const { at, functionName, payload } of invocations) {
    if (at < run.from || at >= run.to || functionName === 'rollcall-look-at-step') continue
    if (!payload.includes(run.userId)) continue
    const last = pieces.at(-1)
    if (last?.[1] === at) last[1] = at + FUNCTION_MS
    else pieces.push([at, at + FUNCTION_MS])
  }
  return pieces
}

function isOf({ machine, input }: Run, name: string, key: string): boolean {
  return machine.endsWith(name) && input.includes(key)
}

const looks: Readonly<Record<string, Look>> = {
  granted: 'access',
  suspended: 'cut',
  archived: 'cut',
  deprovisioned: 'cut',
}

/** The ledger's states of one grant, by when they were recorded. */
export function ledgerLane(
  versions: readonly GrantVersion[],
  window: Window,
  name = 'Ledger',
): Lane {
  const changes = versions.map(({ recordedAt: at, state }) => ({ at, value: state }))
  const bars = barsOf(changes, window, (state) => ({
    text: state,
    look: looks[state] ?? 'rollcall',
  }))
  return { name, about: 'state of the grant', bars, marks: [] }
}
