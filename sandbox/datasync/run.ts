/** How an execution of a task goes on: on the world's clock, after the weather's durations. */
import { hasDirectory } from '../files/volumes.ts'
import { bucketNamed } from '../s3/buckets.ts'
import type { World } from '../world/world.ts'
import { assumptionRefused, bucketRefused, objectRefused } from './access.ts'
import {
  type Entry,
  entriesAt,
  isSame,
  keyOf,
  obstacle,
  removeEntry,
  writeEntry,
} from './entries.ts'
import { dataSyncFaults, type TransferFault } from './faults.ts'
import { dataSync, type Execution, isOver, type Location, type Task } from './store.ts'

interface Run {
  readonly world: World
  readonly task: Task
  readonly execution: Execution
  readonly source: Location
  readonly destination: Location
  /** What is to be transferred, and removed, as PREPARING found it. */
  toTransfer: readonly Entry[]
  toRemove: readonly Entry[]
}

type Failure = { readonly code: string; readonly detail: string } | undefined

/** Begins an execution that stands in QUEUED. */
export function beginExecution(world: World, task: Task, execution: Execution): void {
  const { locations } = dataSync.of(world)
  const source = locations.get(task.source)
  const destination = locations.get(task.destination)
  if (!source || !destination) throw new Error(`${task.arn} has lost a location`)
  const run: Run = {
    ...{ world, task, execution, source, destination },
    toTransfer: [],
    toRemove: [],
  }
  after(run, drawn(world, 'datasync.queue'), () => launch(run))
}

function drawn(world: World, row: string): number {
  return world.weather.draw(row, world.random)
}

/** Unless the execution has been cancelled meanwhile. */
function after({ world, execution }: Run, ms: number, next: () => void): void {
  world.clock.at(world.clock.now() + ms, () => {
    if (!isOver(execution)) next()
  })
}

function launch(run: Run): void {
  const { world, execution } = run
  execution.status = 'LAUNCHING'
  execution.launchTime = world.clock.now()
  after(run, drawn(world, 'datasync.launch'), () => {
    const failure = unreachable(run, run.source) ?? unreachable(run, run.destination)
    if (!failure) return prepare(run)
    execution.phases.Prepare = { ok: false, ms: 0 }
    end(run, failure)
  })
}

/** The words of all failures are assumed. */
function unreachable({ world, task }: Run, location: Location): Failure {
  if (location.kind === 'efs') {
    const { fileSystemId, directory } = location
    if (hasDirectory(world, fileSystemId, directory)) return undefined
    return {
      code: 'MountFailure',
      detail: `${location.uri} could not be mounted: no such directory`,
    }
  }
  if (!bucketNamed(world, location.bucket))
    return { code: 'S3BucketInaccessible', detail: `there is no bucket ${location.bucket}` }
  const refusal =
    assumptionRefused(world, location, task.arn) ??
    bucketRefused(world, location, 'StartTaskExecution')
  return refusal === undefined ? undefined : { code: 'S3BucketInaccessible', detail: refusal }
}

function prepare(run: Run): void {
  const { world, execution } = run
  execution.status = 'PREPARING'
  const ms = drawn(world, 'datasync.prepare')
  after(run, ms, () => {
    compare(run)
    execution.phases.Prepare = { ok: true, ms }
    transfer(run)
  })
}

function compare(run: Run): void {
  const { world, execution } = run
  const { TransferMode, OverwriteMode, PreserveDeletedFiles } = execution.options
  const there = entriesAt(world, run.destination)
  const here = sourceOf(run)
  const entries = [...here.values()]
  run.toTransfer = entries.filter((entry) => {
    const found = there.get(entry.path)
    if (OverwriteMode === 'NEVER' && found) return false
    return TransferMode === 'ALL' || !isSame(entry, found)
  })
  const strangers = [...there.values()].filter(
    ({ path }) => isIncluded(run.task, path) && !here.has(path),
  )
  run.toRemove = PreserveDeletedFiles === 'REMOVE' ? strangers : []
  // In Basic mode the files to delete count too (DescribeTaskExecution).
  execution.estimatedFiles = run.toTransfer.length + run.toRemove.length
  execution.estimatedBytes = sizeOf(run.toTransfer)
  execution.filesSkipped = entries.length - run.toTransfer.length
}

/** What is to be copied, by path. */
function sourceOf({ world, task, source }: Run): Map<string, Entry> {
  return new Map([...entriesAt(world, source)].filter(([path]) => isIncluded(task, path)))
}

/** The directories that lead to a folder are made with it; what else is in them stays (assumed). */
function isIncluded({ includes }: Task, path: string): boolean {
  if (!includes) return true
  return includes.some((folder) => `${path}/`.startsWith(`${folder}/`))
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
}

const gigabyte = 1_000_000_000

function transfer(run: Run): void {
  const { world, execution } = run
  execution.status = 'TRANSFERRING'
  const perGigabyte = drawn(world, 'datasync.transferOfGigabyte')
  const ms = Math.ceil((execution.estimatedBytes / gigabyte) * perGigabyte)
  const fault = dataSyncFaults.of(world).take()
  after(run, ms, () => {
    const failures = copy(run, fault)
    const failure = failures[0] ?? failureOf(fault)
    execution.phases.Transfer = { ok: failure === undefined, ms }
    // What was transferred is verified, whatever failed to be (assumed of the order of statuses).
    if (failure) return end(run, failure)
    verify(run, fault)
  })
}

function failureOf(fault: TransferFault | undefined): Failure {
  return fault?.status === 'ERROR' ? { code: 'TransferFailed', detail: fault.reason } : undefined
}

/** One failed file does not stop the others, and ends the execution in ERROR. */
function copy(run: Run, fault: TransferFault | undefined): NonNullable<Failure>[] {
  const { world, execution } = run
  const failures: NonNullable<Failure>[] = []
  const now = sourceOf(run)
  for (const { path } of run.toTransfer.slice(0, fault?.transferAtMost)) {
    // A file may have changed since PREPARING: what is there now is sent.
    const entry = now.get(path)
    const problem = entry ? refusedEntry(run, entry) : `${path} is gone`
    if (!entry || problem !== undefined) {
      failures.push({ code: 'TransferFailed', detail: `${path}: ${problem}` })
      continue
    }
    writeEntry(world, run.destination, entry)
    execution.filesTransferred++
    execution.bytesTransferred += entry.bytes.length
  }
  for (const entry of run.toRemove) {
    const { destination } = run
    const key = destination.kind === 's3' ? keyOf(destination, entry) : ''
    const refusal =
      destination.kind === 's3' && objectRefused(world, destination, { key, how: 'delete' })
    if (refusal) failures.push({ code: 'DeleteFailed', detail: refusal })
    else removeEntry(world, destination, entry)
    if (!refusal) execution.filesDeleted++
  }
  return failures
}

function refusedEntry({ world, source, destination }: Run, entry: Entry): string | undefined {
  const read = source.kind === 's3' ? { location: source, how: 'read' as const } : undefined
  const write =
    destination.kind === 's3' ? { location: destination, how: 'write' as const } : undefined
  for (const side of [read, write]) {
    if (!side) continue
    const { location, how } = side
    const refusal = objectRefused(world, location, { key: keyOf(location, entry), how })
    if (refusal !== undefined) return refusal
  }
  return obstacle(destination, entry)
}

/** POINT_IN_TIME_CONSISTENT looks at everything at both ends, ONLY_FILES_TRANSFERRED at less. */
function verify(run: Run, fault: TransferFault | undefined): void {
  const { world, execution } = run
  const { VerifyMode } = execution.options
  if (VerifyMode === 'NONE') {
    end(run, undefined)
    return
  }
  execution.status = 'VERIFYING'
  const ms = drawn(world, 'datasync.verify')
  after(run, ms, () => {
    const [here, there] = [sourceOf(run), entriesAt(world, run.destination)]
    const transferred = new Set(run.toTransfer.map(({ path }) => path))
    const looked = [...here.values()].filter(
      ({ path }) => VerifyMode === 'POINT_IN_TIME_CONSISTENT' || transferred.has(path),
    )
    const differing = looked.filter((entry) => !isSame(entry, there.get(entry.path)))
    execution.filesVerified = looked.length - differing.length
    const [first] = fault?.status === 'SUCCESS' ? [] : differing
    execution.phases.Verify = { ok: first === undefined, ms }
    const count = `${differing.length} differ, the first is ${first?.path}`
    end(run, first && { code: 'VerificationFailed', detail: `verification failed: ${count}` })
  })
}

function end({ world, execution }: Run, failure: Failure): void {
  execution.endTime = world.clock.now()
  execution.status = failure ? 'ERROR' : 'SUCCESS'
  if (!failure) return
  execution.errorCode = failure.code
  execution.errorDetail = failure.detail
}
