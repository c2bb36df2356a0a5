/** The clock: virtual time passes only when nothing runs, and in order. */
import { describe, expect, test } from 'vitest'
import { RealClock, VirtualClock } from '../../../sandbox/world/clock.ts'

const START = Date.UTC(2026, 10, 21)

describe('virtual time', () => {
  test('jumps to each foreground timer in order of time, then of setting', async () => {
    const clock = new VirtualClock(START)
    const seen: string[] = []
    const note = (name: string) => () => void seen.push(`${name} ${clock.now() - START}`)
    clock.at(START + 2_000, note('second'))
    clock.at(START + 1_000, note('first'))
    clock.at(START + 2_000, note('third'))
    expect(await clock.quiet(1_000)).toBe(true)
    expect(seen).toEqual(['first 1000', 'second 2000', 'third 2000'])
  })

  test('runs timers that a timer sets, and never drops one', async () => {
    const clock = new VirtualClock(START)
    const seen: number[] = []
    const again = (left: number) => () => {
      seen.push(clock.now() - START)
      if (left > 0) clock.at(clock.now() + 10, again(left - 1))
    }
    clock.at(START, again(100))
    await clock.quiet(1_000)
    expect(seen).toHaveLength(101)
    expect(seen.at(-1)).toBe(1_000)
  })

  test('stands still while something is held', async () => {
    const clock = new VirtualClock(START)
    const release = clock.hold()
    clock.at(START + 1_000, () => {})
    expect(await clock.quiet(20)).toBe(false)
    expect(clock.now()).toBe(START)
    release()
    expect(await clock.quiet(1_000)).toBe(true)
    expect(clock.now()).toBe(START + 1_000)
  })

  test('is not moved by background timers, which fire when time passes them', async () => {
    const clock = new VirtualClock(START)
    const seen: number[] = []
    clock.at(START + 500, () => void seen.push(clock.now() - START), { background: true })
    expect(await clock.quiet(1_000)).toBe(true)
    expect(seen).toEqual([])
    await clock.advance(2_000)
    expect(seen).toEqual([500])
    expect(clock.now()).toBe(START + 2_000)
  })

  test('goes on from where it was advanced to when somebody waits for quiet', async () => {
    const clock = new VirtualClock(START)
    const seen: number[] = []
    clock.at(START + 2_000, () => void seen.push(clock.now() - START))
    await clock.advance(1_000)
    expect([clock.now() - START, seen]).toEqual([1_000, []])
    expect(await clock.quiet(1_000)).toBe(true)
    expect(seen).toEqual([2_000])
  })

  test('a cancelled timer does not fire', async () => {
    const clock = new VirtualClock(START)
    let fired = false
    const cancel = clock.at(START + 1, () => {
      fired = true
    })
    cancel()
    await clock.advance(10)
    expect(fired).toBe(false)
  })

  test('can turn to real time, and goes on from where it stood', async () => {
    const clock = new VirtualClock(START)
    await clock.advance(60_000)
    clock.followRealTime()
    await new Promise<void>((resolve) => clock.at(clock.now() + 40, resolve))
    expect(clock.now()).toBeGreaterThanOrEqual(START + 60_040)
    expect(() => clock.advance(1)).toThrow('follows real time')
    clock.close()
  })
})

test('the real clock refuses to be advanced and says how to get one that does', () => {
  expect(() => new RealClock().advance()).toThrow('--virtual-clock')
})
