/** What Tasks do in a sandbox: invoke a function, start an execution, send a message. */
import { createHash } from 'node:crypto'
import { roleAsker } from '../iam/asker.ts'
import { requireAccess } from '../iam/judge.ts'
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import { defineStore, type World } from '../world/world.ts'
import { RESOURCES } from './check.ts'
import { FatalError, StateError } from './errors.ts'
import { sendTraces } from './platform-access.ts'
import type { TaskRunner } from './run.ts'

const HOUR_MS = 3_600_000

/** The hour in which a machine last opened a session, by machine ARN. */
const sessions = defineStore(() => new Map<string, number>())

interface Owner {
  readonly machineArn: string
  readonly roleArn: string
  /** Default false. */
  readonly traced?: boolean
}

type Arguments = Readonly<Record<string, unknown>>
type Work = (given: Arguments, owner: Owner, world: World) => Promise<unknown>

/** Prefix of the errors of a refused request, and what carries it out. */
const WORK: Readonly<Record<string, readonly [prefix: string, Work]>> = {
  'arn:aws:states:::lambda:invoke': ['Lambda', invoke],
  'arn:aws:states:::states:startExecution': ['StepFunctions', startExecution],
  'arn:aws:states:::sqs:sendMessage': ['SQS', sendMessage],
}

/** Runs the Tasks of one machine's executions as its role. */
export function taskRunner(world: World, owner: Owner): TaskRunner {
  return async (resource, given) => {
    const [prefix, work] = WORK[resource] ?? []
    if (!prefix || !work) throw new Error(`the sandbox has no task resource ${resource}`)
    const known = checkArguments(resource, given)
    try {
      openSession(world, owner)
      return await work(known, owner, world)
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown
      throw refused(prefix, thrown)
    }
  }
}

/**
 * Seen for a function that may not be invoked (awslabs/aws-deployment-framework, issue 460); names
 * of other services' refusals are assumed.
 */
function refused(prefix: string, { code, message }: AwsError): StateError {
  if (prefix === 'Lambda' && code.startsWith('AccessDenied')) {
    const told = `${message} (Service: AWSLambda; Status Code: 403; Error Code: ${code})`
    return new StateError('Lambda.AWSLambdaException', told)
  }
  return new StateError(`${prefix}.${exceptionName(code)}`, message)
}

/** Throws `AccessDeniedException` unless the machine's role allows it. */
function requireAllowed(world: World, owner: Owner, action: string, resource: string): void {
  const [service = '', name = ''] = action.split(':')
  const operation = name === 'InvokeFunction' ? 'Invoke' : name
  const asker = roleAsker(world, owner.roleArn, owner.machineArn.split(':').at(-1) ?? '')
  requireAccess(world, asker, { need: { action, resource }, operation: { service, operation } })
}

async function invoke(given: Arguments, owner: Owner, world: World): Promise<unknown> {
  const functionArn = functionArnOf(String(given.FunctionName), owner)
  world.calls.record(owner.roleArn, 'lambda', 'Invoke')
  requireAllowed(world, owner, 'lambda:InvokeFunction', functionArn)
  const payload = given.Payload ?? {}
  const answer = await integrations.of(world).invokeFunction(functionArn, payload, owner.roleArn)
  if (!answer.ok) {
    const { errorMessage, errorType } = answer
    throw new StateError(errorType, JSON.stringify({ errorMessage, errorType }))
  }
  // The version behind an alias is not known here; no machine of ours reads it.
  const qualifier = functionArn.split(':')[7] ?? ''
  const ExecutedVersion = /^\d+$/.test(qualifier) ? qualifier : '$LATEST'
  return { ExecutedVersion, Payload: answer.payload ?? null, StatusCode: 200 }
}

/** That a text given as Input is passed on as it is, and StartDate in milliseconds, is assumed. */
async function startExecution(given: Arguments, owner: Owner, world: World): Promise<unknown> {
  world.calls.record(owner.roleArn, 'states', 'StartExecution')
  requireAllowed(world, owner, 'states:StartExecution', String(given.StateMachineArn))
  const input = given.Input ?? {}
  const started = await integrations.of(world).startExecution({
    stateMachineArn: String(given.StateMachineArn),
    ...(given.Name !== undefined && { name: String(given.Name) }),
    input: typeof input === 'string' ? input : JSON.stringify(input),
    caller: owner.roleArn,
  })
  return { ExecutionArn: started.executionArn, StartDate: started.startDate }
}

async function sendMessage(given: Arguments, owner: Owner, world: World): Promise<unknown> {
  world.calls.record(owner.roleArn, 'sqs', 'SendMessage')
  const queueArn = queueArnOf(String(given.QueueUrl), owner)
  requireAllowed(world, owner, 'sqs:SendMessage', queueArn)
  const { MessageBody } = given
  const body = typeof MessageBody === 'string' ? MessageBody : JSON.stringify(MessageBody)
  const { messageId } = await integrations.of(world).sendMessage({
    queueArn,
    body,
    caller: owner.roleArn,
  })
  const MD5OfMessageBody = createHash('md5').update(body).digest('hex')
  return { MessageId: messageId, MD5OfMessageBody }
}

function checkArguments(resource: string, given: unknown): Arguments {
  const known = RESOURCES[resource] ?? []
  const isObject = typeof given === 'object' && given !== null
  const unknown = isObject ? Object.keys(given).filter((name) => !known.includes(name)) : []
  if (!isObject || unknown.length > 0) {
    throw new FatalError(
      'States.Runtime',
      `The sandbox's ${resource} takes ${known.join(', ')}, ` +
        `not ${unknown.join(', ') || 'a value'}.`,
    )
  }
  return given as Arguments
}

/**
 * Step Functions assumes a machine's role anew now and then; once an hour while it is used, and a
 * random session name, are assumed. Throws `AccessDenied` when the role does not trust it.
 */
function openSession(world: World, owner: Owner): void {
  const hour = Math.floor(world.clock.now() / HOUR_MS)
  const opened = sessions.of(world)
  if (opened.get(owner.machineArn) === hour) return
  integrations.of(world).recordAssumption({
    roleArn: owner.roleArn,
    invokedBy: 'states.amazonaws.com',
    sessionName: world.random.hex(32),
    sourceArn: owner.machineArn,
  })
  opened.set(owner.machineArn, hour)
  if (owner.traced) sendTraces(world, owner.roleArn)
}

function functionArnOf(name: string, owner: Owner): string {
  if (name.startsWith('arn:')) return name
  const [, partition, , region, account] = owner.machineArn.split(':')
  return `arn:${partition}:lambda:${region}:${account}:function:${name}`
}

/** A queue's URL ends in its account and name; its Region stands in the host or before those. */
function queueArnOf(url: string, owner: Owner): string {
  const [, partition, , machineRegion] = owner.machineArn.split(':')
  const [name, account, before = ''] = url.split('/').reverse()
  const host = /^https?:\/\/sqs\.([a-z0-9-]+)\.amazonaws\./.exec(url)?.[1]
  const region = /^[a-z]+(-[a-z]+)+-\d$/.test(before) ? before : (host ?? machineRegion)
  return `arn:${partition}:sqs:${region}:${account}:${name}`
}

/** AWS ends these names in Exception; for SQS that is assumed. */
function exceptionName(code: string): string {
  const name = code.split('.').at(-1) ?? code
  return name.endsWith('Exception') ? name : `${name}Exception`
}
