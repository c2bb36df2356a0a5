/** What runs under a user's profile beside apps, and goes on when the user has left. */

/** What can be told to stop, or be handed over. */
export type WorkKind =
  | 'training job'
  | 'processing job'
  | 'transform job'
  | 'tuning job'
  | 'AutoML job'
  | 'pipeline execution'
  | 'endpoint'
  | 'monitoring schedule'

export interface WorkItem {
  readonly kind: WorkKind
  readonly name: string
  readonly arn: string
}

/** SageMaker's jobs, pipelines and endpoints, by who started them. */
export interface Work {
  /**
   * One page of the ARNs that carry the profile's tag `sagemaker:user-profile-arn`, finished ones
   * among them. Resources made through Studio get it from SageMaker (monitor user access).
   */
  ofProfile(
    profileArn: string,
    cursor?: string,
  ): Promise<{ readonly arns: readonly string[]; readonly cursor?: string }>
  /** One page of what runs of a kind, whosever it is; of pipelines, the one named. */
  running(
    kind: WorkKind,
    page?: { readonly pipeline?: string; readonly cursor?: string },
  ): Promise<{ readonly items: readonly WorkItem[]; readonly cursor?: string }>
  /** The profile that started an execution of a pipeline; undefined when SageMaker names none. */
  startedBy(executionArn: string): Promise<string | undefined>
  /**
   * Asks it to stop; an endpoint is deleted. What does not exist is done. Throws `StillPending` for
   * what has ended or does not take a stop now: the next list tells which.
   */
  stop(item: WorkItem): Promise<void>
}
