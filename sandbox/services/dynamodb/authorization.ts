/** What DynamoDB's actions need: each table or index that a request touches, by its own action. */
import { type AccessNeed, requestTags, tagsOf } from '../../iam/access-need.ts'
import type { Context } from '../../iam/evaluate/request.ts'
import type { Authorize, Call } from '../service.ts'

type Members = Readonly<Record<string, unknown>>

/** Member of a transaction's item to the action it needs (DynamoDB developer guide, IAM). */
const transactions: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
}

export const authorize: Authorize = (action, input, call) => {
  switch (action) {
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', resource: '*' }]
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return distinct(transactionNeeds(action, input, call))
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(Object(input.RequestItems)).map((table) =>
        need(action, tableArn(table, call), contextOf(input)),
      )
    case 'ListTagsOfResource':
    case 'TagResource':
    case 'UntagResource':
      return [need(action, String(input.ResourceArn), tagContext(input))]
    default:
      return [need(action, targetOf(input, call), { ...contextOf(input), ...tagContext(input) })]
  }
}

function transactionNeeds(action: string, input: Members, call: Call): AccessNeed[] {
  const items = Array.isArray(input.TransactItems) ? input.TransactItems : []
  const context = { ...contextOf(input), 'dynamodb:EnclosingOperation': action }
  return items.flatMap((item) =>
    Object.entries(Object(item)).flatMap(([member, one]) => {
      const needed = transactions[member]
      return needed ? [need(needed, tableArn(Object(one).TableName, call), context)] : []
    }),
  )
}

/** A query or scan of an index is judged on the index. */
function targetOf({ TableName, IndexName }: Members, call: Call): string {
  const table = tableArn(TableName, call)
  return IndexName === undefined ? table : `${table}/index/${IndexName}`
}

function tableArn(name: unknown, { region, accountId }: Call): string {
  const text = String(name)
  return text.startsWith('arn:') ? text : `arn:aws:dynamodb:${region}:${accountId}:table/${text}`
}

function contextOf(input: Members): Context {
  const names = ['ReturnConsumedCapacity', 'ReturnValues', 'Select']
  const rows = names.flatMap((name) =>
    typeof input[name] === 'string' ? [[`dynamodb:${name}`, String(input[name])]] : [],
  )
  return Object.fromEntries(rows)
}

function tagContext({ Tags, TagKeys }: Members): Context {
  if (Array.isArray(TagKeys)) return { 'aws:TagKeys': TagKeys.map(String) }
  return requestTags(tagsOf(Tags))
}

function need(action: string, resource: string, context: Context): AccessNeed {
  return { action: `dynamodb:${action}`, resource, context }
}

/** Many items of one table need one permission. */
function distinct(needs: readonly AccessNeed[]): AccessNeed[] {
  return [...new Map(needs.map((one) => [`${one.action} ${one.resource}`, one])).values()]
}
