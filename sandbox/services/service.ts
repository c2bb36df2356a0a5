/** What an emulated AWS service is made of: a definition, and one file per action. */
import type { AccessNeed } from '../iam/access-need.ts'
import type { Policy } from '../iam/evaluate/document.ts'
import type { World } from '../world/world.ts'

/** Who calls: the session behind the access key of a request. */
export interface Caller {
  /** ARN of the calling session or principal; `operator` for calls from outside the template. */
  readonly arn: string
  /** ARN of the role behind the session, when there is one. */
  readonly roleArn?: string
  readonly accessKeyId: string
  readonly accountId: string
  readonly sourceIdentity?: string
  /** The role's unique id, `AROA...`, as IAM gave it. */
  readonly roleId?: string
  /** When the session began, in milliseconds since the epoch. */
  readonly sessionStart?: number
  /** The Identity Center user the session acts for, as CloudTrail's `onBehalfOf` names them. */
  readonly onBehalfOf?: Readonly<Record<string, string>>
  /** Tags given when the session was opened, by key. */
  readonly sessionTags?: Readonly<Record<string, string>>
  /** Policies given when the session was opened, which limit it. */
  readonly sessionPolicies?: readonly Policy[]
}

export interface Call {
  readonly world: World
  readonly caller: Caller
  readonly requestId: string
  readonly accountId: string
  readonly region: string
  readonly userAgent: string
  /** The profile whose page of Studio calls; unset for all other callers. */
  readonly studioProfile?: string
}

/** One AWS action: its request in, its response out, or an `AwsError` thrown. */
export type Action = (
  // biome-ignore lint/suspicious/noExplicitAny: each action names its own request type
  input: any,
  call: Call,
) => object | undefined | Promise<object | undefined>

export type Protocol = 'awsJson1_0' | 'awsJson1_1' | 'awsQuery' | 'restJson' | 'restXml'

/** Exported as `service` from `sandbox/services/<service>/service.ts`. */
export interface ServiceDefinition {
  /** IAM service prefix and folder name, for example `sagemaker`. */
  readonly name: string
  readonly protocol: Protocol
  /** Of a global service: the Region that all its calls are of, whatever they are signed for. */
  readonly globalRegion?: string
  /** awsJson: what stands before the dot of `X-Amz-Target`. */
  readonly target?: string
  /** awsQuery: the `Version` parameter and the XML namespace of answers. */
  readonly query?: { readonly version: string; readonly xmlNamespace: string }
  /** restJson: method and path pattern to action, for example `POST /schedules/{Name}`. */
  readonly routes?: Readonly<Record<string, string>>
  /**
   * Actions that wait for time to pass, for example a long poll: the clock is not held while they
   * run, as it is for every other action.
   */
  readonly waits?: readonly string[]
  /** Actions whose requests something else checks in AWS's words, for example dynalite. */
  readonly checkedByOthers?: readonly string[]
  /**
   * What a session of a role needs to be allowed, for each action. Absent: nobody is asked for a
   * permission, or the actions see to it themselves.
   */
  readonly authorize?: Authorize
  /** The name under which this service refuses; default `AccessDeniedException`, status 400. */
  readonly accessDenied?: { readonly code: string; readonly status: number }
  /**
   * What an action leaves in CloudTrail, called after each call of a management action.
   * Absent: the service leaves nothing (data events).
   */
  readonly record?: (action: string, input: unknown, outcome: Outcome, call: Call) => void
}

/** The members are as they came: not yet checked by the action. */
export type Authorize = (
  action: string,
  input: Readonly<Record<string, unknown>>,
  call: Call,
) => readonly AccessNeed[]

export type Outcome =
  | { readonly ok: true; readonly output: object | undefined }
  | { readonly ok: false; readonly error: AwsError }

/** An error in AWS's words: it reaches the caller under this name and status. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, status = 400, fields: Record<string, unknown> = {}) {
    super(message)
    this.name = code
    this.code = code
    this.status = status
    this.fields = fields
  }
}
