/** Own events in memory, on a bus of the sandbox, and against answers on the wire. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { expect, test } from 'vitest'
import { eventBridgeOwnEvents } from '../../adapters/own-events.eventbridge.ts'
import { Throttled } from '../../core/errors.ts'
import { detailTypes } from '../../core/own-events/detail-types.ts'
import type { OwnEvent } from '../../core/own-events/schemas.ts'
import { findQueue } from '../../sandbox/queues/queue.ts'
import { allow, enforced, queue, queueArn, queuePolicy } from '../sandbox/iam/enforced.ts'
import { memoryOwnEvents } from '../support/memory-own-events.ts'
import { ownEventSamples } from '../support/own-event-samples.ts'
import { troubledEndpoint } from '../support/troubled-endpoint.ts'
import { type OwnEventsBackend, ownEventsContract } from './own-events.contract.ts'

interface Entry {
  readonly EventBusName: string
  readonly Source: string
  readonly DetailType: string
  readonly Detail: string
  readonly Time: number
}

interface Wire extends OwnEventsBackend {
  readonly calls: Entry[][]
}

async function onTheWire(): Promise<Wire> {
  const calls: Entry[][] = []
  let refuses = false
  const server = createServer(async (request, response) => {
    const { Entries } = (await json(request)) as { readonly Entries: Entry[] }
    const failed = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }
    if (!refuses) calls.push(Entries)
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
    const FailedEntryCount = refuses ? Entries.length : 0
    const answers = Entries.map((_, n) => (refuses ? failed : { EventId: `event-${n}` }))
    response.end(JSON.stringify({ FailedEntryCount, Entries: answers }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = new EventBridgeClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  })
  return {
    calls,
    ownEvents: eventBridgeOwnEvents({ client, bus }),
    taken: async () => calls.flat().map(({ Detail }) => JSON.parse(Detail) as OwnEvent),
    refuse: (one) => {
      refuses = one
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const bus = 'rollcall-events'

/** A bus of the sandbox, whose every event comes into a queue. */
async function inEventBridge(): Promise<OwnEventsBackend> {
  const sandbox = await enforced({
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: bus } },
    Told: queue('told'),
    Policy: queuePolicy('Told', {
      ...allow('sqs:SendMessage', queueArn('told')),
      Principal: { Service: 'events.amazonaws.com' },
    }),
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['rollcall'] },
        Targets: [{ Id: 'told', Arn: queueArn('told') }],
      },
    },
  })
  const { world } = sandbox
  const endpoint = await troubledEndpoint(world)
  const client = new EventBridgeClient(endpoint.settings)
  return {
    ownEvents: eventBridgeOwnEvents({ client, bus }),
    async taken() {
      await world.clock.quiet(5_000)
      const { messages } = findQueue(world, queueArn('told'))
      return messages.map(({ body }): OwnEvent => JSON.parse(body).detail)
    },
    refuse: (one) => endpoint.trouble(one ? 'throttled' : undefined),
    async close() {
      await endpoint.close()
      await sandbox.close()
    },
  }
}

async function inMemory(): Promise<OwnEventsBackend> {
  let refuses = false
  const ownEvents = memoryOwnEvents({
    fault: async (call, run) => {
      if (refuses) throw new Throttled(call)
      return run()
    },
  })
  return {
    ownEvents,
    taken: async () => ownEvents.published,
    refuse: (one) => {
      refuses = one
    },
    close: async () => {},
  }
}

ownEventsContract('memory', inMemory)
ownEventsContract('EventBridge', inEventBridge)
ownEventsContract('entries that EventBridge refuses', onTheWire)

test('one call carries at most ten, named so that rules find them', async () => {
  const wire = await onTheWire()
  const events = ownEventSamples()
  await wire.ownEvents.publish(events)
  expect(wire.calls.map(({ length }) => length).slice(0, -1)).toEqual(
    Array(Math.ceil(events.length / 10) - 1).fill(10),
  )
  for (const [n, entry] of wire.calls.flat().entries()) {
    const event = events[n]
    expect(entry).toMatchObject({ EventBusName: 'rollcall-events', Source: 'rollcall' })
    expect(entry.DetailType).toBe(event && detailTypes[event.kind])
    expect(entry.Time * 1000).toBe(Date.parse(event?.time ?? ''))
  }
  await wire.close()
})

test('what does not keep to its schema is not published', async () => {
  const [event] = ownEventSamples()
  const broken = Object.assign({}, event, { userName: 'ada@example.com' })
  await expect(memoryOwnEvents().publish([broken])).rejects.toThrow('userName')
})
