/** A world with functions written on the spot, for the tests of this room. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { functions, type LambdaFunction } from '../../../sandbox/lambdas/functions.ts'
import { workerPools } from '../../../sandbox/lambdas/invoke.ts'
import { callLog } from '../../../sandbox/world/call-log.ts'
import { type Clock, VirtualClock } from '../../../sandbox/world/clock.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { readWeather } from '../../../sandbox/world/weather.ts'
import type { World } from '../../../sandbox/world/world.ts'

export const start = Date.parse('2026-03-02T09:00:00Z')

export interface LambdaBench {
  readonly world: World
  /** Sessions that Lambda began, as recorded. */
  readonly assumptions: Array<{ readonly roleArn: string; readonly sessionName: string }>
  /** Writes a bundle and registers a function over it; answers its ARN. */
  add(name: string, source: string, settings?: Partial<LambdaFunction> & { file?: string }): string
  close(): Promise<void>
}

export function lambdaBench(clock: Clock = new VirtualClock(start)): LambdaBench {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-lambdas-'))
  const world: World = {
    clock,
    random: seededRandom(1),
    weather: readWeather(),
    calls: callLog(),
    accountId: '111122223333',
    region: 'eu-central-1',
    url: 'http://127.0.0.1:1',
  }
  const assumptions: Array<{ readonly roleArn: string; readonly sessionName: string }> = []
  integrations.of(world).recordAssumption = (request) => assumptions.push(request)
  return {
    world,
    assumptions,
    add(name, source, { file = 'index.mjs', ...settings } = {}) {
      const path = join(folder, name, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, source)
      const arn = `arn:aws:lambda:eu-central-1:111122223333:function:${name}`
      functions.of(world).byArn.set(arn, {
        name,
        arn,
        accountId: world.accountId,
        region: world.region,
        folder: join(folder, name),
        handler: 'index.handler',
        runtime: 'nodejs24.x',
        roleArn: `arn:aws:iam::111122223333:role/${name}`,
        environment: {},
        logGroup: `/aws/lambda/${name}`,
        traced: false,
        timeoutMs: 10_000,
        memoryMb: 256,
        ...settings,
      })
      return arn
    },
    async close() {
      await workerPools.of(world).close()
      clock.close()
      rmSync(folder, { recursive: true })
    },
  }
}
