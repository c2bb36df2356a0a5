/** StringLike: a text with wildcards, letter case included. */
import { textOperator } from '../operator.ts'
import { matchesPattern } from '../pattern.ts'

export const stringLike = textOperator('StringLike', {
  wildcards: true,
  matches: (found, wanted) => matchesPattern(wanted.tokens, found),
})
