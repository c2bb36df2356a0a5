/** DynamoDB of the sandbox behind a server of its own, for real SDK clients. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { AwsError, type Call } from '../../sandbox/services/service.ts'
import type { World } from '../../sandbox/world/world.ts'
import { performNamed } from './perform.ts'
import type { Trouble, Troubled } from './service-ports.ts'
import { wordsFor } from './troubled-endpoint.ts'

export interface DynamoDbServer extends Troubled {
  readonly client: DynamoDBClient
  readonly url: string
  /** Operations called so far, in order. */
  readonly called: string[]
  close(): Promise<void>
}

export async function dynamoDbServer(world: World): Promise<DynamoDbServer> {
  const called: string[] = []
  let met: Trouble | undefined
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    called.push(operation)
    const answer = met ? refusalOf(met) : await answerOf(operation, body, callIn(world))
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new DynamoDBClient({
    endpoint: url,
    region: world.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  return {
    client,
    url,
    called,
    trouble(kind) {
      met = kind
    },
    async close() {
      client.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function callIn(world: World): Call {
  return {
    world,
    caller: { arn: 'operator', accessKeyId: 'AKIATEST', accountId: world.accountId },
    requestId: '00000000-0000-4000-8000-000000000000',
    accountId: world.accountId,
    region: world.region,
    userAgent: 'test',
  }
}

/** Runs one action of the service as the sandbox's door would. */
export async function callAction(operation: string, input: object, call: Call): Promise<unknown> {
  const outcome = await performNamed('dynamodb', operation, { input, call })
  if (!outcome.ok) throw outcome.error
  return outcome.output
}

function refusalOf(trouble: Trouble) {
  const [status, code] = wordsFor('dynamodb', trouble)
  return { status, body: { __type: `com.amazonaws.dynamodb#${code}`, message: code } }
}

async function answerOf(operation: string, body: string, call: Call) {
  try {
    return { status: 200, body: (await callAction(operation, JSON.parse(body), call)) ?? {} }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    const { code, message, status, fields } = error
    return { status, body: { __type: `com.amazonaws.dynamodb#${code}`, message, ...fields } }
  }
}
