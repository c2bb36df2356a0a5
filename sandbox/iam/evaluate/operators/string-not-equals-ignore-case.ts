/** StringNotEqualsIgnoreCase: another text whatever the letter case, or none. */
import { negated } from '../operator.ts'
import { stringEqualsIgnoreCase } from './string-equals-ignore-case.ts'

export const stringNotEqualsIgnoreCase = negated(
  'StringNotEqualsIgnoreCase',
  stringEqualsIgnoreCase,
)
