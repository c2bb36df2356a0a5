/** Randomness of a sandbox: one source for what happens by itself, and one for each request. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import type { HttpRequest } from '../contracts.ts'
import type { Clock } from './clock.ts'
import { type Random, randomFrom, seededRandom } from './random.ts'

export interface Draws {
  readonly random: Random
  /**
   * Answers a request whose draws, and those of what it sets going, hang on the seed, the time, the
   * request and how many like it came at that time. So calls that a function makes at once draw the
   * same, in whatever order they arrive.
   */
  forRequest<Answer>(request: HttpRequest, answer: () => Answer): Answer
}

/** What clients make anew each time: a token that lets a call be tried again, or a signature. */
const everNew = /"?(Client(Request)?Token|WebIdentityToken)"?[=:]"?[\w.-]+/g

export function drawsOf(seed: number, clock: Pick<Clock, 'now'>): Draws {
  const shared = seededRandom(seed)
  const own = new AsyncLocalStorage<() => number>()
  const alike = { now: clock.now(), counts: new Map<string, number>() }
  return {
    random: randomFrom(() => (own.getStore() ?? shared.next)()),
    forRequest(request, answer) {
      const now = clock.now()
      if (now !== alike.now) Object.assign(alike, { now, counts: new Map() })
      const key = digestOf(`${seed} ${now}`, request)
      const count = (alike.counts.get(key) ?? 0) + 1
      alike.counts.set(key, count)
      return own.run(smallFast(createHash('sha256').update(`${key} ${count}`).digest()), answer)
    },
  }
}

function digestOf(place: string, { method, path, query, headers, body }: HttpRequest): string {
  const who = /Credential=([^/,\s]+)/.exec(headers.authorization ?? '')?.[1]
  const target = headers['x-amz-target']
  const hash = createHash('sha256').update(`${place} ${method} ${path}?${query} ${target} ${who} `)
  return hash.update(body.toString('latin1').replace(everNew, '')).digest('hex')
}

/** Chris Doty-Humphrey's sfc32: so many sources need more state than one, lest two be alike. */
function smallFast(digest: Buffer): () => number {
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => digest.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ]
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
}
