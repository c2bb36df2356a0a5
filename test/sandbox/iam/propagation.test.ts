/** IAM's writes are read at once and count for who is judged only once they have propagated. */
import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam'
import { afterEach, describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seed.ts'
import {
  deniesArn,
  denyQueue,
  type IamWorld,
  iamWorld,
  idle,
  propagation,
  sparesArn,
} from './api-world.ts'

let sandbox: IamWorld
afterEach(() => sandbox.close())

const version = (document: object) =>
  new CreatePolicyVersionCommand({
    PolicyArn: deniesArn,
    PolicyDocument: JSON.stringify(document),
    SetAsDefault: true,
  })

describe('a Deny that was written', () => {
  it('is read at once and takes effect after its propagation, not before', async () => {
    sandbox = await iamWorld()
    expect(await sandbox.mayRead()).toBe(true)
    await sandbox.iam.send(version(denyQueue))
    const { Policy } = await sandbox.iam.send(new GetPolicyCommand({ PolicyArn: deniesArn }))
    expect(Policy?.DefaultVersionId).toBe('v2')
    await sandbox.pass(29_999)
    expect(await sandbox.mayRead()).toBe(true)
    await sandbox.pass(1)
    expect(await sandbox.mayRead()).toBe(false)
  })

  it('takes effect as an inline policy and as an attached one too', async () => {
    sandbox = await iamWorld()
    const { iam } = sandbox
    const spare = { RoleName: 'worker', PolicyArn: sparesArn }
    await iam.send(new AttachRolePolicyCommand(spare))
    expect(await sandbox.mayRead()).toBe(true)
    await sandbox.pass(30_000)
    expect(await sandbox.mayRead()).toBe(false)
    await iam.send(new DetachRolePolicyCommand(spare))
    expect(await sandbox.mayRead()).toBe(false)
    await sandbox.pass(30_000)
    expect(await sandbox.mayRead()).toBe(true)
    const PolicyDocument = JSON.stringify(denyQueue)
    await iam.send(
      new PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'own', PolicyDocument }),
    )
    expect(await sandbox.mayRead()).toBe(true)
    await sandbox.pass(30_000)
    expect(await sandbox.mayRead()).toBe(false)
  })

  it('counts for nobody as a version that is not the default', async () => {
    sandbox = await iamWorld()
    const PolicyDocument = JSON.stringify(denyQueue)
    await sandbox.iam.send(new CreatePolicyVersionCommand({ PolicyArn: deniesArn, PolicyDocument }))
    await sandbox.pass(60_000)
    expect(await sandbox.mayRead()).toBe(true)
    const v2 = { PolicyArn: deniesArn, VersionId: 'v2' }
    await sandbox.iam.send(new SetDefaultPolicyVersionCommand(v2))
    await sandbox.pass(30_000)
    expect(await sandbox.mayRead()).toBe(false)
  })
})

describe('writes', () => {
  it('take effect in the order written, whatever each one would take', async () => {
    for (let offset = 0; offset < 10; offset++) {
      const weather = propagation([2000, 60_000])
      sandbox = await iamWorld({ weather, randomSeed: testSeed() + offset })
      await sandbox.iam.send(version(denyQueue))
      await sandbox.iam.send(version(idle))
      await sandbox.pass(60_000)
      expect(await sandbox.mayRead()).toBe(true)
      if (offset < 9) await sandbox.close()
    }
  })

  it('keep a virtual clock from being quiet only until they have propagated', async () => {
    sandbox = await iamWorld()
    await sandbox.iam.send(version(denyQueue))
    sandbox.letGo()
    expect(await sandbox.world.clock.quiet(5000)).toBe(true)
    expect(await sandbox.mayRead()).toBe(false)
    expect(sandbox.world.weather.assumed().map(({ name }) => name)).toContain('iam.propagation')
  })
})
