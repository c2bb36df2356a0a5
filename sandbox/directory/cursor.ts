/** Page tokens: where a listing goes on, bound to the question it belongs to. */
import { createHash } from 'node:crypto'
import { invalid } from './errors.ts'

/**
 * A token for the page after `sequence` of the listing that `question` names. Its characters are
 * those both APIs allow (`[-a-zA-Z0-9+=/:_]`).
 */
export function cursorAfter(sequence: number, question: string): string {
  return Buffer.from(`${sequence}:${digest(question)}`).toString('base64url')
}

/**
 * The sequence a token goes on after; 0 without a token. Throws `ValidationException` for a token
 * that is not ours or belongs to another question.
 */
export function sequenceOf(token: string | undefined, question: string): number {
  if (token === undefined || token === '') return 0
  const parts = /^(\d+):([0-9a-f]{16})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))
  if (!parts || parts[2] !== digest(question))
    throw invalid('The pagination token is invalid, or the request changed between pages.')
  return Number(parts[1])
}

function digest(question: string): string {
  return createHash('sha256').update(question).digest('hex').slice(0, 16)
}
