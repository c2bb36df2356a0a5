/** The states of a grant as a diagram. */
import type { GrantState } from '../../../core/words.ts'
import type { Look } from './picture.ts'
import { style } from './style.ts'

interface Box {
  readonly x: number
  readonly y: number
  readonly look: Look
}

const WIDTH = 118
const HEIGHT = 34

/** Above, what has come true; below it, what has begun. */
const boxes: Readonly<Record<GrantState, Box>> = {
  granting: { x: 20, y: 60, look: 'rollcall' },
  granted: { x: 190, y: 60, look: 'access' },
  changing: { x: 190, y: 160, look: 'rollcall' },
  suspending: { x: 360, y: 60, look: 'rollcall' },
  suspended: { x: 530, y: 60, look: 'cut' },
  resuming: { x: 360, y: 160, look: 'rollcall' },
  archiving: { x: 530, y: 160, look: 'rollcall' },
  archived: { x: 700, y: 160, look: 'cut' },
  deprovisioning: { x: 700, y: 60, look: 'rollcall' },
  deprovisioned: { x: 870, y: 60, look: 'cut' },
}

interface Arrow {
  readonly path: string
  readonly label?: { readonly x: number; readonly y: number; readonly text: string }
}

const below = (x: number, y: number, text: string) => ({ x, y, text })

const arrows: readonly Arrow[] = [
  { path: 'M138 77 H188' },
  { path: 'M308 77 H358' },
  { path: 'M478 77 H528' },
  { path: 'M648 77 H698', label: below(650, 50, 'grace over') },
  { path: 'M818 77 H868' },
  { path: 'M235 94 V158' },
  { path: 'M263 160 V96' },
  { path: 'M560 94 C545 130 490 130 450 158', label: below(470, 122, 'back') },
  { path: 'M380 160 C360 130 320 120 290 96' },
  { path: 'M589 94 V158', label: below(595, 130, 'to be archived') },
  { path: 'M648 177 H698' },
  { path: 'M759 160 V96' },
  { path: 'M730 194 C690 226 480 226 430 196', label: below(560, 236, 'back') },
]

export function drawStates(): string {
  const shown = Object.entries(boxes).flatMap(([state, { x, y, look }]) => [
    `<rect class="bar ${look}" x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="5"/>`,
    `<text class="middle on ${look}" x="${x + WIDTH / 2}" y="${y + 21}">${state}</text>`,
  ])
  const drawn = arrows.flatMap(({ path, label }) => [
    `<path class="arrow" d="${path}" marker-end="url(#head)"/>`,
    ...(label ? [`<text class="small" x="${label.x}" y="${label.y}">${label.text}</text>`] : []),
  ])
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1008 260" width="1008" height="260" ' +
      'role="img" aria-labelledby="title about">',
    '<title id="title">The states of a grant</title>',
    `<desc id="about">${about}</desc>`,
    `<style>${style}.arrow{fill:none;stroke:#7d8590;stroke-width:1.5}.head{fill:#7d8590}</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" ' +
      'markerHeight="8" orient="auto"><path class="head" d="M0 0 L8 4 L0 8 Z"/></marker></defs>',
    '<rect class="page" width="1008" height="260" rx="6"/>',
    '<text class="title" x="20" y="32">The states of a grant</text>',
    ...drawn,
    ...shown,
    '</svg>',
    '',
  ].join('\n')
}

const about =
  'Granting leads to granted, granted to changing and back, or to suspending and suspended. From ' +
  'suspended or archived a user who comes back is resuming and granted again. After the grace ' +
  'period suspended leads to archiving and archived where the map wants data kept, and then to ' +
  'deprovisioning and deprovisioned. States that end in -ing are written before the calls.'
