/** What a Lambda worker and the sandbox tell one another; values cross as JSON text, as on AWS. */

export interface WorkerSettings {
  readonly folder: string
  readonly handler: string
  /** Milliseconds of a virtual clock as one BigInt64; absent when time is real. */
  readonly clock?: SharedArrayBuffer
}

export interface Invocation {
  /** JSON text. */
  readonly payload: string
  readonly requestId: string
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  readonly memoryMb: number
  /** When the invocation must be done, by the sandbox's clock. */
  readonly deadlineMs: number
}

export interface HandlerError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: readonly string[]
}

export type ToWorker =
  | { readonly kind: 'invoke'; readonly invocation: Invocation }
  /** The wait of that number is over. */
  | { readonly kind: 'wake'; readonly number: number }

export type FromWorker =
  | { readonly kind: 'ready' }
  /** Part of what it prints, told before the answer that follows it. */
  | { readonly kind: 'printed'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** The function waits on purpose: `wake` is to answer after so many milliseconds. */
  | { readonly kind: 'wait'; readonly number: number; readonly ms: number }
  | { readonly kind: 'broken'; readonly error: HandlerError }
  /** `payload` is JSON text; undefined when the handler returned nothing. */
  | { readonly kind: 'done'; readonly payload: string | undefined }
  | { readonly kind: 'failed'; readonly error: HandlerError }
