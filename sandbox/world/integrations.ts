/**
 * How the sandbox's parts reach one another: each function is set once, by the sandbox's door (or
 * by a test), so that no part imports another.
 */
import type { BusEvent, InvokeResult, TrailRecord } from '../contracts.ts'
import { defineStore } from './world.ts'

export interface Integrations {
  /** Invokes a function by ARN (qualified or not) and waits for its answer. */
  invokeFunction(functionArn: string, payload: unknown, caller: string): Promise<InvokeResult>
  /**
   * Starts an execution of a machine by ARN (version or alias included); rejects with `AwsError`
   * as `StartExecution` does. Resolves once started.
   */
  startExecution(request: {
    readonly stateMachineArn: string
    readonly name?: string
    /** JSON text. */
    readonly input: string
    readonly caller: string
  }): Promise<{ readonly executionArn: string; readonly startDate: number }>
  /** Sends to a queue by ARN; rejects with `AwsError` when there is no such queue. */
  sendMessage(request: {
    readonly queueArn: string
    readonly body: string
    readonly attributes?: Readonly<Record<string, string>>
    readonly caller: string
  }): Promise<{ readonly messageId: string }>
  /** Publishes to a topic by ARN; rejects with `AwsError` when there is no such topic. */
  publish(request: {
    readonly topicArn: string
    readonly message: string
    /** Default none. */
    readonly subject?: string
    readonly caller: string
  }): Promise<{ readonly messageId: string }>
  /** Puts an event on a bus; rules see it at once. `fromBus` is set for a bus-to-bus delivery. */
  putEvent(request: {
    readonly busArn: string
    readonly event: BusEvent
    readonly fromBus?: string
  }): Promise<void>
  /** Hands a record to CloudTrail, which delivers it to the default bus when a trail logs. */
  recordTrail(record: TrailRecord): void
  /**
   * An AWS service assumes a role: judged by the role's trust policy, and recorded (STS
   * `AssumeRole`, `invokedBy` the service). Throws `AwsError` (`AccessDenied`) when the role does
   * not trust the service.
   */
  recordAssumption(request: {
    readonly roleArn: string
    /** For example `lambda.amazonaws.com`. */
    readonly invokedBy: string
    readonly sessionName: string
    readonly sourceIdentity?: string
    /** ARN of the resource on whose behalf the service works. */
    readonly sourceArn?: string
  }): void
}

const names: ReadonlyArray<keyof Integrations> = [
  'invokeFunction',
  'startExecution',
  'sendMessage',
  'publish',
  'putEvent',
  'recordTrail',
  'recordAssumption',
]

/** Unset until the door (or a test) assigns them; calling an unset one says which. */
export const integrations = defineStore<Integrations>(() => {
  const unset = (name: string) => () => {
    throw new Error(`the sandbox part "${name}" is not wired`)
  }
  return Object.fromEntries(names.map((name) => [name, unset(name)])) as unknown as Integrations
})
