/** What all batch requests share: their limits, and answers entry by entry. */
import { AwsError } from '../service.ts'

export interface BatchEntry {
  readonly Id?: unknown
}

interface BatchAnswer {
  readonly Successful: object[]
  readonly Failed: Array<{
    readonly Id: string
    readonly SenderFault: boolean
    readonly Code: string
    readonly Message: string
  }>
}

const mostEntries = 10

/** Throws what fails a whole batch: no entry, too many, an Id missing, ill formed or twice. */
export function readEntries<Entry extends BatchEntry>(entries: unknown): Entry[] {
  if (!Array.isArray(entries) || entries.length === 0)
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.')
  if (entries.length > mostEntries)
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${mostEntries}. You have sent ${entries.length}.`,
    )
  const ids = entries.map(({ Id }: BatchEntry) => Id)
  const wrong = ids.find((id) => typeof id !== 'string' || !/^[\w-]{1,80}$/.test(id))
  if (wrong !== undefined || ids.includes(undefined))
    throw new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
        'It can be at most 80 letters long.',
    )
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`)
  return entries
}

/** Runs each entry on its own: one that fails does not stop the others. */
export function answerEach<Entry extends BatchEntry>(
  entries: readonly Entry[],
  run: (entry: Entry) => object,
): BatchAnswer {
  const answer: BatchAnswer = { Successful: [], Failed: [] }
  for (const entry of entries) {
    const Id = String(entry.Id)
    try {
      answer.Successful.push({ Id, ...run(entry) })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      const { code: Code, message: Message, status } = error
      answer.Failed.push({ Id, SenderFault: status < 500, Code, Message })
    }
  }
  return answer
}
