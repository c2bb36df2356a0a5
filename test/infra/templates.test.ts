/** What the templates promise, read from the templates themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleAssembly } from '../support/rollcall.ts'

interface Statement {
  readonly Action: string | readonly string[]
  readonly Principal: unknown
  readonly Condition: { readonly StringEquals: unknown }
}

/** What is read here, of all types together: each has some of it. */
interface Properties {
  readonly EventPattern: {
    readonly source: ReadonlyArray<string | { readonly prefix: string }>
    readonly account: readonly string[]
  }
  readonly Name?: string
  readonly State: string
  readonly EventBusName?: unknown
  readonly Targets: ReadonlyArray<{
    readonly Arn: unknown
    readonly DeadLetterConfig: { readonly Arn: { readonly 'Fn::GetAtt': readonly string[] } }
    readonly InputTransformer: { readonly InputPathsMap: Readonly<Record<string, string>> }
  }>
  readonly Path: string
  readonly AssumeRolePolicyDocument: { readonly Statement: readonly Statement[] }
  readonly PolicyDocument: { readonly Statement: readonly Statement[] }
  readonly LoggingConfiguration: unknown
  readonly StateMachineType: string
  readonly DefinitionString: string
  readonly DefinitionSubstitutions?: object
  readonly Replicas: ReadonlyArray<{
    readonly DeletionProtectionEnabled: boolean
    readonly PointInTimeRecoverySpecification: { readonly PointInTimeRecoveryEnabled: boolean }
  }>
  readonly SSESpecification: { readonly SSEEnabled: boolean }
  readonly Runtime: string
  readonly Architectures: readonly string[]
}

interface Resource {
  readonly Type: string
  readonly DeletionPolicy?: string
  readonly Properties: Properties
}

let resources: ReadonlyArray<readonly [id: string, resource: Resource]>

beforeAll(async () => {
  const folder = await sampleAssembly()
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'))
  resources = templates.flatMap((file) => {
    const { Resources } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    return Object.entries<Resource>(Resources).map(([id, one]) => [`${file} ${id}`, one] as const)
  })
})

const ofType = (type: string) => resources.filter(([, { Type }]) => Type === type)
const text = (value: unknown) => JSON.stringify(value)

describe('rules', () => {
  const assumptions = () =>
    ofType('AWS::Events::Rule').filter(([, { Properties }]) =>
      /sts\.amazonaws|sso\.amazonaws/.test(text(Properties.EventPattern)),
    )

  test('that hear role assumptions hear read-only events, relays and hub alike', () => {
    expect(assumptions().length).toBeGreaterThanOrEqual(5)
    for (const [id, { Properties }] of assumptions())
      expect(Properties.State, id).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS')
  })

  test('admit only sources of AWS, or our own, and only named accounts', () => {
    for (const [id, { Properties }] of ofType('AWS::Events::Rule')) {
      const { source, account } = Properties.EventPattern
      const own = Properties.Name === 'rollcall-notices-rule'
      for (const one of source)
        expect(typeof one === 'string' ? one : one.prefix, id).toMatch(
          own ? /^rollcall$/ : /^aws\./,
        )
      expect(account, id).toEqual([expect.stringMatching(/^\d{12}$/)])
    }
  })

  test('of the hub pass on no token, no presigned URL, no name and no whole structure', () => {
    const hub = ofType('AWS::Events::Rule').filter(([, one]) => one.Properties.EventBusName)
    expect(hub.length).toBeGreaterThanOrEqual(5)
    for (const [id, { Properties }] of hub) {
      const { InputPathsMap } = Properties.Targets[0]?.InputTransformer ?? { InputPathsMap: {} }
      for (const path of Object.values<string>(InputPathsMap)) {
        expect(path, id).not.toMatch(/sessionToken|authorizedUrl|userName|displayName|emails|\*/)
        expect(path, id).not.toMatch(/(requestParameters|responseElements|credentials|detail)$/)
      }
    }
  })

  test('of relays target the hub bus and nothing else', () => {
    const relays = ofType('AWS::Events::Rule').filter(([, one]) => !one.Properties.EventBusName)
    expect(relays).toHaveLength(4)
    for (const [id, { Properties }] of relays) {
      expect(Properties.Targets, id).toHaveLength(1)
      expect(Properties.Targets[0]?.Arn, id).toBe(
        'arn:aws:events:eu-west-1:111122223333:event-bus/rollcall',
      )
    }
  })

  test('have a queue for what could not be delivered, and an alarm on it', () => {
    const alarmed = ofType('AWS::CloudWatch::Alarm').map(([, one]) => text(one.Properties))
    for (const [id, { Properties }] of ofType('AWS::Events::Rule')) {
      const queue = Properties.Targets[0]?.DeadLetterConfig.Arn['Fn::GetAtt'][0]
      expect(
        alarmed.some((alarm) => alarm.includes(`["${queue}","QueueName"]`)),
        id,
      ).toBe(true)
    }
  })
})

describe('what others hear', () => {
  test('is told by the functions that make it true alone', () => {
    const may = ofType('AWS::IAM::Policy').filter(([, one]) =>
      text(one.Properties.PolicyDocument).includes(':event-bus/rollcall-events'),
    )
    const named = /PlanAccess|LookAt(Step|Data)|CompareEveryone|RecordRoleAssumption|WriteDenyList/
    for (const [id] of may) expect(id).toMatch(named)
    expect(ofType('AWS::Events::EventBusPolicy')).toEqual([])
  })

  test('reaches operators as three lines, from a topic that takes no unencrypted request', () => {
    const [notices] = ofType('AWS::Events::Rule').filter(
      ([, one]) => one.Properties.Name === 'rollcall-notices-rule',
    )
    const target = notices?.[1].Properties.Targets[0]
    expect(target).not.toHaveProperty('RoleArn')
    expect(text(target?.InputTransformer)).toContain('<subject>')
    const [policy] = ofType('AWS::SNS::TopicPolicy')
    expect(text(policy)).toContain('{"aws:SecureTransport":"false"}')
    expect(ofType('AWS::SNS::TopicPolicy')).toHaveLength(1)
  })

  test('includes every alarm', () => {
    for (const [id, one] of ofType('AWS::CloudWatch::Alarm'))
      expect(text(one.Properties), id).toMatch(/"AlarmActions":\[[^\]]*(Notices|rollcall-notices)/)
  })
})

describe('roles', () => {
  test('of functions, machines and rules live where rules leave them out', () => {
    const served = ofType('AWS::IAM::Role').filter(([, { Properties }]) =>
      /"(lambda|states|events|scheduler)\.amazonaws\.com"/.test(
        text(Properties.AssumeRolePolicyDocument),
      ),
    )
    expect(served.length).toBeGreaterThan(15)
    for (const [id, { Properties }] of served)
      expect(Properties.Path, id).toBe('/rollcall/service/')
  })

  test('may not call STS: a recorder that did would record itself', () => {
    for (const [id, { Properties }] of ofType('AWS::IAM::Policy'))
      for (const { Action } of Properties.PolicyDocument.Statement)
        expect([Action].flat().join(' '), id).not.toMatch(/(^| )sts:|(^| )\*/)
  })

  test('of personas can be taken by SageMaker of this account alone', () => {
    const personas = ofType('AWS::IAM::Role').filter(
      ([, one]) => one.Properties.Path === '/rollcall/persona/',
    )
    expect(personas.length).toBeGreaterThan(3)
    for (const [id, { Properties }] of personas) {
      const [statement, ...others] = Properties.AssumeRolePolicyDocument.Statement
      expect(others, id).toEqual([])
      expect(statement?.Principal, id).toEqual({ Service: 'sagemaker.amazonaws.com' })
      expect(statement?.Condition.StringEquals, id).toEqual({ 'aws:SourceAccount': '111122223333' })
    }
  })
})

describe('machines', () => {
  const machines = () => ofType('AWS::StepFunctions::StateMachine')

  test('log everything but execution data', () => {
    for (const [id, { Properties }] of machines())
      expect(Properties.LoggingConfiguration, id).toMatchObject({
        Level: 'ALL',
        IncludeExecutionData: false,
      })
  })

  test('may invoke exactly the functions their files name', () => {
    for (const [id, { Properties }] of machines()) {
      const named = new Set(
        [...text(Properties.DefinitionString).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name),
      )
      expect([...named].sort(), id).toEqual(
        Object.keys(Properties.DefinitionSubstitutions ?? {}).sort(),
      )
    }
  })

  test('that take raw events catch everything into the queue of unread events', () => {
    const express = machines().filter(([, one]) => one.Properties.StateMachineType === 'EXPRESS')
    expect(express).toHaveLength(2)
    for (const [id, { Properties }] of express) {
      const { States, StartAt } = JSON.parse(Properties.DefinitionString)
      expect(States[StartAt].Catch, id).toEqual([
        expect.objectContaining({ ErrorEquals: ['States.ALL'], Next: 'Keep the unread event' }),
      ])
    }
  })
})

test('tables and the trail outlive the stack; tables can be restored', () => {
  const tables = ofType('AWS::DynamoDB::GlobalTable')
  expect(tables).toHaveLength(4)
  for (const [id, { Properties, DeletionPolicy }] of tables) {
    expect(DeletionPolicy, id).toBe('Retain')
    const [replica] = Properties.Replicas
    expect(replica?.DeletionProtectionEnabled, id).toBe(true)
    expect(replica?.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, id).toBe(true)
    expect(Properties.SSESpecification.SSEEnabled, id).toBe(true)
  }
  for (const [id, { DeletionPolicy }] of ofType('AWS::S3::Bucket'))
    expect(DeletionPolicy, id).toBe('Retain')
})

test('a trail records reading and writing in every Region', () => {
  const [[, trail]] = ofType('AWS::CloudTrail::Trail') as [readonly [string, Resource]]
  expect(trail.Properties).toMatchObject({
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
  })
})

test('functions run Node 24 on arm64 and are called through their alias', () => {
  const functions = ofType('AWS::Lambda::Function')
  for (const [id, { Properties }] of functions) {
    expect(Properties.Runtime, id).toBe('nodejs24.x')
    expect(Properties.Architectures, id).toEqual(['arm64'])
  }
  expect(ofType('AWS::Lambda::Alias')).toHaveLength(functions.length)
})
