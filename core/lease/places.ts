/** How many reconciliations of users run at once, and what is kept free for removals. */

/** Executions of reconcile-user at once, unless the stack says otherwise. */
export const PLACES = 100

/** Places that only removals may take: a quarter, rounded down. */
export function reserveOf(limit: number): number {
  return Math.floor(limit / 4)
}

/** Whether one more may start while `running` hold a place. */
export function mayTakePlace(running: number, limit: number, removal: boolean): boolean {
  return running < (removal ? limit : limit - reserveOf(limit))
}
