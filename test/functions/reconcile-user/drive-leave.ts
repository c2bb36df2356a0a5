/** What the reconcile-user machine and the sweep do, in a few lines, until nothing is left. */
import { NotOurs } from '../../../core/errors.ts'
import { userKey } from '../../../core/lease/keys.ts'
import type { Instant, Step } from '../../../core/words.ts'
import { applyStep } from '../../../functions/reconcile-user/apply-step/handler.ts'
import { lookAtData } from '../../../functions/reconcile-user/look-at-data/handler.ts'
import { lookAtStep } from '../../../functions/reconcile-user/look-at-step/handler.ts'
import { planAccess } from '../../../functions/reconcile-user/plan-access/handler.ts'
import type { Planned } from '../../../functions/reconcile-user/plan-access/planned.ts'
import { releaseLease } from '../../../functions/reconcile-user/release-lease/handler.ts'
import { type LeaveWorld, userId } from './leave-world.ts'

/** A holder that is never heard of again: nothing that it did not do is done. */
export class HolderDied extends Error {
  override readonly name = 'HolderDied'
}

const MOST_EXECUTIONS = 300

/** Until the grant is deprovisioned, or `until` says that it is enough. */
export async function drive(world: LeaveWorld, until = () => false): Promise<void> {
  for (let execution = 0; execution < MOST_EXECUTIONS; execution++) {
    if (world.grant()?.state === 'deprovisioned' || until()) return
    if (!(await lookOnce(world))) return
  }
}

/** When the next look is due. Answers false when none is. */
export async function lookOnce(world: LeaveWorld): Promise<boolean> {
  const { now, tables, leases } = world
  const key = userKey(userId)
  const dueAt = tables.leases.get(key)?.dueAt
  if (dueAt === undefined) return false
  now.time = Math.max(now.time + 1_000, dueAt)
  const answer = await leases.take(key, now.time)
  if (answer.taken) await execute(world, answer.held.fence)
  return true
}

async function execute(world: LeaveWorld, fence: number): Promise<void> {
  const { ports } = world
  const plan = planAccess(ports)
  const give = releaseLease(ports)
  let readStudio = false
  try {
    for (;;) {
      const planned = json(await retried(world, () => plan({ userId, fence, readStudio })))
      const done = await makeChanges(world, planned, fence).catch(unlessNotOurs)
      readStudio = done === undefined
      if (!done) continue
      const { seen, reads, undone, lookAgainAt } = planned
      const looks = [...done.looks, ...(lookAgainAt === undefined ? [] : [lookAgainAt])]
      const released =
        done.released ??
        (await retried(world, () => give({ userId, fence, seen, reads, undone, lookAgain: looks })))
      if (!released.again) return
    }
  } catch (error) {
    if (!(error instanceof Error) || ['HolderDied', 'LeaseLost'].includes(error.name)) return
    await giveUp(world, () => give({ userId, fence, failed: true }))
  }
}

/** As the machine does: plan anew, and look at Studio for it. */
function unlessNotOurs(error: unknown): undefined {
  if (!(error instanceof NotOurs)) throw error
}

async function giveUp(world: LeaveWorld, run: () => Promise<unknown>): Promise<void> {
  try {
    await retried(world, run)
  } catch {
    // Nobody holds what was not given back once the lease has ended.
  }
}

async function makeChanges(world: LeaveWorld, planned: Planned, fence: number) {
  const { ports, now } = world
  const { steps, mapHash, seen, reads, undone, lookAgainAt } = planned
  const lookAgain = lookAgainAt === undefined ? [] : [lookAgainAt]
  const release = steps.length === 1 ? { seen, reads, undone, lookAgain } : null
  const looks: Instant[] = []
  for (const step of steps) {
    const input = { userId, fence, mapHash, step }
    await retried(world, () => applyStep(ports)(json(input)))
    now.time += 5_000
    const looked = await retried(world, () => lookOf(step)(ports)(json({ ...input, release })))
    if (looked.release) return { looks, released: looked.release }
    if (looked.lookAgainAt !== undefined) looks.push(looked.lookAgainAt)
  }
  return { looks, released: undefined }
}

/** As the machine chooses between its two functions. */
function lookOf({ kind }: Step) {
  return ['archive', 'deprovision', 'resume'].includes(kind) ? lookAtData : lookAtStep
}

/** As the machine's Retry: by the error's name. */
async function retried<Answer>({ now }: LeaveWorld, run: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const name = error instanceof Error ? error.name : ''
      const most = { StillPending: 60, Throttled: 6 }[name] ?? 0
      if (attempt > most) throw error
      now.time += name === 'StillPending' ? 5_000 : 1_000
    }
  }
}

function json<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}
