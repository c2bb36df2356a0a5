/** A picture can be read: no text lies on another, and what comes later lies further right. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../support/seed.ts'
import { drawPicture } from './draw/draw.ts'
import type { Lane, Look, Picture } from './draw/picture.ts'
import { drawStates } from './draw/states.ts'
import { textWidth } from './draw/text-width.ts'
import { inWords } from './draw/time.ts'
import { fileOf } from './pictures.ts'

const looks: readonly Look[] = ['directory', 'rollcall', 'sagemaker', 'iam', 'access', 'cut']

const words = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 ,.<&-]{0,30}$/)
const span = fc.record({ after: fc.nat(40_000_000), lasts: fc.nat(90_000_000), text: words })

/** Things of a lane come one after the other; what lasts no time is a mark. */
const lane: fc.Arbitrary<Lane> = fc
  .record({ name: fc.stringMatching(/^[A-Za-z ]{1,14}$/), spans: fc.array(span, { maxLength: 6 }) })
  .map(({ name, spans }) => {
    let at = 0
    const things = spans.map(({ after, lasts, text }, index) => {
      const from = at + after + 1
      at = from + (index % 3 === 2 ? 0 : lasts)
      const look = looks[index % looks.length] ?? 'plain'
      return { from, to: at, text, look }
    })
    return {
      name,
      bars: things.filter(({ from, to }) => to > from),
      marks: things
        .filter(({ from, to }) => to === from)
        .map(({ from: at, ...mark }) => {
          return { at, text: mark.text, look: mark.look }
        }),
    }
  })

const picture: fc.Arbitrary<Picture> = fc.record({
  title: words,
  about: words,
  lanes: fc.array(lane, { minLength: 1, maxLength: 8 }),
  zeros: fc
    .uniqueArray(fc.nat(50_000_000), { maxLength: 3 })
    .map((later) => [0, ...later.map((at) => at + 1).sort((a, b) => a - b)].map((at) => ({ at }))),
  notes: fc.array(words, { maxLength: 2 }),
})

interface Box {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly text: string
}

const sizes: Readonly<Record<string, number>> = { title: 16, small: 10.5 }

function boxesOf(svg: string): Box[] {
  const texts = svg.matchAll(/<text class="([^"]*)" x="([^"]*)" y="([^"]*)">([^<]*)<\/text>/g)
  return [...texts].map(([, classes = '', x, y, escaped = '']) => {
    const text = escaped.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
    const width = textWidth(text, sizes[classes.split(' ')[0] ?? ''] ?? 12)
    const left = Number(x) - (classes.includes('middle') ? width / 2 : 0)
    return { left, right: left + width, y: Number(y), text }
  })
}

test('no text lies on another, and none beyond the edge', () => {
  fc.assert(
    fc.property(picture, (given) => {
      const svg = drawPicture(given)
      const boxes = boxesOf(svg)
      const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
      for (const [index, box] of boxes.entries()) {
        expect(box.right).toBeLessThanOrEqual(width)
        for (const other of boxes.slice(index + 1)) {
          const apart = Math.abs(box.y - other.y) >= 11
          const beside = box.right <= other.left + 0.2 || other.right <= box.left + 0.2
          expect(apart || beside, `${box.text} / ${other.text}`).toBe(true)
        }
      }
    }),
    { seed: testSeed(), numRuns: 60 },
  )
})

test('what comes later lies further right', () => {
  fc.assert(
    fc.property(picture, (given) => {
      const svg = drawPicture(given)
      const lines = [...svg.matchAll(/<line class="(?:tick|zero)" x1="([^"]*)"/g)]
      const xs = lines.map(([, x]) => Number(x))
      expect(xs).toEqual([...new Set(xs)].sort((a, b) => a - b))
    }),
    { seed: testSeed(), numRuns: 60 },
  )
})

test('a bar over another in its lane is refused, with the name of the lane', () => {
  const bars = [
    { from: 0, to: 10, text: 'one', look: 'access' },
    { from: 5, to: 15, text: 'two', look: 'cut' },
  ] as const
  const lanes = [{ name: 'Profile', bars, marks: [] }]
  const drawing = () => drawPicture({ title: '', about: '', lanes, zeros: [{ at: 0 }], notes: [] })
  expect(drawing).toThrow('lane "Profile"')
})

test('a picture loads nothing from elsewhere, and says what it shows', () => {
  const bar = { from: 0, to: 1, text: 'a & b', look: 'access' } as const
  const lanes = [{ name: 'Profile', bars: [bar], marks: [] }]
  const svg = drawPicture({
    title: 'A < B',
    about: 'All of it.',
    lanes,
    zeros: [{ at: 0 }],
    notes: [],
  })
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href|<image/)
  expect(svg).toContain('<title id="title">A &lt; B</title>')
  expect(svg).toContain('<desc id="about">All of it.</desc>')
})

test('the diagram of states is what is committed', () => {
  expect(readFileSync(fileOf('states'), 'utf8'), 'npm run generate').toBe(drawStates())
})

test('times are said in at most two units', () => {
  const said = [0, 900, 5_200, 65_000, 3_600_000, 28_805_600, 90_000_000].map(inWords)
  expect(said).toEqual(['0 s', '0.9 s', '5.2 s', '1 min 5 s', '1 h', '8 h 5.6 s', '1 d 1 h'])
})
