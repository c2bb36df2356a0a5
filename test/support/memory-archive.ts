/** Homes, DataSync and the archive bucket in memory: copies take time, by an injected clock. */
import type { Archives, Clock, Manifest, Prefix, Transfer, Transfers } from '../../core/ports.ts'
import type { Instant } from '../../core/words.ts'
import { type Fault, noFault } from './memory-tables.ts'

/** Sizes by path. */
export type Files = Readonly<Record<string, number>>

export interface StoredObject {
  readonly bytes: number
  readonly at: Instant
  /** Set for manifests. */
  readonly body?: Omit<Manifest, 'at'>
}

interface Execution {
  readonly arn: string
  readonly endsAt: Instant
  result?: Omit<Transfer, 'arn'>
}

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
  /** By file system and uid, `fs-1/200001`. */
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
  readonly fault?: Fault
}

interface Store extends Required<MemoryArchiveOptions> {
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
    const body = { prefix, files: Object.keys(files).length, bytes: sizeOf(files) }
    store.objects.set(`${bucket}/${copy.manifest}`, { bytes: 1, at: copy.endsAt, body })
  }
  store.volumes = store.volumes.filter(({ endsAt }) => endsAt > now)
}

function copyHome(store: Store, task: Task): Omit<Transfer, 'arn'> {
  const home = /\.(fs-[^/]+\/[^/]+)\/$/.exec(store.locations.get(task.from) ?? '')?.[1] ?? ''
  const files = entriesOf(store.homes.get(home) ?? {})
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

function put({ objects }: Store, to: string, files: Files, at: Instant): void {
  for (const [path, bytes] of Object.entries(files)) objects.set(`${to}${path}`, { bytes, at })
}

function locationCalls(store: Store) {
  const { fault, locations, tasks } = store
  const make = (uri: string) => {
    const arn = `location-${++store.made}`
    locations.set(arn, uri)
    return arn
  }
  return {
    locations: (uri) =>
      fault('transfers.locations', () => ({
        arns: [...locations].filter(([, one]) => one.startsWith(uri)).map(([arn]) => arn),
      })),
    createHomeLocation: ({ region, fileSystemId, uid }) =>
      fault('transfers.createHomeLocation', () => make(`efs://${region}.${fileSystemId}/${uid}/`)),
    createArchiveLocation: ({ bucket, prefix }) =>
      fault('transfers.createArchiveLocation', () => make(`s3://${bucket}/${prefix}`)),
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
    tasks: () =>
      fault('transfers.tasks', () => ({
        tasks: [...tasks.values()].map(({ arn, name }) => ({ arn, name })),
      })),
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
    executions: (taskArn) =>
      fault('transfers.executions', () => ({
        arns: (tasks.get(taskArn)?.executions ?? []).map(({ arn }) => arn),
      })),
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
        return { arn, ...execution.result, endedAt: execution.endsAt }
      }),
    cancelExecution: (arn) =>
      fault('transfers.cancelExecution', () => {
        settle(store)
        const execution = find(arn)
        if (!execution || execution.result) return
        const none = { expected: 0, transferred: 0, verified: 0 }
        const bytes = { expected: 0, written: 0 }
        execution.result = { status: 'failed', error: 'cancelled', files: none, bytes }
      }),
  } satisfies Partial<Transfers>
}

function archiveCalls(store: Store): Archives {
  const { fault, objects } = store
  return {
    count: ({ bucket, prefix }) =>
      fault('archives.count', () => {
        settle(store)
        const below = [...objects].filter(([key]) => key.startsWith(`${bucket}/${prefix}`))
        const bytes = below.reduce((sum, [, object]) => sum + object.bytes, 0)
        const ownDirectory = objects.has(`${bucket}/${prefix}`)
        return { objects: below.length, bytes, ownDirectory }
      }),
    manifest: ({ bucket, key }) =>
      fault('archives.manifest', () => {
        settle(store)
        const found = objects.get(`${bucket}/${key}`)
        return found?.body && { ...found.body, at: found.at }
      }),
  }
}
