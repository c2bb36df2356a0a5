/** A picture as SVG. Pure: the same picture gives the same text. */
import { type Axis, axisOf, MARK, PAD, plateaus, wordsAt } from './layout.ts'
import type { Bar, Lane, Levels, Look, Mark, Picture, Zero } from './picture.ts'
import { style } from './style.ts'
import { textWidth } from './text-width.ts'
import { inWords } from './time.ts'

const SMALL = 10.5
const MARGIN = 16
/** Right of the axis, so that its last time has room. */
const BEYOND = 34
const NAMES = 168
const LANE = 34
const BAR = 22
const TOP = 58
const TICKS = 52

const meanings: Readonly<Record<Look, string>> = {
  directory: 'directory, CloudTrail',
  rollcall: 'Rollcall',
  sagemaker: 'SageMaker',
  iam: 'IAM, Identity Center',
  access: 'has access',
  cut: 'access is gone',
  waits: 'waits',
  plain: '',
}

export function drawPicture(picture: Picture): string {
  const axis = axisOf(picture)
  const left = MARGIN + NAMES
  const bottom = TOP + TICKS + picture.lanes.length * LANE
  const legend = legendOf(picture.lanes, bottom + 30)
  const notes = picture.notes.map((note, index) =>
    text({ x: MARGIN, y: bottom + 56 + index * 17, className: 'small' }, note),
  )
  const noted = picture.notes.map((note) => textWidth(note, SMALL))
  const width = Math.ceil(
    Math.max(
      left + axis.width + BEYOND,
      MARGIN + Math.max(legend.width, titleWidth(picture), ...noted),
    ) + MARGIN,
  )
  const height = bottom + 46 + picture.notes.length * 17 + 8
  const lanes = picture.lanes.flatMap((lane, index) =>
    drawLane(lane, { axis, left, width, y: TOP + TICKS + index * LANE, even: index % 2 === 0 }),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
      `width="${width}" height="${height}" role="img" aria-labelledby="title about">`,
    `<title id="title">${escaped(picture.title)}</title>`,
    `<desc id="about">${escaped(picture.about)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="6"/>`,
    text({ x: MARGIN, y: 30, className: 'title' }, picture.title),
    ...lanes.map(({ ground }) => ground),
    ...drawAxis(axis, { left, y: TOP, bottom, zeros: picture.zeros }),
    ...lanes.flatMap(({ things }) => things),
    ...legend.things,
    ...notes,
    '</svg>',
    '',
  ].join('\n')
}

function titleWidth({ title }: Picture): number {
  return textWidth(title, 16)
}

interface Place {
  readonly axis: Axis
  readonly left: number
  readonly width: number
  readonly y: number
  readonly even: boolean
}

function drawLane(lane: Lane, { axis, left, width, y, even }: Place) {
  const middle = y + LANE / 2
  const inner = width - 2 * MARGIN
  const className = even ? 'lane even' : 'lane'
  const ground =
    `<rect class="${className}" x="${MARGIN}" y="${y}" ` + `width="${inner}" height="${LANE}"/>`
  const x = (instant: number) => round(left + axis.x(instant))
  const names = lane.about
    ? [
        text({ x: MARGIN + 6, y: middle - 2, className: 'name' }, lane.name),
        text({ x: MARGIN + 6, y: middle + 11, className: 'small' }, lane.about),
      ]
    : [text({ x: MARGIN + 6, y: middle + 4, className: 'name' }, lane.name)]
  const things = [
    ...names,
    ...lane.bars.flatMap((bar) => drawBar(bar, { x, middle })),
    ...lane.marks.flatMap((mark) => drawMark(mark, { x, middle })),
    ...(lane.count ? drawLevels(lane.count, { x, middle, end: left + axis.width }) : []),
  ]
  return { ground, things }
}

interface InLane {
  readonly x: (instant: number) => number
  readonly middle: number
}

function drawBar({ from, to, text: words, look }: Bar, { x, middle }: InLane): string[] {
  const y = middle - BAR / 2
  const width = round(x(to) - x(from))
  return [
    `<rect class="bar ${look}" x="${x(from)}" y="${y}" width="${width}" height="${BAR}" rx="3"/>`,
    ...(words ? [text({ x: x(from) + PAD, y: middle + 4, className: `on ${look}` }, words)] : []),
  ]
}

function drawMark({ at, text: words, look }: Mark, { x, middle }: InLane): string[] {
  const points = [
    [x(at), middle - 6],
    [x(at) + 6, middle],
    [x(at), middle + 6],
    [x(at) - 6, middle],
  ].map((point) => point.map(round).join(','))
  return [
    `<polygon class="mark ${look}" points="${points.join(' ')}"/>`,
    text({ x: round(x(at) + MARK), y: middle + 4, className: 'word' }, words),
  ]
}

/** Counts that stand for a while are written; each step down or up is drawn. */
function drawLevels(
  levels: Levels,
  { x, middle, end }: InLane & { readonly end: number },
): string[] {
  const foot = middle + BAR / 2
  const height = (count: number) => round(foot - (BAR * count) / levels.most)
  const steps = levels.levels.map(({ at, count }) => `H${x(at)} V${height(count)}`)
  const [first] = levels.levels
  if (!first) return []
  const path = `M${x(first.at)} ${foot} ${steps.join(' ')} H${round(end)} V${foot} Z`
  const words = plateaus(levels).map(({ from, count }) => {
    return text({ x: x(from) + PAD, y: middle + 4, className: 'number' }, String(count))
  })
  return [`<path class="area ${levels.look}" d="${path}"/>`, ...words]
}

interface AxisPlace {
  readonly left: number
  readonly y: number
  readonly bottom: number
  readonly zeros: readonly Zero[]
}

/** Times stand in two rows; one that finds room in neither has its line alone. */
function drawAxis(axis: Axis, { left, y, bottom, zeros }: AxisPlace): string[] {
  const rows = [-Infinity, -Infinity]
  const ticks = axis.instants.flatMap((instant) => {
    const x = round(left + axis.x(instant))
    const zero = zeros.findLast(({ at }) => at <= instant)?.at ?? 0
    const words = inWords(instant - zero)
    const half = textWidth(words, SMALL) / 2 + 3
    const row = rows.findIndex((end) => end <= x - half)
    const isZero = zeros.some(({ at }) => at === instant)
    const className = isZero ? 'zero' : 'tick'
    const ends = `x1="${x}" y1="${y + TICKS - 6}" x2="${x}" y2="${bottom}"`
    const line = `<line class="${className}" ${ends}/>`
    if (row < 0) return [line]
    rows[row] = x + half
    return [line, text({ x, y: y + TICKS - 10 - row * 14, className: 'small middle' }, words)]
  })
  const spans = zeros.flatMap(({ at }, index) => {
    const words = wordsAt(zeros, index)
    if (words === '') return []
    return [text({ x: left + axis.x(at), y: y + 14, className: 'small strong' }, words)]
  })
  const cuts = axis.cuts.map(([from, to]) => {
    const x = round(left + (axis.x(from) + axis.x(to)) / 2)
    const stroke = (dx: number) => `M${x + dx - 3} ${bottom + 6} l6 -12`
    return `<path class="cut-line" d="${stroke(-3)} ${stroke(3)}"/>`
  })
  const end = round(left + axis.width)
  return [
    ...ticks,
    ...spans,
    `<line class="axis" x1="${left}" y1="${bottom}" x2="${end}" y2="${bottom}"/>`,
    ...cuts,
  ]
}

function legendOf(lanes: readonly Lane[], y: number) {
  const used = new Set(
    lanes.flatMap(({ bars, marks, count }) =>
      [...bars, ...marks, ...(count ? [count] : [])].map(({ look }) => look),
    ),
  )
  let x = MARGIN
  const things: string[] = []
  for (const [look, meaning] of Object.entries(meanings)) {
    if (meaning === '' || !used.has(look as Look)) continue
    things.push(`<rect class="bar ${look}" x="${x}" y="${y - 10}" width="14" height="12" rx="2"/>`)
    things.push(text({ x: x + 20, y, className: 'small' }, meaning))
    x = round(x + 20 + textWidth(meaning, SMALL) + 18)
  }
  return { things, width: x }
}

interface Words {
  readonly x: number
  readonly y: number
  readonly className: string
}

function text({ x, y, className }: Words, words: string): string {
  return `<text class="${className}" x="${round(x)}" y="${round(y)}">${escaped(words)}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(words: string): string {
  return words.replace(/[&<>]/g, (character) => escapes[character] ?? character)
}
