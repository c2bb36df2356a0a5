/** Asks for service quotas before they are met: once an hour, with what is used of each. */

import type { Counted } from '../../../core/ports/studio.ts'
import type { QuotaNote, Write } from '../../../core/ports.ts'
import { type QuotaOf, sageMakerQuotas } from '../../../core/quota/codes.ts'
import { nearlyFull } from '../../../core/quota/room.ts'
import { goTo, heldBy, type RunState, type Work, withFinding } from './run-state.ts'

/** Every fourth of the scheduled runs, however long they take. */
const ASK_AFTER_MS = 55 * 60_000

const quotas: readonly QuotaOf[] = ['profiles', 'domains', 'spaces', 'apps']

/** Whatever is noted stays a finding in the runs between. */
export async function countQuotas(work: Work, run: RunState): Promise<RunState> {
  let told = run
  for (const of of quotas) {
    const noted = work.seen.quotas.get(sageMakerQuotas[of].code)
    const isFresh = work.ports.clock.now() - (noted?.askedAt ?? 0) < ASK_AFTER_MS
    const note = isFresh ? noted : await count(work, run, { of, noted })
    const finding = nearlyFull(of, note)
    if (finding !== undefined) told = withFinding(told, finding)
  }
  return goTo(told, 'finish')
}

async function count(
  work: Work,
  run: RunState,
  { of, noted }: { readonly of: QuotaOf; readonly noted: QuotaNote | undefined },
): Promise<QuotaNote> {
  const { clock, ledger, quotas: service } = work.ports
  const { code } = sageMakerQuotas[of]
  const limit = await service.limit(code)
  const used = await countAll(work, of)
  const at = clock.now()
  const writes: Write[] = [{ kind: 'quota counted', code, limit, used, at }]
  if (noted?.full && used < limit) writes.push({ kind: 'quota has room', code })
  await ledger.write(heldBy(run), writes, at)
  const note = { limit, used, askedAt: at }
  work.seen.quotas.set(code, note)
  return note
}

async function countAll({ ports, keep }: Work, what: Counted): Promise<number> {
  let all = 0
  let cursor: string | undefined
  do {
    await keep()
    const page = await ports.studio.count(what, cursor)
    all += page.count
    cursor = page.cursor
  } while (cursor)
  return all
}
