/** DateNotEquals: another moment, or none. */
import { negated } from '../operator.ts'
import { dateEquals } from './date-equals.ts'

export const dateNotEquals = negated('DateNotEquals', dateEquals)
