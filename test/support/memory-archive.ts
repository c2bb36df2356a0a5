/** Homes, DataSync and the archive bucket in memory: copies take time, by an injected clock. */
import { manifestOf } from '../../adapters/archives.s3.ts'
import type { Archives, Clock, Prefix, Transfer, Transfers } from '../../core/ports.ts'
import type { Instant } from '../../core/words.ts'
import { type Fault, noFault, pageOf } from './memory-tables.ts'

/** Sizes by path. */
export type Files = Readonly<Record<string, number>>

export interface StoredObject {
  readonly bytes: number
  readonly at: Instant
  /** Set for manifests. */
  readonly text?: string
}

interface Execution {
  readonly arn: string
  readonly endsAt: Instant
  result?: Omit<Transfer, 'arn'>
}

/** Of DataSync's lists, and of S3's. */
const ROWS_PER_PAGE = 100
const KEYS_PER_PAGE = 1_000

interface Task {
  readonly arn: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly executions: Execution[]
}

export interface MemoryArchive {
  readonly transfers: Transfers
  readonly archives: Archives
  /** By bucket and key. */
  readonly objects: Map<string, StoredObject>
  /** By file system and uid, `fs-1/200001`. One that is not here cannot be copied. */
  readonly homes: Map<string, Files>
  readonly tasks: Map<string, Task>
  /** URIs by ARN. */
  readonly locations: Map<string, string>
  /** A script begins to copy a volume below the prefix, and puts the manifest when it ends. */
  copyVolume(copy: {
    /** Undefined when the script was ended before its time. */
    readonly from: () => Files | undefined
    readonly to: Prefix
    /** Its key. */
    readonly manifest: string
  }): void
}

export interface MemoryArchiveOptions {
  readonly clock: Clock
  /** How long a copy takes. Default 10 s. */
  readonly copyMs?: number
  /** Default 100. */
  readonly mostTasks?: number
  /** Those there are. Default: every one that is asked about. */
  readonly buckets?: ReadonlySet<string>
  readonly fileSystems?: ReadonlySet<string>
  readonly fault?: Fault
}

interface Store extends Required<Omit<MemoryArchiveOptions, 'buckets' | 'fileSystems'>> {
  /** Throws for a bucket, or a file system, that is not there. */
  readonly require: (what: 'buckets' | 'fileSystems', name: string) => void
  readonly objects: Map<string, StoredObject>
  readonly homes: Map<string, Files>
  readonly tasks: Map<string, Task>
  readonly locations: Map<string, string>
  volumes: Array<Parameters<MemoryArchive['copyVolume']>[0] & { readonly endsAt: Instant }>
  made: number
}

export function memoryArchive(options: MemoryArchiveOptions): MemoryArchive {
  const store: Store = {
    copyMs: 10_000,
    mostTasks: 100,
    fault: noFault,
    ...options,
    require(what, name) {
      if (options[what]?.has(name) === false) throw new Error(`${what} do not hold ${name}`)
    },
    objects: new Map(),
    homes: new Map(),
    tasks: new Map(),
    locations: new Map(),
    volumes: [],
    made: 0,
  }
  const { objects, homes, tasks, locations } = store
  return {
    ...{ objects, homes, tasks, locations },
    transfers: { ...locationCalls(store), ...taskCalls(store), ...executionCalls(store) },
    archives: archiveCalls(store),
    copyVolume: (copy) =>
      void store.volumes.push({ ...copy, endsAt: store.clock.now() + store.copyMs }),
  }
}

/** Files and the directories on their ways, as DataSync counts and writes them. */
export function entriesOf(files: Files): Files {
  const directories = Object.keys(files).flatMap((path) => {
    const steps = path.split('/').slice(0, -1)
    return steps.map((_, depth) => `${steps.slice(0, depth + 1).join('/')}/`)
  })
  return { ...Object.fromEntries(directories.map((path) => [path, 0])), ...files }
}

export function sizeOf(files: Files): number {
  return Object.values(files).reduce((sum, bytes) => sum + bytes, 0)
}

/** Whatever was to happen by now has happened. */
function settle(store: Store): void {
  const now = store.clock.now()
  for (const task of store.tasks.values())
    for (const execution of task.executions)
      if (!execution.result && execution.endsAt <= now) execution.result = copyHome(store, task)
  for (const copy of store.volumes.filter(({ endsAt }) => endsAt <= now)) {
    const files = copy.from()
    if (!files) continue
    const { bucket, prefix } = copy.to
    put(store, `${bucket}/${prefix}`, files, copy.endsAt)
    const said = { prefix, files: Object.keys(files).length, bytes: sizeOf(files) }
    const text = JSON.stringify(said)
    const manifest = { bytes: text.length, at: copy.endsAt, text }
    store.objects.set(`${bucket}/${copy.manifest}`, manifest)
  }
  store.volumes = store.volumes.filter(({ endsAt }) => endsAt > now)
}

function copyHome(store: Store, task: Task): Omit<Transfer, 'arn'> {
  const home = /\.(fs-[^/]+\/[^/]+)\/$/.exec(store.locations.get(task.from) ?? '')?.[1] ?? ''
  const found = store.homes.get(home)
  if (!found) return failed(`MountFailure: there is no ${home}`, store.clock.now())
  const files = entriesOf(found)
  const to = (store.locations.get(task.to) ?? '').replace('s3://', '')
  put(store, to, files, store.clock.now())
  const count = Object.keys(files).length
  const bytes = sizeOf(files)
  return {
    status: 'succeeded',
    files: { expected: count, transferred: count, verified: count },
    bytes: { expected: bytes, written: bytes },
  }
}

function failed(error: string, endedAt: Instant): Omit<Transfer, 'arn'> {
  const files = { expected: 0, transferred: 0, verified: 0 }
  return { status: 'failed', error, endedAt, files, bytes: { expected: 0, written: 0 } }
}

function put({ objects }: Store, to: string, files: Files, at: Instant): void {
  for (const [path, bytes] of Object.entries(files)) objects.set(`${to}${path}`, { bytes, at })
}

function locationCalls(store: Store) {
  const { fault, locations, tasks, require } = store
  const make = (uri: string) => {
    const arn = `location-${++store.made}`
    locations.set(arn, uri)
    return arn
  }
  return {
    locations: (uri, cursor) =>
      fault('transfers.locations', () => {
        const found = [...locations].filter(([, one]) => one.startsWith(uri))
        const { rows, next } = pageOf(found, { cursor, most: ROWS_PER_PAGE })
        return { arns: rows.map(([arn]) => arn), ...next }
      }),
    createHomeLocation: ({ region, fileSystemId, uid }) =>
      fault('transfers.createHomeLocation', () => {
        require('fileSystems', fileSystemId)
        return make(`efs://${region}.${fileSystemId}/${uid}/`)
      }),
    createArchiveLocation: ({ bucket, prefix }) =>
      fault('transfers.createArchiveLocation', () => {
        require('buckets', bucket)
        return make(`s3://${bucket}/${prefix}`)
      }),
    deleteLocation: (arn) =>
      fault('transfers.deleteLocation', () => {
        const used = [...tasks.values()].some(({ from, to }) => from === arn || to === arn)
        if (!used) locations.delete(arn)
        return !used
      }),
  } satisfies Partial<Transfers>
}

function taskCalls(store: Store) {
  const { fault, tasks, clock } = store
  const isRunning = (task: Task) => task.executions.some(({ result }) => !result)
  return {
    tasks: (cursor) =>
      fault('transfers.tasks', () => {
        const { rows, next } = pageOf([...tasks.values()], { cursor, most: ROWS_PER_PAGE })
        return { tasks: rows.map(({ arn, name }) => ({ arn, name })), ...next }
      }),
    createTask: ({ name, from, to }) =>
      fault('transfers.createTask', () => {
        if (tasks.size >= store.mostTasks) return false
        for (const arn of [from, to])
          if (!store.locations.has(arn)) throw new Error(`there is no location ${arn}`)
        const arn = `task-${++store.made}`
        tasks.set(arn, { arn, name, from, to, executions: [] })
        return true
      }),
    deleteTask: (arn) =>
      fault('transfers.deleteTask', () => {
        settle(store)
        const task = tasks.get(arn)
        if (task && isRunning(task)) return false
        tasks.delete(arn)
        return true
      }),
    startTask: (arn) =>
      fault('transfers.startTask', () => {
        settle(store)
        const task = tasks.get(arn)
        if (!task) return `Task ${arn} is not found.`
        if (isRunning(task)) return `Task ${arn} is running.`
        const endsAt = clock.now() + store.copyMs
        task.executions.push({ arn: `${arn}/execution-${++store.made}`, endsAt })
        return undefined
      }),
  } satisfies Partial<Transfers>
}

function executionCalls(store: Store) {
  const { fault, tasks } = store
  const find = (arn: string) =>
    [...tasks.values()]
      .flatMap(({ executions }) => executions)
      .find((execution) => execution.arn === arn)
  return {
    executions: (taskArn, cursor) =>
      fault('transfers.executions', () => {
        const { executions = [] } = tasks.get(taskArn) ?? {}
        const { rows, next } = pageOf(executions, { cursor, most: ROWS_PER_PAGE })
        return { arns: rows.map(({ arn }) => arn), ...next }
      }),
    execution: (arn) =>
      fault('transfers.execution', (): Transfer | undefined => {
        settle(store)
        const none = { expected: 0, transferred: 0, verified: 0 }
        const running = {
          status: 'running',
          files: none,
          bytes: { expected: 0, written: 0 },
        } as const
        const execution = find(arn)
        if (!execution?.result) return execution && { arn, ...running }
        return { arn, endedAt: execution.endsAt, ...execution.result }
      }),
    cancelExecution: (arn) =>
      fault('transfers.cancelExecution', () => {
        settle(store)
        const execution = find(arn)
        if (!execution || execution.result) return
        execution.result = failed('OpCancelled: cancelled', store.clock.now())
      }),
  } satisfies Partial<Transfers>
}

function archiveCalls(store: Store): Archives {
  const { fault, objects, require } = store
  return {
    count: ({ bucket, prefix }, cursor) =>
      fault('archives.count', () => {
        settle(store)
        require('buckets', bucket)
        const place = `${bucket}/${prefix}`
        const below = [...objects].filter(([key]) => key.startsWith(place))
        const { rows, next } = pageOf(below, { cursor, most: KEYS_PER_PAGE })
        const bytes = rows.reduce((sum, [, object]) => sum + object.bytes, 0)
        const ownDirectory = rows.some(([key]) => key === place)
        return { objects: rows.length, bytes, ownDirectory, ...next }
      }),
    manifest: ({ bucket, key }) =>
      fault('archives.manifest', () => {
        settle(store)
        require('buckets', bucket)
        const found = objects.get(`${bucket}/${key}`)
        return found && manifestOf(found.text ?? '', found.at)
      }),
  }
}
