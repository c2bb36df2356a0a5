/** Which group a line of the map means now: one that strayed gives nothing, and is a finding. */
import type { GroupEntry } from '../../../core/access-map/access-map.ts'
import type { Write } from '../../../core/ports.ts'
import { heldBy, type RunState, type Work } from './run-state.ts'

export interface Found {
  /** Undefined when there is none to read. */
  readonly groupId?: string
  readonly finding?: string
}

/** A line that pins an id goes by it alone; others by the group first found with their name. */
export async function findGroup(work: Work, run: RunState, entry: GroupEntry): Promise<Found> {
  const { group: name } = entry
  if (entry.groupId !== undefined) return { groupId: entry.groupId }
  const { directory } = work.ports
  const strayedId = work.seen.strayed.get(name)
  const pinnedId = work.seen.pins.get(name) ?? strayedId
  if (pinnedId === undefined) {
    const groupId = await directory.findGroup(name)
    if (groupId === undefined) return {}
    await pin(work, run, { name, groupId })
    return { groupId }
  }
  const nameNow = await directory.groupName(pinnedId)
  if (nameNow === name) {
    if (strayedId !== undefined) await comeBack(work, run, { name, groupId: strayedId })
    return { groupId: pinnedId }
  }
  const why = nameNow === undefined ? await whyGone(work, name) : `is called ${nameNow} now`
  if (strayedId === undefined) await stray(work, run, { name, groupId: pinnedId, why })
  const line = `line ${entry.line} of the map`
  return { finding: `group ${name} (${pinnedId}) ${why}: ${line} gives nothing until it says so` }
}

async function whyGone({ ports }: Work, name: string): Promise<string> {
  const again = await ports.directory.findGroup(name)
  return again === undefined ? 'is gone' : `is gone, and another of that name is ${again}`
}

interface Named {
  readonly name: string
  readonly groupId: string
}

/** Also a group that was first found under another name: now the map says this one. */
async function pin(work: Work, run: RunState, { name, groupId }: Named): Promise<void> {
  const seenAt = work.ports.clock.now()
  await write(work, run, { kind: 'group seen', groupId, displayName: name, seenAt })
  work.seen.pins.set(name, groupId)
  work.ports.log.info('group has been found', { groupId })
}

async function stray(work: Work, run: RunState, { name, groupId, why }: Named & { why: string }) {
  await write(work, run, { kind: 'group strayed', displayName: name, why })
  work.seen.pins.set(name, undefined)
  work.seen.strayed.set(name, groupId)
  work.seen.changedGroups.add(groupId)
  work.ports.log.info('group has strayed', { groupId, why })
}

async function comeBack(work: Work, run: RunState, { name, groupId }: Named): Promise<void> {
  await write(work, run, { kind: 'group returned', displayName: name })
  work.seen.pins.set(name, groupId)
  work.seen.strayed.delete(name)
  work.ports.log.info('group has come back', { groupId })
}

function write({ ports }: Work, run: RunState, what: Write): Promise<void> {
  return ports.ledger.write(heldBy(run), [what], ports.clock.now())
}
