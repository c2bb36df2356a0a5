/** Counts what lies below a prefix of the archive. */
import type { Archives, Prefix } from '../../../core/ports.ts'

export interface Counted {
  /** Objects; a directory that was copied is one. */
  readonly objects: number
  readonly bytes: number
  readonly ownDirectory: boolean
}

export async function countArchive(archives: Archives, place: Prefix): Promise<Counted> {
  let [objects, bytes, ownDirectory] = [0, 0, false]
  let cursor: string | undefined
  do {
    const page = await archives.count(place, cursor)
    objects += page.objects
    bytes += page.bytes
    ownDirectory ||= page.ownDirectory
    cursor = page.cursor
  } while (cursor)
  return { objects, bytes, ownDirectory }
}
