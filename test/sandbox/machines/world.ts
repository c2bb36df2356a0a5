/** A sandbox world with nothing wired but its state machines. */
import type { InvokeResult } from '../../../sandbox/contracts.ts'
import { startExecution } from '../../../sandbox/machines/executions.ts'
import { resource } from '../../../sandbox/resources/step-functions-state-machine.ts'
import { callLog } from '../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { readWeather } from '../../../sandbox/world/weather.ts'
import type { World } from '../../../sandbox/world/world.ts'
import { START } from './support.ts'

export const ACCOUNT = '111122223333'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/rollcall/service/machine`

export interface TestWorld extends World {
  readonly clock: VirtualClock
  readonly invoked: Array<{ readonly functionArn: string; readonly payload: unknown }>
  readonly sent: Array<{ readonly queueArn: string; readonly body: string }>
  readonly assumed: Array<{ readonly roleArn: string; readonly invokedBy: string }>
}

/** Functions answer what `answer` says, at once. */
export function testWorld(
  answer: (payload: unknown) => InvokeResult = (payload) => ({ ok: true, payload }),
): TestWorld {
  const world: TestWorld = {
    clock: new VirtualClock(START),
    random: seededRandom(1),
    weather: readWeather(),
    calls: callLog(),
    accountId: ACCOUNT,
    region: 'eu-west-1',
    url: 'http://127.0.0.1:4566',
    invoked: [],
    sent: [],
    assumed: [],
  }
  Object.assign(integrations.of(world), {
    invokeFunction: async (functionArn: string, payload: unknown) => {
      world.invoked.push({ functionArn, payload })
      return answer(payload)
    },
    startExecution: (request: Parameters<typeof startExecution>[1]) =>
      startExecution(world, request),
    sendMessage: async ({ queueArn, body }: { queueArn: string; body: string }) => {
      world.sent.push({ queueArn, body })
      return { messageId: `message-${world.sent.length}` }
    },
    recordAssumption: (assumption: { roleArn: string; invokedBy: string }) =>
      world.assumed.push(assumption),
  })
  return world
}

/** Makes a machine from properties; answers its ARN. */
export async function makeMachine(
  world: World,
  definition: object,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { ref } = await resource.create(
    resourceInput('Machine', propertiesOf(definition, more)),
    world,
  )
  return ref
}

export function propertiesOf(definition: object, more: Record<string, unknown> = {}) {
  return {
    DefinitionString: JSON.stringify(definition),
    RoleArn: ROLE,
    StateMachineName: 'machine',
    ...more,
  }
}

export function resourceInput(logicalId: string, properties: Record<string, unknown>) {
  return {
    logicalId,
    stackName: 'Engine',
    accountId: ACCOUNT,
    region: 'eu-west-1',
    properties,
    assetFolder: () => '',
  }
}
