/** Policy documents of requests: read, checked, and measured against IAM's quotas. */
import { validatePolicy } from '../../iam/validate/validate-policy.ts'
import { limitExceeded, malformedPolicyDocument } from './errors.ts'

/** Characters without white space (IAM and STS quotas). */
const mostOfPolicy = 6_144
const mostOfRole = 10_240

/**
 * Throws `MalformedPolicyDocument` for what IAM does not understand in a role's or a managed
 * policy.
 */
export function requireDocument(text: string): void {
  const document = parsed(text)
  const [problem] = validatePolicy(document, 'identity')
  if (problem) throw malformedPolicyDocument(`${problem.path} ${problem.message}`)
  requireStatementIds([Object(document).Statement].flat())
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw malformedPolicyDocument(`This policy contains invalid Json: ${reason}`)
  }
}

/** Letters and digits, each once in a document (IAM User Guide, reference of Sid). */
function requireStatementIds(statements: readonly unknown[]): void {
  const ids = statements.map((statement) => Object(statement).Sid).filter((id) => id !== undefined)
  const strange = ids.find((id) => !/^[A-Za-z0-9]*$/.test(String(id)))
  if (strange !== undefined) {
    throw malformedPolicyDocument(`Statement IDs (SID) must be alpha-numeric: ${strange}`)
  }
  if (new Set(ids).size < ids.length) {
    throw malformedPolicyDocument('Statement IDs (SID) in a single policy must be unique.')
  }
}

/** Throws `LimitExceeded` for a managed policy that is too large. */
export function requirePolicySize(text: string): void {
  if (sizeOf(text) <= mostOfPolicy) return
  throw limitExceeded(`Cannot exceed quota for PolicySize: ${mostOfPolicy}`)
}

/** Throws `LimitExceeded` when the inline policies of a role are too large together. */
export function requireRoleSize(roleName: string, texts: Iterable<string>): void {
  let size = 0
  for (const text of texts) size += sizeOf(text)
  if (size <= mostOfRole) return
  throw limitExceeded(`Maximum policy size of ${mostOfRole} bytes exceeded for role ${roleName}`)
}

function sizeOf(text: string): number {
  return text.replace(/\s/g, '').length
}
