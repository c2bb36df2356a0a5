/** A small assembly whose policies matter, opened as a sandbox, with sessions of its roles. */
import { openSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/sandbox.ts'
import { issueSession, type SessionRequest } from '../../../sandbox/services/sts/sessions.ts'
import { type StackSketch, writeAssembly } from '../template/support.ts'

export const account = '111122223333'
export const region = 'eu-central-1'

export const queueArn = (name: string) => `arn:aws:sqs:${region}:${account}:${name}`
export const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`
export const tableArn = (name: string) => `arn:aws:dynamodb:${region}:${account}:table/${name}`

/** A policy of the current version around some statements. */
export function document(...statements: readonly object[]) {
  return { Version: '2012-10-17', Statement: statements }
}

export function allow(action: string | readonly string[], resource: string, more: object = {}) {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more }
}

export function trusting(principal: object, action: string | readonly string[] = 'sts:AssumeRole') {
  return document({ Effect: 'Allow', Principal: principal, Action: action })
}

export function role(name: string, trust: object, ...statements: readonly object[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      AssumeRolePolicyDocument: trust,
      ...(statements.length > 0 && {
        Policies: [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
      }),
    },
  }
}

export function queue(name: string) {
  return { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } }
}

export function queuePolicy(logicalId: string, ...statements: readonly object[]) {
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: logicalId }], PolicyDocument: document(...statements) },
  }
}

export interface Enforced extends Sandbox {
  /** Settings of an SDK client that calls as a session of that role. */
  as(name: string, session?: Partial<SessionRequest>): ClientSettings
}

export interface ClientSettings {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

export async function enforced(
  Resources: StackSketch['template'],
  options: Partial<SandboxOptions> = {},
): Promise<Enforced> {
  const assembly = writeAssembly({ stacks: { Policies: { template: { Resources } } } })
  try {
    const sandbox = await openSandbox({ assembly: assembly.folder, clock: 'virtual', ...options })
    return {
      ...sandbox,
      as(name, session = {}) {
        const request = { roleArn: roleArn(name), sessionName: 'one', ...session }
        const { accessKeyId, secretAccessKey } = issueSession(sandbox.world, request)
        return { endpoint: sandbox.url, region, credentials: { accessKeyId, secretAccessKey } }
      },
      async close() {
        await sandbox.close()
        assembly.remove()
      },
    }
  } catch (error) {
    assembly.remove()
    throw error
  }
}
