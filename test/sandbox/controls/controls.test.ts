/** The sandbox's own pages show what it holds and steer it. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { type SmallSandbox, smallSandbox } from './small-sandbox.ts'

let sandbox: SmallSandbox
beforeAll(async () => {
  sandbox = await smallSandbox({ startMs: Date.UTC(2026, 0, 1) })
})
afterAll(() => sandbox.close())

const event = { source: 'test', 'detail-type': 'Test', detail: {} }

describe('the pages of the sandbox', () => {
  it('say that it is ready', async () => {
    expect(await sandbox.ask('GET', '/healthz')).toEqual({ status: 200, body: { status: 'ready' } })
  })

  it('put one event or a list, or none when one is wrong', async () => {
    expect(await sandbox.ask('POST', '/_sandbox/events', event)).toMatchObject({ status: 200 })
    expect(await sandbox.ask('POST', '/_sandbox/events', [event, event])).toMatchObject({
      body: { ids: [expect.any(String), expect.any(String)] },
    })
    const wrong = await sandbox.ask('POST', '/_sandbox/events', [event, { ...event, detail: 1 }])
    expect(wrong).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('[1].detail') },
    })
  })

  it('answer once all is quiet, or say that it is not', async () => {
    expect(await sandbox.ask('GET', '/_sandbox/quiet')).toMatchObject({ status: 200 })
    const release = sandbox.world.clock.hold()
    const busy = await sandbox.ask('GET', '/_sandbox/quiet?timeoutMs=20')
    release()
    expect(busy).toMatchObject({ status: 408, body: { quiet: false } })
  })

  it('let virtual time pass', async () => {
    const before = sandbox.world.clock.now()
    await sandbox.ask('POST', '/_sandbox/clock', { advanceMs: 60_000 })
    expect(await sandbox.ask('GET', '/_sandbox/clock')).toMatchObject({
      body: { kind: 'virtual', nowMs: before + 60_000 },
    })
    expect(await sandbox.ask('POST', '/_sandbox/clock', { advanceMs: -1 })).toMatchObject({
      status: 400,
    })
  })

  it('refuse to move a real clock', async () => {
    const real = await smallSandbox({ clock: 'real' })
    const answer = await real.ask('POST', '/_sandbox/clock', { advanceMs: 1 })
    await real.close()
    expect(answer.status).toBe(409)
  })

  it('show what functions printed', async () => {
    const alias = String(sandbox.deployment.outputs.Small?.Alias)
    await integrations.of(sandbox.world).invokeFunction(alias, {}, 'test')
    await expect
      .poll(async () => (await sandbox.ask('GET', '/_sandbox/logs?function=echo')).body)
      .toEqual([{ timeMs: expect.any(Number), stream: 'stdout', text: 'heard' }])
    expect(await sandbox.ask('GET', '/_sandbox/logs')).toMatchObject({ body: ['echo'] })
  })

  it('count calls and forget them', async () => {
    const client = new SQSClient({
      endpoint: sandbox.url,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'none' },
    })
    const QueueUrl = String(sandbox.deployment.outputs.Small?.QueueUrl)
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }))
    client.destroy()
    expect(await sandbox.ask('GET', '/_sandbox/calls')).toMatchObject({
      body: [{ caller: 'operator', service: 'sqs', action: 'SendMessage', count: 1 }],
    })
    await sandbox.ask('DELETE', '/_sandbox/calls')
    expect(await sandbox.ask('GET', '/_sandbox/calls')).toEqual({ status: 200, body: [] })
  })

  it('show the state of everything', async () => {
    expect(await sandbox.ask('GET', '/_sandbox/state')).toMatchObject({
      body: {
        clock: { kind: 'virtual' },
        studio: { domains: [] },
        directory: [],
        queues: [{ arn: 'arn:aws:sqs:eu-central-1:111122223333:mail', visible: 1, hidden: 0 }],
        resources: 7,
      },
    })
    expect(await sandbox.ask('GET', '/_sandbox/executions')).toEqual({ status: 200, body: [] })
    expect(await sandbox.ask('GET', '/_sandbox/resources')).toMatchObject({
      body: expect.arrayContaining([
        expect.objectContaining({ logicalId: 'Queue', type: 'AWS::SQS::Queue' }),
      ]),
    })
  })

  it('set faults and refuse what they do not know', async () => {
    const set = await sandbox.ask('POST', '/_sandbox/faults', {
      duplicateEvents: 2,
      loseNext: { eventName: 'CreateUser' },
    })
    expect(set).toEqual({ status: 200, body: { set: ['duplicateEvents', 'loseNext'] } })
    expect(await sandbox.ask('POST', '/_sandbox/faults', { duplicate: 2 })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('"duplicate" is not known here') },
    })
    expect(await sandbox.ask('POST', '/_sandbox/faults', { duplicateEvents: 0 })).toMatchObject({
      status: 400,
    })
    expect((await sandbox.ask('DELETE', '/_sandbox/faults')).status).toBe(200)
  })

  it('say which pages there are when asked for another', async () => {
    expect(await sandbox.ask('GET', '/_sandbox/nothing')).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining('GET /_sandbox/state') },
    })
  })
})
