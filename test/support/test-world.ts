/** A sandbox world for tests: virtual time from a fixed start, and the run's seed. */
import { callLog } from '../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../sandbox/world/clock.ts'
import { seededRandom } from '../../sandbox/world/random.ts'
import { readWeather } from '../../sandbox/world/weather.ts'
import type { World } from '../../sandbox/world/world.ts'
import { testSeed } from './seed.ts'

/** Saturday, 21 November 2026, 10:00 UTC. */
export const testStart = Date.UTC(2026, 10, 21, 10)

export interface TestWorld extends World {
  readonly clock: VirtualClock
}

export function testWorld(seed: number = testSeed()): TestWorld {
  return {
    clock: new VirtualClock(testStart),
    random: seededRandom(seed),
    weather: readWeather(),
    calls: callLog(),
    accountId: '111111111111',
    region: 'eu-west-1',
    url: 'http://127.0.0.1:0',
  }
}
