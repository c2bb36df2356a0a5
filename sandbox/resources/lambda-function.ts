/** AWS::Lambda::Function: a bundle that runs in worker threads. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serviceAsker } from '../iam/asker.ts'
import { judges } from '../iam/judge.ts'
import { iam } from '../iam/store.ts'
import { isAssumable } from '../iam/trust.ts'
import { functionArnOf, functions } from '../lambdas/functions.ts'
import { physicalName } from '../template/physical-names.ts'
import {
  numberOf,
  objectOf,
  optionalNumber,
  optionalText,
  textOf,
} from '../template/read-properties.ts'
import type { World } from '../world/world.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Lambda::Function',
  honoured: [
    'FunctionName',
    'Code.S3Key',
    'Handler',
    'Runtime',
    'Role',
    'Environment.Variables.*',
    'Timeout',
    'MemorySize',
    'ReservedConcurrentExecutions',
    'LoggingConfig.LogGroup',
    'TracingConfig.Mode',
  ],
  withoutEffect: {
    'Code.S3Bucket': 'assets are found by their key',
    Architectures: 'bundles run on this machine',
    Description: 'a text for people',
    EphemeralStorage: 'functions share the temporary folder of this machine',
    'LoggingConfig.ApplicationLogLevel': 'what a function prints is kept as it was printed',
    'LoggingConfig.LogFormat': 'what a function prints is kept as it was printed',
    'LoggingConfig.SystemLogLevel': 'what a function prints is kept as it was printed',
    PackageType: 'bundles are folders here',
    Tags: 'nothing reads the tags of a function',
  },
  create(input, world) {
    const { properties, accountId, region, assetFolder } = input
    const name = optionalText(properties, 'FunctionName') ?? physicalName(input, world)
    const arn = functionArnOf(name, { accountId, region })
    const reserved = optionalNumber(properties, 'ReservedConcurrentExecutions')
    const folder = assetFolder(textOf(objectOf(properties, 'Code'), 'S3Key'))
    const handler = textOf(properties, 'Handler')
    requireHandler(folder, handler)
    const { byArn } = functions.of(world)
    if (byArn.has(arn)) throw new Error(`${arn} exists already`)
    const roleArn = textOf(properties, 'Role')
    requireLambdaTrust(world, roleArn, arn)
    const logging = objectOf(properties, 'LoggingConfig')
    byArn.set(arn, {
      name,
      arn,
      accountId,
      region,
      folder,
      handler,
      runtime: requireNode(textOf(properties, 'Runtime')),
      roleArn,
      logGroup: optionalText(logging, 'LogGroup') ?? `/aws/lambda/${name}`,
      traced: objectOf(properties, 'TracingConfig').Mode === 'Active',
      environment: texts(objectOf(objectOf(properties, 'Environment'), 'Variables')),
      timeoutMs: numberOf(properties, 'Timeout', 3) * 1000,
      memoryMb: numberOf(properties, 'MemorySize', 128),
      ...(reserved !== undefined && { reservedConcurrency: reserved }),
    })
    return { ref: name, attributes: { Arn: arn } }
  },
}

/** In the words with which CreateFunction refuses. */
function requireLambdaTrust(world: World, roleArn: string, functionArn: string): void {
  if (!judges(world)) return
  const said = 'The role defined for the function cannot be assumed by Lambda.'
  if (!iam.of(world).roles.has(roleArn)) {
    throw new Error(`Properties.Role: ${said} There is no role ${roleArn} in the template or seed.`)
  }
  const asker = serviceAsker('lambda.amazonaws.com', functionArn)
  const assumption = { roleArn, operation: 'AssumeRole', sessionName: 'CreateFunction' }
  if (!isAssumable(world, asker, assumption)) throw new Error(`Properties.Role: ${said}`)
}

function requireNode(runtime: string): string {
  if (runtime === 'nodejs24.x') return runtime
  throw new Error(`Properties.Runtime must be nodejs24.x here; it is ${runtime}`)
}

function requireHandler(folder: string, handler: string): void {
  const file = handler.slice(0, handler.lastIndexOf('.'))
  const found = ['.mjs', '.cjs', '.js'].some((end) => existsSync(join(folder, `${file}${end}`)))
  if (!found) throw new Error(`Properties.Handler is ${handler}, but ${folder} has no ${file}.mjs`)
}

function texts(variables: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
}
