/** Templates are settled as CloudFormation settles them, or refused with every reason at once. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's placeholders
import { afterEach, describe, expect, it } from 'vitest'
import type { ResourceInput, ResourceType } from '../../../sandbox/resources/resource-type.ts'
import { readAssembly } from '../../../sandbox/template/assembly.ts'
import { deploy, deployments, prepareAssembly } from '../../../sandbox/template/deploy.ts'
import { callLog } from '../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { readWeather } from '../../../sandbox/world/weather.ts'
import type { World } from '../../../sandbox/world/world.ts'
import { type StackSketch, writeAssembly } from './support.ts'

const home = { accountId: '111122223333', region: 'eu-central-1' }
const cleanups: Array<() => void> = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** Deploys stacks of `Test::Thing`, whose `Ref` is its id in small letters. */
async function make(stacks: Readonly<Record<string, StackSketch>>) {
  const { folder, remove } = writeAssembly({ stacks })
  cleanups.push(remove)
  const world: World = {
    clock: new VirtualClock(0),
    random: seededRandom(1),
    weather: readWeather(),
    calls: callLog(),
    url: 'http://127.0.0.1:1',
    ...home,
  }
  const made: ResourceInput[] = []
  const thing: ResourceType = {
    type: 'Test::Thing',
    honoured: ['Value.*', 'Named.Inner', 'List[].Name', 'Plain'],
    withoutEffect: { Tags: 'nothing reads them' },
    create(input) {
      made.push(input)
      const ref = input.logicalId.toLowerCase()
      return { ref, attributes: { Arn: `arn:${ref}`, Endpoint: { Address: `${ref}.local` } } }
    },
  }
  const assembly = readAssembly(folder, home)
  await deploy(world, assembly, prepareAssembly(assembly, new Map([[thing.type, thing]])))
  return { made, outputs: deployments.of(world).outputs }
}

const thing = (properties: object = {}, more: object = {}) => ({
  Type: 'Test::Thing',
  Properties: properties,
  ...more,
})

/** The settled form of one value beside a resource `Other` and some declarations. */
async function settled(value: unknown): Promise<unknown> {
  const { made } = await make({
    Only: {
      template: {
        Parameters: { Stage: { Type: 'String', Default: 'dev' } },
        Mappings: { Sizes: { dev: { cpu: '2' } } },
        Conditions: {
          IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
          IsNot: { 'Fn::Not': [{ Condition: 'IsDev' }] },
          Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsNot' }] },
          Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsNot' }] },
        },
        Resources: { Asker: thing({ Value: value }), Other: thing() },
      },
    },
  })
  return made.find((input) => input.logicalId === 'Asker')?.properties.Value
}

describe('intrinsic functions', () => {
  const cases: ReadonlyArray<readonly [unknown, unknown]> = [
    [{ Ref: 'Other' }, 'other'],
    [{ Ref: 'Stage' }, 'dev'],
    [{ Ref: 'AWS::AccountId' }, '111122223333'],
    [{ Ref: 'AWS::Partition' }, 'aws'],
    [{ Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    [{ Ref: 'AWS::StackName' }, 'Only'],
    [{ 'Fn::GetAtt': ['Other', 'Arn'] }, 'arn:other'],
    [{ 'Fn::GetAtt': 'Other.Endpoint.Address' }, 'other.local'],
    [
      { 'Fn::Sub': 'a-${Stage}-${Other.Arn}-${AWS::Region}-${!Kept}' },
      'a-dev-arn:other-eu-central-1-${Kept}',
    ],
    [{ 'Fn::Sub': ['${Own}/${Other}', { Own: { Ref: 'Stage' } }] }, 'dev/other'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Other' }]] }, 'a-other'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': [':', { 'Fn::GetAtt': ['Other', 'Arn'] }] }] }, 'other'],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'cpu'] }, '2'],
    [{ 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [{ 'Fn::If': ['IsDev', { Ref: 'Other' }, 'no'] }, 'other'],
    [{ 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    [{ 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    [{ kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    [['a', { 'Fn::If': ['IsNot', 'b', { Ref: 'AWS::NoValue' }] }], ['a']],
  ]
  it.each(cases)('settles %j', async (value, expected) => {
    expect(await settled(value)).toEqual(expected)
  })

  it('takes account and Region from the stack when it names them', async () => {
    const template = {
      Resources: { A: thing({ Value: { 'Fn::Sub': '${AWS::AccountId}/${AWS::Region}' } }) },
    }
    const { made } = await make({
      There: { template, environment: 'aws://999988887777/us-east-1' },
    })
    expect(made[0]).toMatchObject({
      accountId: '999988887777',
      region: 'us-east-1',
      properties: { Value: '999988887777/us-east-1' },
    })
  })

  it('carries exports from one stack to a later one', async () => {
    const { made, outputs } = await make({
      Later: {
        after: ['Earlier'],
        template: { Resources: { Reader: thing({ Value: { 'Fn::ImportValue': 'shared' } }) } },
      },
      Earlier: {
        template: {
          Resources: { Source: thing() },
          Outputs: {
            Out: { Value: { 'Fn::GetAtt': ['Source', 'Arn'] }, Export: { Name: 'shared' } },
          },
        },
      },
    })
    expect(made.map((input) => input.logicalId)).toEqual(['Source', 'Reader'])
    expect(made[1]?.properties.Value).toBe('arn:source')
    expect(outputs).toEqual({ Earlier: { Out: 'arn:source' }, Later: {} })
  })
})

describe('resources', () => {
  it('are made after what they refer to and after what they wait for', async () => {
    const { made } = await make({
      Only: {
        template: {
          Resources: {
            Third: thing({}, { DependsOn: 'Second' }),
            Second: thing({ Value: { deep: [{ 'Fn::Sub': '${First}' }] } }),
            First: thing(),
          },
        },
      },
    })
    expect(made.map((input) => input.logicalId)).toEqual(['First', 'Second', 'Third'])
  })

  it('are left out when their condition is false', async () => {
    const { made } = await make({
      Only: {
        template: {
          Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
          Resources: { Kept: thing(), Left: thing({}, { Condition: 'Never' }) },
        },
      },
    })
    expect(made.map((input) => input.logicalId)).toEqual(['Kept'])
  })

  it('do not need the bootstrap stack that CDK asks for', async () => {
    const { made } = await make({
      Only: {
        template: {
          Parameters: {
            BootstrapVersion: {
              Type: 'AWS::SSM::Parameter::Value<String>',
              Default: '/cdk/version',
            },
          },
          Rules: { CheckBootstrapVersion: { Assertions: [] } },
          Resources: { Kept: thing() },
        },
      },
    })
    expect(made).toHaveLength(1)
  })
})

describe('a template that cannot be run', () => {
  it('is refused with every reason, each naming stack, resource, type and path', async () => {
    const template = {
      Resources: {
        Odd: { Type: 'AWS::Braket::QuantumTask', Properties: {} },
        Wrong: thing({
          Named: { Inner: 1, Outer: 2 },
          List: [{ Name: 'a' }, { Nom: 'b' }],
          Colour: 'red',
          Tags: [{ Key: 'any' }],
          Value: { 'Fn::GetAZs': '' },
        }),
        Lost: thing(
          { Value: [{ Ref: 'Nobody' }, '{{resolve:ssm:/a}}'] },
          { DependsOn: ['Nothing'] },
        ),
      },
      Transform: 'AWS::Serverless-2016-10-31',
    }
    const attempt = make({
      First: { template },
      Second: { template: { Resources: { A: { Type: 'B' } } } },
    })
    const refusal: Error = await attempt.then(
      () => new Error('it was made'),
      (error) => error,
    )
    expect(refusal.message.split('\n')).toEqual([
      'The sandbox cannot run this template (10 places):',
      '  First at Transform: this section is not supported',
      '  First / Odd (AWS::Braket::QuantumTask): this resource type is not supported',
      '  First / Wrong (Test::Thing) at Properties.Named.Outer: this property is not supported',
      '  First / Wrong (Test::Thing) at Properties.List[].Nom: this property is not supported',
      '  First / Wrong (Test::Thing) at Properties.Colour: this property is not supported',
      '  First / Wrong (Test::Thing) at Properties.Value: the function Fn::GetAZs is not supported',
      '  First / Lost (Test::Thing) at DependsOn: there is no resource "Nothing"',
      '  First / Lost (Test::Thing) at Properties.Value[0]: refers to unknown "Nobody"',
      '  First / Lost (Test::Thing) at Properties.Value[1]: ' +
        'the dynamic reference {{resolve:ssm:/a}} is not supported',
      '  Second / A (B): this resource type is not supported',
    ])
  })

  it('says which resources depend on one another', async () => {
    const template = {
      Resources: { A: thing({ Value: { Ref: 'B' } }), B: thing({ Value: { Ref: 'A' } }) },
    }
    await expect(make({ Only: { template } })).rejects.toThrow(
      'Only: resources depend on one another: A -> B -> A',
    )
  })

  it('says which attribute a resource lacks', async () => {
    const template = {
      Resources: { A: thing({ Value: { 'Fn::GetAtt': ['B', 'Colour'] } }), B: thing() },
    }
    await expect(make({ Only: { template } })).rejects.toThrow(
      'Only / A (Test::Thing): Test::Thing has no attribute "Colour" here (Fn::GetAtt on B)',
    )
  })
})
