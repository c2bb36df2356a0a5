/**
 * Where instants lie on the axis. The axis is no scale: it is stretched where much happens, and cut
 * where nothing does, so that every text has its room. What happens later lies further right.
 */
import type { Lane, Levels, Picture, Zero } from './picture.ts'
import { textWidth } from './text-width.ts'
import { inWords } from './time.ts'

export const TEXT = 12
/** Room around a bar's text. */
export const PAD = 6
/** From a mark's middle to its text. */
export const MARK = 9

/** A gap longer than this is drawn as a cut. */
const CUT_MS = 3 * 60_000
const NARROWEST = 14
const WIDEST = 60

export interface Axis {
  readonly instants: readonly number[]
  /** In units of the picture, from the axis's left end. */
  x(instant: number): number
  readonly width: number
  /** Gaps that are drawn as cuts. */
  readonly cuts: ReadonlyArray<readonly [number, number]>
}

/** `x[to]` lies at least `room` beyond `x[from]`. */
interface Room {
  readonly from: number
  readonly to: number
  readonly room: number
}

export function axisOf({ lanes, zeros }: Pick<Picture, 'lanes' | 'zeros'>): Axis {
  const all = lanes.flatMap(({ bars, marks, count }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    ...marks.map(({ at }) => at),
    ...plateaus(count).flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
  ])
  all.push(...zeros.map(({ at }) => at))
  const instants = [...new Set(all)].sort((a, b) => a - b)
  const rooms = [...lanes.flatMap(roomsOf), ...zeros.map((_, index) => roomOf(zeros, index))]
  const xs = new Map<number, number>()
  instants.forEach((instant, index) => {
    const before = instants[index - 1]
    const least = before === undefined ? 0 : (xs.get(before) ?? 0) + gap(instant - before)
    const wanted = rooms
      .filter(({ to }) => to === instant)
      .map(({ from, room }) => (xs.get(from) ?? 0) + room)
    xs.set(instant, Math.max(least, ...wanted))
  })
  const x = (instant: number) => xs.get(instant) ?? between(instant, instants, xs)
  const beyond = rooms.filter(({ to }) => to === Infinity).map(({ from, room }) => x(from) + room)
  const width = Math.max(0, ...xs.values(), ...beyond)
  const cuts = instants.flatMap((to, index) => {
    const from = instants[index - 1]
    return from !== undefined && to - from > CUT_MS ? [[from, to] as const] : []
  })
  return { instants, x, width, cuts }
}

/** Instants that have no line of their own lie where they are between two that have. */
function between(
  instant: number,
  instants: readonly number[],
  xs: ReadonlyMap<number, number>,
): number {
  const before = instants.findLast((one) => one < instant)
  const after = instants.find((one) => one > instant)
  if (before === undefined || after === undefined) return xs.get(before ?? after ?? 0) ?? 0
  const [left = 0, right = 0] = [xs.get(before), xs.get(after)]
  return left + ((right - left) * (instant - before)) / (after - before)
}

/** A count that stands for so long is written into the lane. */
const PLATEAU_MS = 10_000

export interface Plateau {
  readonly from: number
  /** Undefined for the last: it holds to the end. */
  readonly to: number | undefined
  readonly count: number
}

export function plateaus(levels: Levels | undefined): Plateau[] {
  const all = levels?.levels ?? []
  return all
    .map(({ at, count }, index) => ({ from: at, to: all[index + 1]?.at, count }))
    .filter(({ from, to }) => to === undefined || to - from >= PLATEAU_MS)
}

function gap(ms: number): number {
  return Math.min(WIDEST, NARROWEST + 6 * Math.log2(1 + ms / 1000))
}

/** What stands above the picture at a zero: how long after the one before, and why. */
export function wordsAt(zeros: readonly Zero[], index: number): string {
  const [before, zero] = [zeros[index - 1], zeros[index]]
  if (zero === undefined) return ''
  const later = before ? `${inWords(zero.at - before.at)} later` : ''
  return [later, zero.text].filter(Boolean).join(': ')
}

function roomOf(zeros: readonly Zero[], index: number): Room {
  const to = zeros[index + 1]?.at ?? Infinity
  return { from: zeros[index]?.at ?? 0, to, room: widthOf(wordsAt(zeros, index)) }
}

/** A bar holds its text; a mark's text ends before what comes next in its lane. */
function roomsOf({ name, bars, marks, count }: Lane): Room[] {
  const things = [
    ...plateaus(count).map(({ from, to = Infinity, count: n }) => ({
      at: from,
      end: to,
      text: String(n),
    })),
    ...bars.map((bar) => ({ at: bar.from, end: bar.to, text: bar.text })),
    ...marks.map((mark) => ({ at: mark.at, end: mark.at, text: mark.text })),
  ].sort((a, b) => a.at - b.at || a.end - b.end)
  return things.flatMap(({ at, end, text }, index) => {
    const next = things[index + 1]?.at ?? Infinity
    if (next < end || (next === end && end === at))
      throw new Error(`lane "${name}": "${text}" is over what comes next`)
    if (end > at) return [{ from: at, to: end, room: widthOf(text) }]
    return [{ from: at, to: next, room: MARK + widthOf(text) }]
  })
}

function widthOf(text: string): number {
  return text === '' ? 0 : textWidth(text, TEXT) + 2 * PAD
}
