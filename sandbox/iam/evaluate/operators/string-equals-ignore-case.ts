/** StringEqualsIgnoreCase: the same text but for letter case. */
import { textOperator } from '../operator.ts'

export const stringEqualsIgnoreCase = textOperator('StringEqualsIgnoreCase', {
  wildcards: false,
  matches: (found, wanted) => found.toLowerCase() === wanted.text.toLowerCase(),
})
