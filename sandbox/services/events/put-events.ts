/**
 * PutEvents. Entries are judged one by one; a whole request is refused when it has none, more than
 * 10, or 1 MB or more in all (user guide, eb-putevents). An entry for a bus that does not exist is
 * accepted and dropped, as documented.
 */
import { busArn, readBusArn } from '../../events/arns.ts'
import { putEvent } from '../../events/put-event.ts'
import { eventsState } from '../../events/state.ts'
import { type Action, AwsError, type Call } from '../service.ts'

interface PutEventsEntry {
  readonly Source?: string
  readonly DetailType?: string
  readonly Detail?: string
  readonly Resources?: readonly string[]
  /** Name or ARN. Default `default`. */
  readonly EventBusName?: string
  /** Seconds since 1970. */
  readonly Time?: number
}

interface PutEventsRequest {
  readonly Entries?: readonly PutEventsEntry[]
}

const mostEntries = 10
const mostBytes = 1_048_576

export const action: Action = async ({ Entries = [] }: PutEventsRequest, call) => {
  if (Entries.length === 0 || Entries.length > mostEntries)
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: ` +
        `Member must have length between 1 and ${mostEntries}, inclusive`,
    )
  if (Entries.reduce((sum, entry) => sum + entrySize(entry), 0) >= mostBytes)
    throw new AwsError(
      'ValidationException',
      `Total size of the entries in the request is over the limit of ${mostBytes} bytes.`,
    )
  const answers = []
  for (const entry of Entries) answers.push(await putEntry(entry, call))
  return {
    FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length,
    Entries: answers,
  }
}

type Answer =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string }

async function putEntry(entry: PutEventsEntry, call: Call): Promise<Answer> {
  const { Source = '', DetailType = '', Detail = '' } = entry
  const refused = refusal(entry)
  if (refused) return refused
  const { world, accountId, region } = call
  const time = entry.Time === undefined ? world.clock.now() : entry.Time * 1000
  const target = entry.EventBusName ?? 'default'
  const arn = target.startsWith('arn:') ? target : busArn({ accountId, region, name: target })
  const known = eventsState.of(world).buses.has(arn)
  const id = world.random.uuid()
  if (!known && readBusArn(arn, 'EventBusName').name !== 'default') return { EventId: id }
  await putEvent(world, {
    busArn: arn,
    event: {
      version: '0',
      id,
      'detail-type': DetailType,
      source: Source,
      account: accountId,
      time: new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      region,
      resources: entry.Resources ?? [],
      detail: JSON.parse(Detail),
    },
  })
  return { EventId: id }
}

function refusal({ Source, DetailType, Detail }: PutEventsEntry): Answer | undefined {
  if (!Source)
    return invalid('Parameter Source is not valid. Reason: Source is a required argument.')
  if (!DetailType)
    return invalid('Parameter DetailType is not valid. Reason: DetailType is a required argument.')
  if (!Detail)
    return invalid('Parameter Detail is not valid. Reason: Detail is a required argument.')
  if (Source.startsWith('aws.'))
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    }
  return isJsonObject(Detail)
    ? undefined
    : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
}

function invalid(ErrorMessage: string): Answer {
  return { ErrorCode: 'InvalidArgument', ErrorMessage }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** As documented: 14 bytes for a time, and the bytes of all texts. */
function entrySize({
  Time,
  Source = '',
  DetailType = '',
  Detail = '',
  Resources = [],
}: PutEventsEntry) {
  return [Source, DetailType, Detail, ...Resources].reduce(
    (sum, text) => sum + Buffer.byteLength(text),
    Time === undefined ? 0 : 14,
  )
}
