/** Paths of PATCH operations: `active`, `name.givenName`, `emails[type eq "work"].value`. */
import { invalid } from '../errors.ts'
import { readFilter } from './filter.ts'
import { ENTERPRISE_SCHEMA, USER_SCHEMA } from './schema.ts'

export interface PatchPath {
  /** As written, without a schema before it. */
  readonly attribute: string
  /** Under the enterprise extension. */
  readonly enterprise: boolean
  /** What stands in brackets: only `eq` is supported. */
  readonly filter?: { readonly attribute: string; readonly value: string | boolean }
  readonly part?: string
}

/** Throws `ValidationException`. */
export function readPath(path: string): PatchPath {
  if (path.toLowerCase() === ENTERPRISE_SCHEMA.toLowerCase())
    return { attribute: '', enterprise: true }
  const enterprise = startsWithSchema(path, ENTERPRISE_SCHEMA)
  const core = startsWithSchema(path, USER_SCHEMA)
  const rest = path.slice(
    enterprise ? ENTERPRISE_SCHEMA.length + 1 : core ? USER_SCHEMA.length + 1 : 0,
  )
  const parts = /^([A-Za-z$][\w$-]*)(?:\[(.+)\])?(?:\.([A-Za-z$][\w$-]*))?$/.exec(rest)
  const [, attribute, bracketed, part] = parts ?? []
  if (attribute === undefined) throw invalid('The path of an operation cannot be read.')
  const filters = bracketed === undefined ? [] : readFilter(bracketed)
  if (filters.length > 1) throw invalid('The filter of a path can have one term only.')
  const [filter] = filters
  return {
    attribute,
    enterprise,
    ...(filter === undefined ? {} : { filter }),
    ...(part === undefined ? {} : { part }),
  }
}

function startsWithSchema(path: string, schema: string): boolean {
  return path.toLowerCase().startsWith(`${schema.toLowerCase()}:`)
}
