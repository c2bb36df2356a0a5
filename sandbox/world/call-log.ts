/** Every AWS call made in a sandbox, counted by caller role, service and action. */

export interface CallCount {
  /** ARN of the role whose session called, or `operator` for calls from outside the template. */
  readonly caller: string
  /** IAM service prefix, for example `sagemaker`. */
  readonly service: string
  /** Operation name, for example `CreateUserProfile`. */
  readonly action: string
  readonly count: number
}

export interface CallLog {
  record(caller: string, service: string, action: string): void
  counts(): CallCount[]
  clear(): void
}

export function callLog(): CallLog {
  const counts = new Map<
    string,
    { caller: string; service: string; action: string; count: number }
  >()
  return {
    record(caller, service, action) {
      const key = `${caller} ${service} ${action}`
      const known = counts.get(key)
      if (known) known.count++
      else counts.set(key, { caller, service, action, count: 1 })
    },
    counts: () => [...counts.values()].map((count) => ({ ...count })),
    clear: () => counts.clear(),
  }
}
