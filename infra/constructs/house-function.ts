/** A function as this house runs it: runtime, bundle, logs, role and alias said once. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Alias,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { aliasName, rolePath } from '../../core/deployed-names.ts'
import { acknowledge, acknowledgeWildcards } from '../acknowledgements.ts'
import { bundle } from '../bundle.ts'

export interface HouseFunctionProps {
  /** Folder below functions/, for example `reconcile-user/plan-access`. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Written as access.json beside the bundle when given. */
  readonly map?: AccessMap
  /** @default 60 seconds */
  readonly timeout?: Duration
  /** Kept for it of the account's concurrency. @default none */
  readonly reservedConcurrency?: number
  /** Statements of its role, beyond writing its own logs. */
  readonly permissions: readonly PolicyStatement[]
}

export class HouseFunction extends Construct {
  readonly alias: Alias
  readonly role: Role

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id)
    const name = `rollcall-${props.folder.split('/').at(-1)}`
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${name}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.role = new Role(this, 'Role', {
      roleName: name,
      path: rolePath.service,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    logGroup.grantWrite(this.role)
    for (const statement of props.permissions) this.role.addToPolicy(statement)
    const fn = new LambdaFunction(this, 'Function', {
      functionName: name,
      code: Code.fromAsset(bundle(props.folder, props.map)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout ?? Duration.seconds(60),
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
      role: this.role,
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment },
    })
    acknowledge(fn, {
      'Serverless-LambdaDLQ':
        'Step Functions invokes it and waits, so a queue of its own would never be used; the ' +
        'schedule has its own queue, and runs again in a minute.',
    })
    const document = { Statement: props.permissions.map((statement) => statement.toJSON()) }
    acknowledgeWildcards(
      this.role.node.findChild('DefaultPolicy'),
      { Statement: [...document.Statement, { Resource: '*' }] },
      'Ids of users, groups and profiles are not known at synthesis; X-Ray and two list calls ' +
        'know no resource. Everything else is named.',
    )
    this.alias = new Alias(this, 'Live', { aliasName, version: fn.currentVersion })
  }
}
