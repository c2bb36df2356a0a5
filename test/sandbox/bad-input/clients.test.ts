/** Clients that break off, crawl, shout or come a thousand at once: the port goes on serving. */
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRollcall, type Rollcall } from '../../support/rollcall.ts'
import { expectStillWorking } from './still-works.ts'

let rollcall: Rollcall

beforeAll(async () => {
  rollcall = await openRollcall()
})

afterAll(() => rollcall?.close())

function dial(): Promise<Socket> {
  const { hostname, port } = new URL(rollcall.sandbox.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket))
    socket.on('error', reject)
  })
}

const identity = 'Action=GetCallerIdentity&Version=2011-06-15'
const head = (length: number, more = '') =>
  `POST / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\ncontent-length: ${length}\r\n` +
  `content-type: application/x-www-form-urlencoded\r\n${more}\r\n`

/** Everything that comes back until the connection ends. */
async function exchange(sent: string): Promise<string> {
  const socket = await dial()
  socket.end(sent)
  return text(socket)
}

async function expectServing(): Promise<void> {
  const answer = await exchange(head(identity.length) + identity)
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer).toContain('<GetCallerIdentityResult>')
}

describe('a client that', () => {
  it('breaks off in the middle of a body is forgotten', async () => {
    for (let count = 0; count < 50; count++) {
      const socket = await dial()
      socket.write(`${head(1000)}half of it`)
      socket.destroy()
    }
    await expectServing()
    expect(await rollcall.sandbox.world.clock.quiet(10_000)).toBe(true)
  })

  it('goes away before its answer costs nothing', async () => {
    for (let count = 0; count < 50; count++) {
      const socket = await dial()
      socket.write(head(identity.length) + identity)
      socket.resetAndDestroy()
    }
    await expectServing()
    expect(await rollcall.sandbox.world.clock.quiet(10_000)).toBe(true)
  })

  it('sends half a body and waits keeps nobody else waiting, nor time', async () => {
    const silent = await Promise.all(Array.from({ length: 30 }, dial))
    for (const socket of silent) socket.write(`${head(1000)}half of it`)
    await expectServing()
    expect(await rollcall.sandbox.world.clock.quiet(10_000)).toBe(true)
    for (const socket of silent) socket.destroy()
  })

  it('sends its request a byte at a time is answered all the same', async () => {
    const socket = await dial()
    const answer = text(socket)
    for (const character of head(identity.length) + identity) {
      socket.write(character)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /)
  })

  it.each([
    ['speaks no HTTP', 'HELO sandbox\r\n\r\n', 400],
    ['sends zeros', '\0'.repeat(1000), 400],
    ['says two lengths', head(3, 'content-length: 4\r\n'), 400],
    ['says a length that is none', head(Number.NaN), 400],
    [
      'sends a bad chunk',
      'POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
    ['sends headers of 17,000 bytes', head(0, `x-long: ${'x'.repeat(17_000)}\r\n`), 431],
    ['asks with an unknown method', 'BREW / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    [
      'asks for a path with escapes that are none',
      'GET /schedules/%ZZ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
      400,
    ],
    [
      'asks for nothing there is',
      'GET /nothing/here HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
      404,
    ],
    [
      'asks for a whole address',
      'GET http://elsewhere/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
      404,
    ],
  ])('%s is told so', async (_what, sent, status) => {
    expect(await exchange(sent)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    await expectServing()
  })

  it.each([
    ['an unknown service', { 'x-amz-target': 'Teapot.Brew' }, '{}'],
    ['an unknown action', { 'x-amz-target': 'SageMaker.Brew' }, '{}'],
    ['an action every object has', { 'x-amz-target': 'SageMaker.constructor' }, '{}'],
    ['a body that is cut', { 'x-amz-target': 'SageMaker.ListDomains' }, '{"MaxResults":'],
    ['a body nested without end', { 'x-amz-target': 'SageMaker.ListDomains' }, '['.repeat(500_000)],
    ['an expired kind of signature', { authorization: 'AWS AKIA:0' }, ''],
    [
      'a form nested without end',
      { 'content-type': 'application/x-www-form-urlencoded' },
      `Action=AssumeRole&Version=2011-06-15&${'A.'.repeat(50_000)}A=1`,
    ],
  ])('sends %s gets an error of AWS’s', async (_what, headers, body) => {
    const response = await fetch(rollcall.sandbox.url, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).toMatch(/"__type":"\w+"|<Code>\w+<\/Code>/)
  })
})

describe('a thousand requests at once', () => {
  it('are each answered', async () => {
    const targets = [
      'AWSIdentityStore.ListUsers',
      'SageMaker.ListUserProfiles',
      'AWSStepFunctions.ListStateMachines',
      'DynamoDB_20120810.ListTables',
      'AWSEvents.ListRules',
      'AmazonSQS.ListQueues',
      'SageMaker.NoSuchAction',
    ]
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, index) => {
        const target = targets[index % targets.length] ?? ''
        const response = await fetch(rollcall.sandbox.url, {
          method: 'POST',
          headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
          body: target.includes('IdentityStore') ? '{"IdentityStoreId":"d-9067a1b2c3"}' : '{}',
        })
        return { target, status: response.status, body: await response.text() }
      }),
    )
    const wrong = answers.filter(({ target, status, body }) =>
      target.endsWith('NoSuchAction') ? status !== 400 : status !== 200 && !throttled(body),
    )
    expect(wrong).toEqual([])
  })
})

/** Studio's control plane refuses more than so many calls a second, as AWS does. */
function throttled(body: string): boolean {
  return body.includes('"__type":"ThrottlingException"')
}

describe('after all of it', () => {
  it('a joiner still gets what is due', async () => {
    await rollcall.rest()
    await expectStillWorking(rollcall)
  })
})
