/** A state machine from its ASL file: substitutions, permission to call them, logs, alias. */
import { readFileSync } from 'node:fs'
import { RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import {
  type CfnStateMachine,
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  type StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { aliasName, rolePath } from '../../core/deployed-names.ts'
import { acknowledge } from '../acknowledgements.ts'

export interface WorkflowProps {
  /** Physical name; the ASL file is workflows/<name without the prefix>.asl.json. */
  readonly name: string
  readonly type: StateMachineType
  /** Functions by the name that `${...}` gives them in the file. */
  readonly functions: Readonly<Record<string, IFunction>>
  /** Queues likewise. */
  readonly queues?: Readonly<Record<string, IQueue>>
}

export class Workflow extends Construct {
  readonly machine: StateMachine
  /** The alias, which is what rules and functions start. */
  readonly aliasArn: string

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id)
    const { functions, queues = {} } = props
    const role = new Role(this, 'Role', {
      roleName: `${props.name}-machine`,
      path: rolePath.service,
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
    })
    const arns = Object.values(functions).map((fn) => fn.functionArn)
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: arns }))
    for (const { queueArn } of Object.values(queues))
      role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }))
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: props.name,
      stateMachineType: props.type,
      role,
      definitionBody: DefinitionBody.fromString(definitionOf(props.name)),
      definitionSubstitutions: {
        ...mapValues(functions, (fn) => fn.functionArn),
        ...mapValues(queues, (queue) => queue.queueUrl),
      },
      tracingEnabled: true,
      logs: {
        // This prefix keeps the Region's log resource policies within their size (aws-review 5.11).
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/${props.name}`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.RETAIN,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    })
    acknowledge(role.node.findChild('DefaultPolicy'), {
      'AwsSolutions-IAM5[Resource::*]':
        'Log delivery and X-Ray know no narrower resource (Step Functions Developer Guide).',
    })
    this.aliasArn = this.publish()
  }

  private publish(): string {
    const machine = this.machine.node.defaultChild as CfnStateMachine
    const version = new CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: this.machine.stateMachineArn,
      stateMachineRevisionId: machine.attrStateMachineRevisionId,
    })
    const alias = new CfnStateMachineAlias(this, 'Live', {
      name: aliasName,
      routingConfiguration: [{ stateMachineVersionArn: version.attrArn, weight: 100 }],
    })
    return alias.attrArn
  }
}

/** White space costs bytes in a template and tells nobody anything there. */
function definitionOf(name: string): string {
  const file = new URL(
    `../../workflows/${name.replace(/^rollcall-/, '')}.asl.json`,
    import.meta.url,
  )
  return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))
}

function mapValues<In, Out>(from: Readonly<Record<string, In>>, to: (value: In) => Out) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]))
}
