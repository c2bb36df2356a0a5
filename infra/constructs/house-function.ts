/** A function as this house runs it: runtime, bundle, logs, role and alias said once. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { aliasName, rolePath } from '../../core/deployed-names.ts'
import { acknowledge, acknowledgeWildcards } from '../acknowledgements.ts'

export interface HouseFunctionProps {
  /** Folder below functions/, for example `reconcile-user/plan-access`. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Written as access.json beside the bundle when given. */
  readonly map?: AccessMap
  /** @default 60 seconds */
  readonly timeout?: Duration
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
    const fn = new NodejsFunction(this, 'Function', {
      functionName: name,
      entry: join('functions', props.folder, 'index.ts'),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout ?? Duration.seconds(60),
      role: this.role,
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment },
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        // The main field resolves to CommonJS, which esbuild cannot shake: 849 kB instead of 317.
        mainFields: ['module', 'main'],
        minify: true,
        externalModules: [],
        esbuildArgs: {
          '--log-level': 'error',
          // A third of each bundle was providers that Lambda has no use for; the file says why.
          '--alias:@aws-sdk/credential-provider-node': environmentCredentials,
        },
        banner: requireShim,
        ...(props.map ? { commandHooks: copyBeside(accessJson(props.map)) } : {}),
      },
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

const environmentCredentials = fileURLToPath(
  new URL('../../functions/support/environment-credentials.ts', import.meta.url),
)

/** Dependencies that are CommonJS inside call require for node: modules. */
const requireShim =
  "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);"

/** Writes the map once per content and answers where. */
function accessJson(map: AccessMap): string {
  const text = JSON.stringify(map)
  const folder = resolve(
    process.env.CDK_OUTDIR ?? 'cdk.out',
    '.access',
    createHash('sha256').update(text).digest('hex'),
  )
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'access.json')
  writeFileSync(file, text)
  return file
}

function copyBeside(file: string) {
  return {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (_inputDir: string, outputDir: string) => [
      `cp "${file}" "${outputDir}/access.json"`,
    ],
  }
}
