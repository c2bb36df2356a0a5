/** What services do as roles, or in their own name, is judged too; wrong policies stop at load. */
import { afterEach, describe, expect, it } from 'vitest'
import { putOperatorEvents } from '../../../sandbox/events/operator-events.ts'
import { listExecutions, startExecution } from '../../../sandbox/machines/executions.ts'
import { queueDepths } from '../../../sandbox/queues/queues.ts'
import { variable } from './cases/case.ts'
import {
  account,
  allow,
  document,
  type Enforced,
  enforced,
  queue,
  queueArn,
  queuePolicy,
  region,
  role,
  trusting,
} from './enforced.ts'

let sandbox: Enforced | undefined
afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
})

const events = { Service: 'events.amazonaws.com' }
const states = { Service: 'states.amazonaws.com' }
const machineArn = `arn:aws:states:${region}:${account}:stateMachine:machine`
const ruleArn = `arn:aws:events:${region}:${account}:rule/rule`

const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Call',
  States: {
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'nobody', Payload: {} },
      End: true,
    },
  },
})

const machine = {
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    StateMachineName: 'machine',
    DefinitionString: definition,
    RoleArn: { 'Fn::GetAtt': ['MachineRole', 'Arn'] },
  },
}

function rule(deadLetter: string) {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'rule',
      EventPattern: { source: ['test'] },
      Targets: [
        {
          Id: 'target',
          Arn: machineArn,
          RoleArn: { 'Fn::GetAtt': ['RuleRole', 'Arn'] },
          DeadLetterConfig: { Arn: queueArn(deadLetter) },
        },
      ],
    },
  }
}

const sendFrom = (source: string) => ({
  Effect: 'Allow',
  Principal: events,
  Action: 'sqs:SendMessage',
  Resource: queueArn('dead'),
  Condition: { ArnEquals: { 'aws:SourceArn': source } },
})

async function putOne(world: Enforced['world']): Promise<void> {
  await putOperatorEvents(world, [{ source: 'test', 'detail-type': 'Test', detail: {} }])
  await world.clock.quiet(5_000)
}

describe('a state machine', () => {
  it('may not invoke what its role may not, and says so as AWS does', async () => {
    sandbox = await enforced({ MachineRole: role('machine', trusting(states)), Machine: machine })
    const { world } = sandbox
    await startExecution(world, { stateMachineArn: machineArn, input: '{}', caller: 'operator' })
    await world.clock.quiet(5_000)
    const [ended] = listExecutions(world)
    expect(ended).toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' })
    expect(ended?.cause).toMatch(
      /^User: arn:aws:sts::\d+:assumed-role\/machine\/\S+ is not authorized to perform: lambda:Inv/,
    )
  })

  it('whose role does not trust Step Functions stops at load', async () => {
    const MachineRole = role('machine', trusting(events))
    await expect(enforced({ MachineRole, Machine: machine })).rejects.toThrow(
      'states.amazonaws.com is not authorized to assume the provided role',
    )
  })

  it('with a log its role may not deliver stops at load', async () => {
    const logged = {
      ...machine,
      Properties: { ...machine.Properties, LoggingConfiguration: { Level: 'ALL' } },
    }
    const MachineRole = role('machine', trusting(states), allow('logs:CreateLogDelivery', '*'))
    await expect(enforced({ MachineRole, Machine: logged })).rejects.toThrow(
      'is not authorized to access the Log Destination',
    )
  })
})

describe('a rule', () => {
  const parts = {
    MachineRole: role('machine', trusting(states)),
    Machine: machine,
    Dead: queue('dead'),
    Rule: rule('dead'),
  }
  const start = allow('states:StartExecution', machineArn)

  it('starts what the role of its target may start', async () => {
    sandbox = await enforced({ ...parts, RuleRole: role('rule', trusting(events), start) })
    await putOne(sandbox.world)
    expect(listExecutions(sandbox.world)).toHaveLength(1)
  })

  it('dead-letters what that role may not start, or what it cannot be', async () => {
    const Policy = queuePolicy('Dead', sendFrom(ruleArn))
    for (const RuleRole of [
      role('rule', trusting(events)),
      role('rule', trusting(states), start),
    ]) {
      sandbox = await enforced({ ...parts, RuleRole, Policy })
      await putOne(sandbox.world)
      expect(listExecutions(sandbox.world)).toEqual([])
      expect(queueDepths(sandbox.world)).toEqual([{ arn: queueArn('dead'), visible: 1, hidden: 0 }])
      await sandbox.close()
      sandbox = undefined
    }
  })

  it('drops a dead letter that the queue’s policy does not let it send', async () => {
    const Policy = queuePolicy('Dead', sendFrom(`${ruleArn}-of-another`))
    const RuleRole = role('rule', trusting(events))
    sandbox = await enforced({ ...parts, RuleRole, Policy })
    await putOne(sandbox.world)
    expect(queueDepths(sandbox.world)).toEqual([{ arn: queueArn('dead'), visible: 0, hidden: 0 }])
    const state = await (await fetch(`${sandbox.url}/_sandbox/state`)).text()
    expect(state).toContain('because no resource-based policy allows the sqs:SendMessage action')
  })
})

describe('a template', () => {
  it('with policies that IAM would not understand is refused whole, each place named', async () => {
    const Wrong = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trusting({ Service: 'a.amazonaws.com' }, 'sts:Assume'),
        Policies: [
          {
            PolicyName: 'own',
            PolicyDocument: document(
              allow('sqs:SendMessage', '*', { Condition: { StringIs: { 'aws:userid': 'a' } } }),
              allow('sqs:SendMessage', `arn:aws:sqs:a:b:${variable('aws:TagKeys')}`),
            ),
          },
        ],
      },
    }
    const Queue = queue('a')
    const Policy = queuePolicy('Queue', allow('sqs:SendMessage', '*'))
    const refused = enforced({ Wrong, Queue, Policy })
    await expect(refused).rejects.toThrow('4 places')
    const own = 'Wrong (AWS::IAM::Role) at Properties.'
    for (const place of [
      `${own}AssumeRolePolicyDocument.Statement[0].Action: "sts:Assume"`,
      `${own}Policies[0].PolicyDocument.Statement[0].Condition.StringIs`,
      `${own}Policies[0].PolicyDocument.Statement[1].Resource: `,
      'Policy (AWS::SQS::QueuePolicy) at Properties.PolicyDocument.Statement[0]: must have Prin',
    ])
      await expect(refused).rejects.toThrow(place)
  })

  it('with a managed policy that is not in it is refused', async () => {
    const Role = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trusting(events),
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      },
    }
    await expect(enforced({ Role })).rejects.toThrow(
      'has no document of the managed policy arn:aws:iam::aws:policy/AdministratorAccess',
    )
  })
})
