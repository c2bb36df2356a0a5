/** StringEquals: the same text, letter case included. */
import { textOperator } from '../operator.ts'

export const stringEquals = textOperator('StringEquals', {
  wildcards: false,
  matches: (found, wanted) => found === wanted.text,
})
