/** What EventBridge's actions need: the buses that events are put on, or the rule or bus named. */
import { busArn, ruleArn } from '../../events/arns.ts'
import type { AccessNeed } from '../../iam/access-need.ts'
import type { Authorize, Call } from '../service.ts'

type Members = Readonly<Record<string, unknown>>

const onNothing = ['ListEventBuses', 'ListRules', 'TestEventPattern']

export const authorize: Authorize = (action, input, call) => {
  if (action === 'PutEvents') return entriesOf(input).map((entry) => putNeed(entry, call))
  const needed = `events:${action}`
  if (onNothing.includes(action)) return [{ action: needed, resource: '*' }]
  if (action === 'DescribeEventBus') return [{ action: needed, resource: bus(input.Name, call) }]
  const name = String(input.Name ?? input.Rule)
  const onBus = { ...call, name: String(input.EventBusName ?? 'default').replace(/^.*\//, '') }
  return [{ action: needed, resource: ruleArn(onBus, name) }]
}

function entriesOf({ Entries }: Members): Members[] {
  return Array.isArray(Entries) ? Entries.map((entry) => Object(entry)) : []
}

function putNeed({ EventBusName, Source, DetailType }: Members, call: Call): AccessNeed {
  return {
    action: 'events:PutEvents',
    resource: bus(EventBusName, call),
    context: {
      ...(typeof Source === 'string' && { 'events:source': [Source] }),
      ...(typeof DetailType === 'string' && { 'events:detail-type': [DetailType] }),
    },
  }
}

function bus(nameOrArn: unknown, { accountId, region }: Call): string {
  const text = String(nameOrArn ?? 'default')
  return text.startsWith('arn:') ? text : busArn({ accountId, region, name: text })
}
