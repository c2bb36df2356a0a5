/** Resource types of functions, roles and named things answer `Ref` and attributes as AWS does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resourceTypes } from '../../../sandbox/index.generated.ts'
import { functions } from '../../../sandbox/lambdas/functions.ts'
import { findRole } from '../../../sandbox/services/sts/roles.ts'
import { testWorld } from '../../support/test-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bundle-'))
writeFileSync(join(folder, 'index.mjs'), 'export const handler = () => 1')
afterAll(() => rmSync(folder, { recursive: true }))

const place = { accountId: '111122223333', region: 'eu-central-1', stackName: 'Hub' }

async function make(type: string, properties: object, world = testWorld()) {
  const resource = resourceTypes.find((one) => one.type === type)
  if (!resource) throw new Error(`there is no ${type}`)
  const input = { ...place, logicalId: 'Thing', properties, assetFolder: () => folder }
  return resource.create({ ...input, properties: { ...properties } }, world)
}

const bundle = {
  Code: { S3Key: 'a.zip' },
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: 'arn:aws:iam::111122223333:role/worker',
}

describe('resource types', () => {
  const cases: ReadonlyArray<readonly [string, object, string, object]> = [
    [
      'AWS::Lambda::Function',
      { ...bundle, FunctionName: 'plan' },
      'plan',
      { Arn: 'arn:aws:lambda:eu-central-1:111122223333:function:plan' },
    ],
    [
      'AWS::Logs::LogGroup',
      { LogGroupName: '/aws/lambda/plan' },
      '/aws/lambda/plan',
      { Arn: 'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/plan:*' },
    ],
    [
      'AWS::SNS::Topic',
      { TopicName: 'operators' },
      'arn:aws:sns:eu-central-1:111122223333:operators',
      { TopicName: 'operators' },
    ],
    [
      'AWS::S3::Bucket',
      { BucketName: 'records' },
      'records',
      { Arn: 'arn:aws:s3:::records', DomainName: 'records.s3.amazonaws.com' },
    ],
    ['AWS::SSM::Parameter', { Name: '/a', Type: 'String', Value: 'b' }, '/a', { Value: 'b' }],
    ['AWS::KMS::Alias', { AliasName: 'alias/a', TargetKeyId: 'k' }, 'alias/a', {}],
    [
      'AWS::IAM::ManagedPolicy',
      { ManagedPolicyName: 'deny', Path: '/rollcall/', PolicyDocument: {} },
      'arn:aws:iam::111122223333:policy/rollcall/deny',
      {},
    ],
  ]
  it.each(cases)('%s', async (type, properties, ref, attributes) => {
    expect(await make(type, properties)).toMatchObject({ ref, attributes })
  })

  it('name what has no name of its own after stack and logical id', async () => {
    const { ref } = await make('AWS::Lambda::Function', bundle)
    expect(ref).toMatch(/^Hub-Thing-[A-Z0-9]{12}$/)
    const { ref: bucket } = await make('AWS::S3::Bucket', {})
    expect(bucket).toMatch(/^hub-thing-[a-z0-9]{12}$/)
  })

  it('take the defaults of Lambda', async () => {
    const world = testWorld()
    const { attributes } = await make('AWS::Lambda::Function', bundle, world)
    expect(functions.of(world).byArn.get(String(attributes.Arn))).toMatchObject({
      timeoutMs: 3000,
      memoryMb: 128,
      environment: {},
    })
  })

  it('make roles known to STS, with an id of their own', async () => {
    const world = testWorld()
    const { ref, attributes } = await make(
      'AWS::IAM::Role',
      { RoleName: 'worker', Path: '/service/', AssumeRolePolicyDocument: {} },
      world,
    )
    const arn = 'arn:aws:iam::111122223333:role/service/worker'
    expect(ref).toBe('worker')
    expect(attributes).toEqual({ Arn: arn, RoleId: findRole(world, arn)?.roleId })
  })

  const refused: ReadonlyArray<readonly [string, object, string]> = [
    ['AWS::Lambda::Function', { ...bundle, Runtime: 'python3.14' }, 'must be nodejs24.x here'],
    ['AWS::Lambda::Function', { ...bundle, Handler: 'main.run' }, 'has no main.mjs'],
    [
      'AWS::Lambda::Function',
      { ...bundle, Timeout: 'long' },
      'Properties.Timeout must be a number',
    ],
    ['AWS::IAM::Policy', { PolicyName: 'a', Roles: ['nobody'] }, 'has no role "nobody"'],
    ['AWS::KMS::Alias', {}, 'Properties.AliasName must be a text'],
  ]
  it.each(refused)('refuse a %s with %j', async (type, properties, message) => {
    await expect(make(type, properties)).rejects.toThrow(message)
  })
})
