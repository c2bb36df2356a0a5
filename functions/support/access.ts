/** The checked access map that synthesis wrote beside the bundle. */
import { readFileSync } from 'node:fs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { readAccessJson } from '../../core/access-map/read-json.ts'

/** `bundle` is the `import.meta.url` of the bundle's entry. */
export function accessMapBeside(bundle: string): AccessMap {
  return readAccessJson(readFileSync(new URL('./access.json', bundle), 'utf8'))
}
