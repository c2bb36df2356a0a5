/** The door: an assembly becomes a running sandbox, or nothing is left open. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, describe, expect, it } from 'vitest'
import { trailRecords } from '../../sandbox/cloudtrail/trail.ts'
import { openEndpoint } from '../../sandbox/endpoint/server.ts'
import { iam } from '../../sandbox/iam/store.ts'
import { openSandbox } from '../../sandbox/sandbox.ts'
import { integrations } from '../../sandbox/world/integrations.ts'
import { type SmallSandbox, smallSandbox } from './controls/small-sandbox.ts'
import { writeAssembly } from './template/support.ts'

let sandbox: SmallSandbox | undefined
afterEach(() => sandbox?.close())

describe('a sandbox', () => {
  it('runs the functions of its template, each as a session of its own role', async () => {
    sandbox = await smallSandbox()
    const { invokeFunction } = integrations.of(sandbox.world)
    const function_ = 'arn:aws:lambda:eu-central-1:111122223333:function:who-am-i'
    expect(await invokeFunction(function_, {}, 'test')).toEqual({
      ok: true,
      payload: 'arn:aws:sts::111122223333:assumed-role/worker/who-am-i',
    })
    expect(sandbox.world.calls.counts()).toEqual([
      {
        caller: 'arn:aws:iam::111122223333:role/service/worker',
        service: 'sts',
        action: 'GetCallerIdentity',
        count: 1,
      },
    ])
    expect(trailRecords(sandbox.world)).toContainEqual(
      expect.objectContaining({
        eventName: 'AssumeRole',
        userIdentity: { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' },
      }),
    )
  })

  it('reaches a version through its alias', async () => {
    sandbox = await smallSandbox()
    const alias = String(sandbox.deployment.outputs.Small?.Alias)
    const { invokeFunction } = integrations.of(sandbox.world)
    expect(await invokeFunction(alias, { a: 1 }, 'test')).toEqual({ ok: true, payload: { a: 1 } })
  })

  it('answers the SDK', async () => {
    sandbox = await smallSandbox()
    const client = new STSClient({
      endpoint: sandbox.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'none' },
    })
    expect(await client.send(new GetCallerIdentityCommand())).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/operator',
    })
    client.destroy()
  })

  it('keeps roles with their policies', async () => {
    sandbox = await smallSandbox()
    const role = iam.of(sandbox.world).roles.get('arn:aws:iam::111122223333:role/service/worker')
    expect(role?.roleId).toMatch(/^AROA[A-Z2-7]{17}$/)
    expect([...(role?.inlinePolicies.keys() ?? [])]).toEqual(['send'])
  })

  it('closes its port, and may be closed twice', async () => {
    sandbox = await smallSandbox()
    await sandbox.close()
    await expect(fetch(`${sandbox.url}/healthz`)).rejects.toThrow()
    sandbox = undefined
  })

  it('leaves no port open when a resource cannot be made', async () => {
    const assembly = writeAssembly({
      stacks: {
        Broken: {
          template: {
            Resources: {
              Alias: {
                Type: 'AWS::Lambda::Alias',
                Properties: { Name: 'live', FunctionName: 'nobody', FunctionVersion: '1' },
              },
            },
          },
        },
      },
    })
    const free = await openEndpoint(0, async () => ({ status: 200 }))
    const port = Number(new URL(free.url).port)
    await free.close()
    const attempt = () => openSandbox({ assembly: assembly.folder, port })
    const refusal = /Broken \/ Alias \(AWS::Lambda::Alias\): Function not found/
    await expect(attempt()).rejects.toThrow(refusal)
    await expect(attempt()).rejects.toThrow(refusal)
    assembly.remove()
  })
})
