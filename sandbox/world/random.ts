/** A seeded source of randomness: equal seed, equal world. */

export interface Random {
  /** In [0, 1). */
  next(): number
  /** An integer in [low, high]. */
  between(low: number, high: number): number
  /** `length` hexadecimal digits. */
  hex(length: number): string
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string
  uuid(): string
}

/** Mulberry32: 32 bits of state are enough to tell worlds apart, and it is four lines. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return randomFrom(next)
}

/** All draws from one that answers numbers in [0, 1). */
export function randomFrom(next: () => number): Random {
  const text = (length: number, alphabet: string) =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('')
  const hex = (length: number) => text(length, '0123456789abcdef')
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    hex,
    text,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${text(1, '89ab')}${hex(3)}-${hex(12)}`,
  }
}
