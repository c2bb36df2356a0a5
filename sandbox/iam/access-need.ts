/** What a call needs: one IAM action on one resource, with the keys that policies may ask for. */
import type { Context } from './evaluate/request.ts'

export interface AccessNeed {
  /** `<service>:<Action>`. */
  readonly action: string
  /** ARN, or `*` for actions that know no resource. */
  readonly resource: string
  /** Keys that this request brings, beside those that every request has. */
  readonly context?: Context
}

/** `aws:RequestTag/<key>` for each tag, and `aws:TagKeys`. */
export function requestTags(tags: Readonly<Record<string, string>>): Context {
  const keys = Object.keys(tags)
  if (keys.length === 0) return {}
  const each = keys.map((key) => [`aws:RequestTag/${key}`, tags[key] ?? ''])
  return { ...Object.fromEntries(each), 'aws:TagKeys': keys }
}

/** `<prefix>/<key>` for each tag of the resource. */
export function resourceTags(
  tags: Readonly<Record<string, string>>,
  prefixes: readonly string[] = ['aws:ResourceTag'],
): Context {
  const rows = prefixes.flatMap((prefix) =>
    Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]),
  )
  return Object.fromEntries(rows)
}

/** Tags by key out of a list of `Key` and `Value`, whatever else stands in it. */
export function tagsOf(list: unknown): Record<string, string> {
  const tags = Array.isArray(list) ? list : []
  return Object.fromEntries(tags.map((tag) => [String(Object(tag).Key), String(Object(tag).Value)]))
}
