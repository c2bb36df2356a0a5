/**
 * Where Studio's files are: one EFS file system a domain, with a home directory `/<uid>` for each
 * profile and each Studio Classic space, and one EBS volume for each other space.
 */
import type { Space, UserProfile } from '../studio/store.ts'
import { studioStore } from '../studio/store.ts'
import { defineStore, type World } from '../world/world.ts'
import { type FileTree, filesUnder } from './file-tree.ts'

/** A directory of a file system or a volume. */
export interface Directory {
  readonly tree: FileTree
  /** From the root; `''` is the root. */
  readonly path: string
  /** Who owns what is written there. */
  readonly uid: string
}

interface Volumes {
  /** By EFS file system id. Never deleted: domains are not deleted here. */
  readonly fileSystems: Map<string, FileTree>
  /** `<file system id>/<uid>` of every home ever made. */
  readonly homes: Set<string>
  /** By ARN of the space in lower case. */
  readonly ofSpaces: Map<string, FileTree>
}

const volumes = defineStore<Volumes>(() => ({
  fileSystems: new Map(),
  homes: new Set(),
  ofSpaces: new Map(),
}))

/** The uid of `sagemaker-user`, who owns the files on a space's EBS volume (assumed). */
const SPACE_UID = '1000'

/** Undefined when no domain has that file system. */
export function fileSystem(world: World, fileSystemId: string): FileTree | undefined {
  const known = [...studioStore.of(world).domains.values()].some(
    (domain) => domain.homeEfsFileSystemId === fileSystemId,
  )
  return known ? treeOf(volumes.of(world).fileSystems, fileSystemId) : undefined
}

/**
 * Makes the home of a profile or of a Studio Classic space. That it is there as soon as they are
 * InService, before an app was ever started, is assumed.
 */
export function makeHome(world: World, domainId: string, uid: string): void {
  volumes.of(world).homes.add(`${fileSystemOf(world, domainId)}/${uid}`)
}

/** Whether a file system has that directory; `''` is its root. */
export function hasDirectory(world: World, fileSystemId: string, directory: string): boolean {
  const tree = fileSystem(world, fileSystemId)
  if (!tree) return false
  if (directory === '' || volumes.of(world).homes.has(`${fileSystemId}/${directory}`)) return true
  return filesUnder(tree, directory).length > 0
}

/** The profile's home; it stays when the profile goes ("the data is not deleted"). */
export function homeOf(world: World, profile: UserProfile): Directory {
  return homeDirectory(world, profile.domainId, profile.homeEfsFileSystemUid)
}

/** A space's EBS volume, or its home on EFS when it is one of Studio Classic. */
export function volumeOf(world: World, space: Space): Directory {
  if (space.homeEfsFileSystemUid !== undefined) {
    return homeDirectory(world, space.domainId, space.homeEfsFileSystemUid)
  }
  const tree = treeOf(volumes.of(world).ofSpaces, space.arn.toLowerCase())
  return { tree, path: '', uid: SPACE_UID }
}

/** The EBS volume of a space is deleted with it, and what was on it is gone. */
export function destroyVolume(world: World, space: Space): void {
  volumes.of(world).ofSpaces.delete(space.arn.toLowerCase())
}

function homeDirectory(world: World, domainId: string, uid: string): Directory {
  const tree = treeOf(volumes.of(world).fileSystems, fileSystemOf(world, domainId))
  return { tree, path: uid, uid }
}

function fileSystemOf(world: World, domainId: string): string {
  const domain = studioStore.of(world).domains.get(domainId)
  if (!domain) throw new Error(`there is no domain ${domainId}`)
  return domain.homeEfsFileSystemId
}

function treeOf(trees: Map<string, FileTree>, key: string): FileTree {
  const known = trees.get(key)
  if (known) return known
  const tree: FileTree = new Map()
  trees.set(key, tree)
  return tree
}
