/** Ids of the identity store, in both their forms and inside ARNs. */
import type { ReconcileRequest } from '../words.ts'

type Kind = ReconcileRequest['kind']

/** UUIDs, with ten hexadecimal digits in front in older stores (pattern of the API's model). */
const ID = /^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/
/** `arn:aws:identitystore:::user/<id>`. */
const ARN = /^arn:[\w-]+:identitystore:[^:]*:[^:]*:(user|group|membership)\/([^/]+)$/

/** The id that a plain id or an ARN of that kind names; undefined when it is neither. */
export function idOf(kind: Kind, text: string): string | undefined {
  if (ID.test(text)) return text
  const named = arnOf(text)
  return named?.kind === kind ? named.id : undefined
}

/** What an ARN of the identity store names; undefined for other ARNs. */
export function arnOf(text: string): { readonly kind: Kind; readonly id: string } | undefined {
  const [, kind, id] = ARN.exec(text) ?? []
  if (id === undefined || !ID.test(id)) return undefined
  return kind === 'user' || kind === 'group' || kind === 'membership' ? { kind, id } : undefined
}

export function request(kind: Kind, id: string): ReconcileRequest {
  switch (kind) {
    case 'user':
      return { kind, userId: id }
    case 'group':
      return { kind, groupId: id }
    case 'membership':
      return { kind, membershipId: id }
  }
}
