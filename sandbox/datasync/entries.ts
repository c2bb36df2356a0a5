/**
 * What stands at a location, as DataSync compares and copies it. Directories count like files; in
 * S3 they are empty objects whose keys end with a slash, and POSIX metadata is user metadata
 * (DataSync user guide, metadata copied). The location's own root is not counted (assumed).
 */
import { directoriesOf, filesUnder } from '../files/file-tree.ts'
import { fileSystem } from '../files/volumes.ts'
import { bucketNamed, isKeyTooLong, keysUnder, storeObject } from '../s3/buckets.ts'
import type { World } from '../world/world.ts'
import type { EfsLocation, Location, S3Location } from './store.ts'

export interface Entry {
  /** From the location's root; directories without a slash at the end. */
  readonly path: string
  readonly isDirectory: boolean
  readonly bytes: Buffer
  readonly uid: string
  readonly mode: number
}

const fileMode = 0o644
const directoryMode = 0o755

/** By path. Empty where nothing is. */
export function entriesAt(world: World, location: Location): Map<string, Entry> {
  const entries = location.kind === 'efs' ? inFiles(world, location) : inObjects(world, location)
  return new Map(entries.map((entry) => [entry.path, entry]))
}

function inFiles(world: World, { fileSystemId, directory }: EfsLocation): Entry[] {
  const files = filesUnder(fileSystem(world, fileSystemId) ?? new Map(), directory)
  const uid = directory.split('/')[0] || '0'
  const directories = directoriesOf(files.map(({ path }) => path)).map((path) => ({
    ...{ path, isDirectory: true, bytes: Buffer.alloc(0), uid, mode: directoryMode },
  }))
  const plain = files.map((file) => ({ ...file, isDirectory: false, mode: file.mode ?? fileMode }))
  return [...directories, ...plain]
}

function inObjects(world: World, { bucket: name, prefix }: S3Location): Entry[] {
  const bucket = bucketNamed(world, name)
  if (!bucket) return []
  return keysUnder(bucket, prefix).flatMap((key) => {
    const object = bucket.objects.get(key)
    const path = key.slice(prefix.length).replace(/\/$/, '')
    if (!object || path === '') return []
    const isDirectory = key.endsWith('/')
    const { 'file-owner': uid = '0', 'file-permissions': bits } = object.metadata
    const mode = bits === undefined ? (isDirectory ? directoryMode : fileMode) : parseInt(bits, 8)
    return [{ path, isDirectory, bytes: object.body, uid, mode }]
  })
}

/** Whether the destination's entry needs nothing: the same bytes and the same owner. */
export function isSame(source: Entry, found: Entry | undefined): boolean {
  if (!found || source.isDirectory !== found.isDirectory) return false
  return source.isDirectory || (source.bytes.equals(found.bytes) && source.uid === found.uid)
}

/** Why an entry cannot be written there; undefined when it can. */
export function obstacle(location: Location, entry: Entry): string | undefined {
  if (location.kind === 'efs') return undefined
  const key = keyOf(location, entry)
  return isKeyTooLong(key) ? `the object key is longer than 1024 bytes: ${key}` : undefined
}

export function writeEntry(world: World, location: Location, entry: Entry): void {
  const { path, bytes, uid, mode } = entry
  if (location.kind === 'efs') {
    const tree = fileSystem(world, location.fileSystemId)
    const place = location.directory === '' ? path : `${location.directory}/${path}`
    if (!entry.isDirectory) tree?.set(place, { bytes, uid, mode })
    return
  }
  const bucket = bucketNamed(world, location.bucket)
  if (!bucket) return
  storeObject(world, bucket, {
    key: keyOf(location, entry),
    body: bytes,
    storageClass: location.storageClass,
    metadata: {
      'file-owner': uid,
      'file-group': uid,
      'file-permissions': mode.toString(8).padStart(4, '0'),
    },
  })
}

export function removeEntry(world: World, location: Location, entry: Entry): void {
  if (location.kind === 's3') {
    bucketNamed(world, location.bucket)?.objects.delete(keyOf(location, entry))
    return
  }
  const place = location.directory === '' ? entry.path : `${location.directory}/${entry.path}`
  fileSystem(world, location.fileSystemId)?.delete(place)
}

export function keyOf({ prefix }: S3Location, { path, isDirectory }: Entry): string {
  return `${prefix}${path}${isDirectory ? '/' : ''}`
}
