/** Shapes that cross the sandbox's own rooms. */

/** An event on a bus, as EventBridge shows it to rules. */
export interface BusEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': string
  readonly source: string
  readonly account: string
  /** ISO 8601 without milliseconds. */
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
}

/** What a service hands to CloudTrail; ids, times and account fields are added on the way. */
export interface TrailRecord {
  readonly eventSource: string
  readonly eventName: string
  readonly readOnly: boolean
  readonly userIdentity: Readonly<Record<string, unknown>>
  readonly requestParameters: Readonly<Record<string, unknown>> | null
  readonly responseElements: Readonly<Record<string, unknown>> | null
  readonly eventType?: 'AwsApiCall' | 'AwsServiceEvent'
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly sourceIPAddress?: string
  readonly userAgent?: string
  readonly eventVersion?: string
  readonly accountId?: string
  readonly region?: string
  /** Further members of the record as they are, for example `resources`, `additionalEventData`. */
  readonly extra?: Readonly<Record<string, unknown>>
}

export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | {
      readonly ok: false
      /** The name of the error the handler threw, or `Sandbox.Timedout`, `Runtime.ExitError`. */
      readonly errorType: string
      readonly errorMessage: string
    }

export interface HttpRequest {
  readonly method: string
  /** Path without the query, still percent-encoded. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface HttpResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}
