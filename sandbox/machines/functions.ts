/**
 * The functions AWS adds to JSONata, and the ones it shares that need a clock or randomness.
 * Source: "Transforming data with JSONata in Step Functions" in the developer guide.
 */
import { createHash } from 'node:crypto'
import { seededRandom } from '../world/random.ts'
import type { MachineClock, MachineRandom } from './run.ts'

/** Where an evaluation keeps its run; a name no expression can write. */
export const RUN_BINDING = ' run'

export interface EvaluationRun {
  readonly clock: MachineClock
  readonly random: MachineRandom
  steps: number
}

interface NativeFunction {
  implementation(this: Focus, ...values: readonly unknown[]): unknown
}

export interface Focus {
  readonly environment: { lookup(name: string | symbol): unknown; timestamp?: Date }
  readonly input: unknown
}

type Implementation = (this: Focus, ...values: readonly unknown[]) => unknown

/** JSONata's own limit on a range, which AWS states no other for. */
const LONGEST_RANGE = 10_000_000

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}

/** Name to implementation and JSONata signature. */
export const FUNCTIONS: Readonly<Record<string, readonly [Implementation, string | undefined]>> = {
  partition: [(items, size) => partition(items, size), undefined],
  range: [(first, last, step) => range(first, last, step), undefined],
  hash: [(text, algorithm) => hash(text, algorithm), undefined],
  parse: [(text) => (text === undefined ? undefined : JSON.parse(text as string)), '<s:x>'],
  uuid: [
    function () {
      return runOf(this).random.uuid()
    },
    '<:s>',
  ],
  random: [
    function (seed) {
      // Equal seeds give equal numbers; that AWS's are these very numbers is not claimed.
      if (seed === undefined) return runOf(this).random.next()
      return seededRandom(requireInteger(seed, 'the seed of $random')).next()
    },
    '<n?:n>',
  ],
  shuffle: [
    function (items) {
      return items === undefined ? undefined : shuffle(items as unknown[], runOf(this).random)
    },
    '<a:a>',
  ],
  millis: [
    function () {
      return runOf(this).clock.now()
    },
    '<:n>',
  ],
  now: [
    function (picture, timezone) {
      const format = this.environment.lookup('fromMillis') as NativeFunction
      return format.implementation.call(this, runOf(this).clock.now(), picture, timezone)
    },
    '<s?s?:s>',
  ],
}

export function runOf(focus: Focus): EvaluationRun {
  return focus.environment.lookup(RUN_BINDING) as EvaluationRun
}

function partition(items: unknown, size: unknown): unknown {
  if (items === undefined) return undefined
  if (!Array.isArray(items)) throw new Error('$partition takes a list')
  const length = requireInteger(size, 'the size of $partition')
  if (length < 1) throw new Error('the size of $partition must be at least 1')
  const parts: unknown[] = []
  for (let start = 0; start < items.length; start += length) {
    parts.push(items.slice(start, start + length))
  }
  return parts
}

function range(first: unknown, last: unknown, step: unknown): number[] {
  const low = requireInteger(first, 'the start of $range')
  const high = requireInteger(last, 'the end of $range')
  const by = requireInteger(step, 'the step of $range')
  if (by === 0) throw new Error('the step of $range must not be 0')
  const length = Math.max(0, Math.floor((high - low) / by) + 1)
  if (length > LONGEST_RANGE) throw new Error(`$range makes at most ${LONGEST_RANGE} items`)
  return Array.from({ length }, (_, index) => low + index * by)
}

function hash(text: unknown, algorithm: unknown): string | undefined {
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw new Error('$hash takes a text')
  const name = HASHES[String(algorithm)]
  if (!name) throw new Error(`$hash knows ${Object.keys(HASHES).join(', ')}`)
  return createHash(name).update(text).digest('hex')
}

function shuffle(items: readonly unknown[], random: MachineRandom): unknown[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random.next() * (last + 1))
    const held = shuffled[last]
    shuffled[last] = shuffled[other]
    shuffled[other] = held
  }
  return shuffled
}

function requireInteger(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new Error(`${what} must be an integer`)
  }
  return value
}
