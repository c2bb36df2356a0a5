/** Requests in AWS's wire protocols reach the right action, and are answered in the same form. */
import { describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse } from '../../../sandbox/contracts.ts'
import { awsApi } from '../../../sandbox/endpoint/aws.ts'
import type { Service } from '../../../sandbox/endpoint/service-table.ts'
import { AwsError, type Call, type Outcome } from '../../../sandbox/services/service.ts'
import { testWorld } from '../../support/test-world.ts'

const recorded: Array<{ action: string; outcome: Outcome }> = []
const actions = {
  Echo: (input: object, call: Call) => ({ heard: input, region: call.region, by: call.caller.arn }),
  Fail: () => {
    throw new AwsError('ResourceInUse', 'try later', 409, { Reason: 'busy' })
  },
  Break: () => {
    throw new TypeError('a slip')
  },
  Times: () => ({ At: new Date(0), List: [{ Name: 'a & b' }], None: undefined }),
}
const services: readonly Service[] = [
  {
    definition: {
      name: 'sagemaker',
      protocol: 'awsJson1_1',
      target: 'SageMaker',
      record: (action, _input, outcome) => recorded.push({ action, outcome }),
    },
    actions,
  },
  {
    definition: {
      name: 'sts',
      protocol: 'awsQuery',
      query: { version: '2011-06-15', xmlNamespace: 'https://sts.example/' },
    },
    actions,
  },
  {
    definition: {
      name: 'scheduler',
      protocol: 'restJson',
      routes: { 'POST /schedules/{Name}': 'Echo', 'DELETE /schedules/{Name}': 'Fail' },
    },
    actions,
  },
  {
    definition: { name: 'sso', protocol: 'restJson', routes: { 'GET /federation': 'Echo' } },
    actions,
  },
]

const role = 'arn:aws:iam::111111111111:role/worker'
const world = testWorld()
const api = awsApi(services, (_world, accessKeyId) => ({
  arn: accessKeyId ?? 'nobody',
  accessKeyId: accessKeyId ?? '',
  accountId: '111111111111',
  ...(accessKeyId === 'ASIAWORKER' && { roleArn: role }),
}))

function ask(request: Partial<Omit<HttpRequest, 'body'>> & { body?: string }) {
  return api(world, {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    ...request,
    body: Buffer.from(request.body ?? ''),
  })
}

const signed = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=ASIAWORKER/20260101/us-west-2/${service}/aws4_request, ` +
  'SignedHeaders=host, Signature=0'

const call = (action: string, body = '{}') =>
  ask({
    headers: { 'x-amz-target': `SageMaker.${action}`, authorization: signed('sagemaker') },
    body,
  })

const parsed = (response: HttpResponse) => JSON.parse(String(response.body))

describe('awsJson', () => {
  it('runs the action of the target for the caller and Region of the signature', async () => {
    const response = await call('Echo', '{"Name":"a"}')
    expect(response).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
    })
    expect(response.headers?.['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    expect(parsed(response)).toEqual({
      heard: { Name: 'a' },
      region: 'us-west-2',
      by: 'ASIAWORKER',
    })
  })

  it('answers errors with their type, status and fields', async () => {
    const response = await call('Fail')
    expect(response).toMatchObject({
      status: 409,
      headers: { 'x-amzn-errortype': 'ResourceInUse' },
    })
    expect(parsed(response)).toEqual({
      __type: 'ResourceInUse',
      message: 'try later',
      Reason: 'busy',
    })
  })

  it('leaves each outcome to the service to record', async () => {
    recorded.length = 0
    await call('Echo')
    await call('Fail')
    expect(recorded.map(({ action, outcome }) => [action, outcome.ok])).toEqual([
      ['Echo', true],
      ['Fail', false],
    ])
  })

  it('refuses a body that is not JSON', async () => {
    const response = await call('Echo', '{')
    expect(response.status).toBe(400)
    expect(parsed(response).__type).toBe('SerializationException')
  })

  it('refuses actions and services it does not have', async () => {
    expect(parsed(await call('Dance')).__type).toBe('UnknownOperationException')
    const unknown = await ask({ headers: { 'x-amz-target': 'Braket.Dance' } })
    expect(unknown.status).toBe(400)
    expect(parsed(unknown).message).toContain('"Braket.Dance"')
  })

  it('answers a bug of its own as an internal failure', async () => {
    const written: string[] = []
    const { write } = process.stderr
    process.stderr.write = (text) => written.push(String(text)) > 0
    const response = await call('Break')
    process.stderr.write = write
    expect(response.status).toBe(500)
    expect(parsed(response).__type).toBe('InternalFailure')
    expect(written.join('')).toContain('TypeError: a slip')
  })

  it('counts calls by the role behind the session', async () => {
    world.calls.clear()
    await call('Echo')
    await ask({ headers: { 'x-amz-target': 'SageMaker.Echo' } })
    expect(world.calls.counts()).toEqual([
      { caller: role, service: 'sagemaker', action: 'Echo', count: 1 },
      { caller: 'operator', service: 'sagemaker', action: 'Echo', count: 1 },
    ])
  })
})

describe('awsQuery', () => {
  const form = (body: string) =>
    ask({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })

  it('reads nested members and lists from the form', async () => {
    const response = await form(
      'Action=Echo&Version=2011-06-15&RoleArn=a&Tags.member.1.Key=k&Tags.member.2.Key=l&A.B=c',
    )
    expect(response.body).toContain(
      '<heard><RoleArn>a</RoleArn><Tags><member><Key>k</Key></member><member><Key>l</Key></member></Tags><A><B>c</B></A></heard>',
    )
  })

  it('answers XML with lists, times and escaped text', async () => {
    const response = await form('Action=Times&Version=2011-06-15')
    const requestId = response.headers?.['x-amzn-requestid']
    expect(response.body).toBe(
      '<TimesResponse xmlns="https://sts.example/"><TimesResult><At>1970-01-01T00:00:00.000Z</At>' +
        '<List><member><Name>a &amp; b</Name></member></List></TimesResult>' +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></TimesResponse>`,
    )
  })

  it('answers errors in the form of the protocol', async () => {
    const response = await form('Action=Fail&Version=2011-06-15')
    expect(response.status).toBe(409)
    expect(response.body).toContain(
      '<Error><Type>Sender</Type><Code>ResourceInUse</Code><Message>try later</Message><Reason>busy</Reason></Error>',
    )
  })
})

describe('restJson', () => {
  it('takes members from path, query and body', async () => {
    const response = await ask({
      path: '/schedules/my%20own',
      query: new URLSearchParams('groupName=g'),
      headers: { authorization: signed('scheduler') },
      body: '{"State":"ENABLED"}',
    })
    expect(parsed(response).heard).toEqual({ Name: 'my own', groupName: 'g', State: 'ENABLED' })
  })

  it('takes the service from the signature, and without one from the path', async () => {
    const wrong = await ask({ path: '/schedules/a', headers: { authorization: signed('sso') } })
    expect(wrong.status).toBe(404)
    const portal = await ask({
      method: 'GET',
      path: '/federation',
      headers: { 'x-amz-sso_bearer_token': 'token' },
    })
    expect(parsed(portal).heard).toEqual({ 'x-amz-sso_bearer_token': 'token' })
  })

  it('answers errors with their type in a header', async () => {
    const response = await ask({ method: 'DELETE', path: '/schedules/a' })
    expect(response).toMatchObject({
      status: 409,
      headers: { 'x-amzn-errortype': 'ResourceInUse' },
    })
  })
})
