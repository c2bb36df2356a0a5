/** Removes a profile's tasks and locations from DataSync, which allows 100 tasks a Region. */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import { homesPlace, homeUri, taskNamePrefix, uriOf } from '../../../core/archive/places.ts'
import type { Transfers } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'

/**
 * Answers true when it found nothing left. What goes on is asked to end, and is gone at a later
 * look.
 */
export async function endTransfers(
  { transfers }: { readonly transfers: Transfers },
  domain: DomainEntry,
  grant: Grant,
): Promise<boolean> {
  const tasks = await tasksOf(transfers, grant)
  for (const { arn } of tasks) {
    for (const execution of await executionsOf(transfers, arn)) {
      const transfer = await transfers.execution(execution)
      if (transfer?.status === 'running') await transfers.cancelExecution(execution)
    }
    await transfers.deleteTask(arn)
  }
  const uris = [uriOf(homesPlace(domain, grant))]
  if (grant.home) uris.push(homeUri(domain, grant.home))
  let left = tasks.length
  for (const uri of uris) {
    for (const arn of await locationsAt(transfers, uri)) {
      left += 1
      await transfers.deleteLocation(arn)
    }
  }
  return left === 0
}

/** The tasks that bear the profile's name, those of an earlier leave among them. */
export async function tasksOf(transfers: Transfers, grant: Grant) {
  const own: Array<{ readonly arn: string; readonly name: string }> = []
  const prefix = taskNamePrefix(grant)
  let cursor: string | undefined
  do {
    const page = await transfers.tasks(cursor)
    own.push(...page.tasks.filter(({ name }) => name.startsWith(prefix)))
    cursor = page.cursor
  } while (cursor)
  return own
}

export async function executionsOf(transfers: Transfers, taskArn: string): Promise<string[]> {
  const arns: string[] = []
  let cursor: string | undefined
  do {
    const page = await transfers.executions(taskArn, cursor)
    arns.push(...page.arns)
    cursor = page.cursor
  } while (cursor)
  return arns
}

export async function locationsAt(transfers: Transfers, uri: string): Promise<string[]> {
  const arns: string[] = []
  let cursor: string | undefined
  do {
    const page = await transfers.locations(uri, cursor)
    arns.push(...page.arns)
    cursor = page.cursor
  } while (cursor)
  return arns
}
