/**
 * The hands of people in Studio: reads and writes the files of a profile's home, of a space, or of
 * any directory of an EFS file system.
 */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { cleanPath, filesUnder } from '../files/file-tree.ts'
import { type Directory, fileSystem, homeOf, volumeOf } from '../files/volumes.ts'
import { profileKey, spaceKey, studioStore } from '../studio/store.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readMembers } from './answers.ts'

const places = ['domainId', 'userProfileName', 'spaceName', 'fileSystemId', 'directory'] as const

type Place = Readonly<Partial<Record<(typeof places)[number], string>>>

/**
 * `?domainId=` with `userProfileName=` or `spaceName=`, or `?fileSystemId=` with `directory=`
 * (default the root), which finds homes whose profile is gone. Answers `{ files }`: path, uid,
 * mode, size, and the bytes in base64.
 */
export function showFiles(world: World, request: HttpRequest): HttpResponse {
  const { tree, path } = directoryAt(world, Object.fromEntries(request.query))
  const files = filesUnder(tree, path).map(({ bytes, mode = 0o644, ...file }) => ({
    ...file,
    mode,
    size: bytes.length,
    base64: bytes.toString('base64'),
  }))
  return json({ files })
}

/**
 * `files` by path: a text, `{ "base64": ... }` for bytes, `{ "zeros": n }` for so many bytes, or
 * null to delete. Others stay. Answers how many files the place holds then.
 */
export function writeFiles(world: World, request: HttpRequest): HttpResponse {
  const { files, ...place } = readMembers(request, [...places, 'files'])
  if (typeof files !== 'object' || files === null) {
    throw new ControlRefused('"files" must be an object: contents by path.')
  }
  const { tree, path, uid } = directoryAt(world, place)
  const written = Object.entries(files).map(([name, content]) => ({
    path: cleanPath(`${path}/${cleanPath(name)}`),
    bytes: bytesOf(name, content),
  }))
  for (const file of written) {
    if (file.bytes) tree.set(file.path, { bytes: file.bytes, uid })
    else tree.delete(file.path)
  }
  return json({ count: filesUnder(tree, path).length })
}

function directoryAt(world: World, place: Readonly<Record<string, unknown>>): Directory {
  const { domainId, userProfileName, spaceName, fileSystemId, directory = '' }: Place = place
  const { profiles, spaces } = studioStore.of(world)
  if (fileSystemId !== undefined) {
    const tree = fileSystem(world, fileSystemId)
    if (!tree) throw new ControlRefused(`There is no file system ${fileSystemId}.`)
    const path = cleanPath(directory)
    return { tree, path, uid: path.split('/')[0] || '0' }
  }
  const profile = profiles.get(profileKey(`${domainId}`, `${userProfileName}`))
  if (profile) return homeOf(world, profile)
  const space = spaces.get(spaceKey(`${domainId}`, `${spaceName}`))
  if (space) return volumeOf(world, space)
  throw new ControlRefused(
    'Name a "userProfileName" or a "spaceName" of a "domainId" that is there, ' +
      `or a "fileSystemId" with its "directory"; found ${JSON.stringify(place)}.`,
  )
}

function bytesOf(path: string, content: unknown): Buffer | undefined {
  if (content === null) return undefined
  if (typeof content === 'string') return Buffer.from(content)
  const { base64, zeros } = Object(content)
  if (typeof base64 === 'string') return Buffer.from(base64, 'base64')
  if (Number.isInteger(zeros) && zeros >= 0) return Buffer.alloc(zeros)
  throw new ControlRefused(`"files" has no content for "${path}": a text, base64, zeros or null.`)
}
