/** Assignments in memory, and notes of names, groups and quotas in the tables. */

import type { AccessMap } from '../../core/access-map/access-map.ts'
import { NameChanged } from '../../core/errors.ts'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import type {
  Assignments,
  Domain,
  QuotaCode,
  QuotaNote,
  Quotas,
  QuotaWrite,
  SignInWrite,
  Write,
} from '../../core/ports.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import { assignedKey } from '../../core/sign-in/assigned.ts'
import type { Principal } from '../../core/words.ts'
import type { DirectoryState } from './memory-directory.ts'
import { type Fault, type MemoryTables, noFault, pageOf } from './memory-tables.ts'

export interface MemoryAssignments extends Assignments {
  /** By application, as `USER id` or `GROUP id`. */
  readonly made: Map<string, Set<string>>
  /** Applications that let everybody in. */
  readonly open: Set<string>
}

const shown = ({ type, id }: Principal) => `${type} ${id}`

/** SSO Admin's most. */
const ROWS_PER_PAGE = 100

export function memoryAssignments(options: {
  /** Only who is in it is assigned, and a group's assignment is its members' too. */
  readonly directory: DirectoryState
  /** Those there are. Default: every one that is asked about. */
  readonly applications?: ReadonlySet<string>
  readonly fault?: Fault
}): MemoryAssignments {
  const { directory, applications, fault = noFault } = options
  const { users, groups } = directory
  const made = new Map<string, Set<string>>()
  const open = new Set<string>()
  const isThere = (applicationArn: string) => applications?.has(applicationArn) !== false
  const of = (applicationArn: string) => {
    if (!isThere(applicationArn)) throw new Error(`there is no application ${applicationArn}`)
    const set = made.get(applicationArn) ?? new Set<string>()
    made.set(applicationArn, set)
    return set
  }
  return {
    made,
    open,
    assign: (applicationArn, principal) =>
      fault('assignments.assign', () => {
        const set = of(applicationArn)
        const known: ReadonlyMap<string, unknown> = principal.type === 'USER' ? users : groups
        if (!known.has(principal.id)) throw new Error(`there is no ${shown(principal)}`)
        const isNew = !set.has(shown(principal))
        set.add(shown(principal))
        return isNew
      }),
    unassign: (applicationArn, principal) =>
      fault('assignments.unassign', () => {
        if (isThere(applicationArn)) of(applicationArn).delete(shown(principal))
      }),
    ofApplication: (applicationArn, cursor) =>
      fault('assignments.ofApplication', () => {
        const all = [...of(applicationArn)]
        const { rows, next } = pageOf(all, { cursor, most: ROWS_PER_PAGE })
        return { principals: rows.map(read), ...next }
      }),
    ofUser: (applicationArn, userId) =>
      fault('assignments.ofUser', () => {
        if (!users.has(userId) || !isThere(applicationArn)) return []
        const own = [{ type: 'USER', id: userId } as const]
        const theirs = [...groups].filter(([, { members }]) => members.has(userId))
        const ofGroups = theirs.map(([id]) => ({ type: 'GROUP', id }) as const)
        return [...own, ...ofGroups].filter((one) => of(applicationArn).has(shown(one)))
      }),
    isRequired: (applicationArn) =>
      fault('assignments.isRequired', () => {
        of(applicationArn)
        return !open.has(applicationArn)
      }),
  }
}

function read(text: string): Principal {
  const [type, id = ''] = text.split(' ')
  return { type: type === 'USER' ? 'USER' : 'GROUP', id }
}

export function memoryQuotas(
  limits: Map<QuotaCode, number>,
  { fault = noFault }: { readonly fault?: Fault } = {},
): Quotas {
  const codes: readonly string[] = Object.values(sageMakerQuotas).map(({ code }) => code)
  return {
    limit: (code) =>
      fault('quotas.limit', () => {
        if (!codes.includes(code)) throw new Error(`there is no quota ${code}`)
        return limits.get(code) ?? 1_000
      }),
  }
}

export type SignInNote = SignInWrite | QuotaWrite

export function isSignIn(write: Write): write is SignInNote {
  return /^(name|quota) |^group (un)?assigned$/.test(write.kind)
}

const nameOf = ({ domainId, name }: { readonly domainId: string; readonly name: string }) =>
  `${domainId} ${name}`

export function nameOwnerIn(tables: MemoryTables, name: Parameters<typeof nameOf>[0]) {
  return structuredClone(tables.names.get(nameOf(name)))
}

/** Throws what a condition says before anything is written. */
export function requireName(tables: MemoryTables, write: Write): void {
  if (write.kind !== 'name taken' && write.kind !== 'name freed') return
  const owner = tables.names.get(nameOf(write))
  if (owner !== undefined && owner.userId !== write.userId)
    throw new NameChanged(`another user has the user name of ${write.userId} reserved`)
}

export function noteSignIn(tables: MemoryTables, write: SignInNote): void {
  switch (write.kind) {
    case 'name taken': {
      const { userId, profileName } = write
      tables.names.set(nameOf(write), { userId, profileName })
      return
    }
    case 'name freed':
      tables.names.delete(nameOf(write))
      return
    case 'group assigned':
      tables.assigned.set(assignedKey(write.domainId, write.groupId), write.own)
      return
    case 'group unassigned':
      tables.assigned.delete(assignedKey(write.domainId, write.groupId))
      return
    case 'quota counted': {
      const { limit, used, at: askedAt } = write
      noteQuota(tables, write.code, { limit, used, askedAt })
      return
    }
    case 'quota full':
      noteQuota(tables, write.code, { full: { since: write.at, limit: write.limit } })
      return
    case 'quota has room': {
      const { full: _, ...note } = tables.quotas.get(write.code) ?? {}
      if (Object.keys(note).length > 0) tables.quotas.set(write.code, note)
      else tables.quotas.delete(write.code)
    }
  }
}

function noteQuota({ quotas }: MemoryTables, code: QuotaCode, note: QuotaNote): void {
  quotas.set(code, { ...quotas.get(code), ...note })
}

/** The domains of a map as they should be, for Studio in memory. */
export function domainsOf(map: AccessMap): ReadonlyMap<string, Domain> {
  return new Map(
    map.domains.map(({ id, name, mode }): [string, Domain] => [
      id,
      {
        mode,
        defaultRoleArn: inertRoleArn(map, name),
        homeFileSystemId: 'fs-0123456789abcdef0',
        ...(mode === 'sso' && { applicationArn: applicationArnOf(id) }),
      },
    ]),
  )
}

export function applicationArnOf(domainId: string): string {
  return `arn:aws:sso::111111111111:application/ssoins-1111222233334444/apl-${domainId}`
}
