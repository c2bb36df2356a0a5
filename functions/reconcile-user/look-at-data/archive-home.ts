/** Has DataSync copy a leaver's home to the archive, and compares both sides. */
import type { DomainEntry } from '../../../core/access-map/access-map.ts'
import {
  homePlace,
  homeSource,
  homeUri,
  taskName,
  transferRoleArn,
  uriOf,
} from '../../../core/archive/places.ts'
import type { Archives, Clock, HomeSource, Transfer, Transfers } from '../../../core/ports.ts'
import type { Copied, Grant } from '../../../core/words.ts'
import { FAILED_MS, LOOK_MS, type Unfinished } from './archive-data.ts'
import { type Counted, countArchive } from './count-archive.ts'
import { endTransfers, executionsOf, locationsAt, tasksOf } from './end-transfers.ts'

interface HomePorts {
  readonly clock: Clock
  readonly transfers: Transfers
  readonly archives: Archives
}

type HomeLook = { readonly copied: Copied } | Unfinished

/** Until a task that was just made can be started. */
const SOON_MS = 60_000

export async function archiveHome(
  ports: HomePorts,
  domain: DomainEntry,
  grant: Grant,
): Promise<HomeLook> {
  const { transfers, clock } = ports
  const lookAgainAt = clock.now() + FAILED_MS
  const { home, profileName } = grant
  const untold = `the home of profile ${profileName} is told by nothing any more`
  if (!home) return { lookAgainAt, hindrance: { reason: 'not copyable', why: untold } }
  const source = homeSource(domain, home)
  const unsaid = `domain ${domain.name} has no archive: { subnet, securityGroup } in the access map`
  if (!source) return { lookAgainAt, hindrance: { reason: 'no way', why: unsaid } }
  const tasks = await tasksOf(transfers, grant)
  const own = tasks.filter(({ name }) => name === taskName(grant))
  // One of an earlier leave copied another state of the home to another place.
  for (const { arn } of tasks.filter((task) => !own.includes(task))) await transfers.deleteTask(arn)
  const [first] = own
  if (!first) return prepare(ports, domain, { grant, source })
  const found: Transfer[] = []
  for (const { arn } of own) {
    for (const execution of await executionsOf(transfers, arn)) {
      const transfer = await transfers.execution(execution)
      if (transfer) found.push(transfer)
    }
  }
  if (found.some(({ status }) => status === 'running'))
    return { lookAgainAt: clock.now() + LOOK_MS }
  if (found.length > 0) return compare(ports, domain, { grant, found })
  const refused = await transfers.startTask(first.arn)
  const why = `DataSync does not start the copy: ${refused}`
  return {
    lookAgainAt: clock.now() + LOOK_MS,
    ...(refused !== undefined && { hindrance: { reason: 'copy failed', why } }),
  }
}

async function prepare(
  { transfers, clock }: HomePorts,
  domain: DomainEntry,
  { grant, source }: { readonly grant: Grant; readonly source: HomeSource },
): Promise<HomeLook> {
  const place = homePlace(domain, grant)
  const [from] = await locationsAt(transfers, homeUri(domain, source))
  const [to] = await locationsAt(transfers, uriOf(place))
  const made = await transfers.createTask({
    name: taskName(grant),
    from: from ?? (await transfers.createHomeLocation(source)),
    to:
      to ?? (await transfers.createArchiveLocation({ ...place, roleArn: transferRoleArn(domain) })),
  })
  if (made) return { lookAgainAt: clock.now() + SOON_MS }
  const why = 'DataSync has as many tasks as its quota allows: the copy waits for room'
  return { lookAgainAt: clock.now() + FAILED_MS, hindrance: { reason: 'no room', why } }
}

/** A copy that failed, or differs, is made anew at a later look; nothing is removed meanwhile. */
async function compare(
  ports: HomePorts,
  domain: DomainEntry,
  { grant, found }: { readonly grant: Grant; readonly found: readonly Transfer[] },
): Promise<HomeLook> {
  const place = homePlace(domain, grant)
  const counted = await countArchive(ports.archives, place)
  const differences: string[] = []
  for (const transfer of found) {
    const difference = differenceIn(transfer, counted)
    if (difference === undefined) {
      const { files, bytes } = transfer
      const at = ports.clock.now()
      return {
        copied: { to: uriOf(place), files: files.expected, bytes: bytes.expected, at },
      }
    }
    differences.push(difference)
  }
  const why = `the home is not in the archive: ${differences.join('; ')}`
  const reason = found.some(({ status }) => status === 'succeeded') ? 'copy differs' : 'copy failed'
  const now = ports.clock.now()
  // Until then operators find in DataSync what went wrong.
  const again = Math.max(...found.map(({ endedAt = 0 }) => endedAt)) + FAILED_MS
  if (now < again) return { lookAgainAt: again, hindrance: { reason, why } }
  await endTransfers(ports, domain, grant)
  return { lookAgainAt: now + SOON_MS }
}

/**
 * In words; undefined when what DataSync found at the source, what it moved and verified, and what
 * S3 lists are the same. DataSync counts directories, and in S3 each is an object. Whether the
 * directory that is copied is one of them is not established: it may be counted or not.
 */
function differenceIn({ status, error, files, bytes }: Transfer, counted: Counted) {
  if (status !== 'succeeded') return `DataSync failed (${error ?? 'it does not say why'})`
  const { expected } = files
  const objects = [counted.objects, counted.objects - Number(counted.ownDirectory)]
  const same =
    files.transferred >= expected &&
    files.verified >= expected &&
    bytes.written >= bytes.expected &&
    objects.includes(expected) &&
    counted.bytes === bytes.expected
  if (same) return undefined
  const there = `the home has ${expected} files and directories of ${bytes.expected} bytes`
  const moved = `DataSync moved ${files.transferred} of ${bytes.written} bytes`
  const here = `verified ${files.verified}, and S3 lists ${counted.objects} of ${counted.bytes}`
  return `${there}, ${moved}, ${here} bytes`
}
