/** `{"equals-ignore-case": "a"}`: strings equal but for upper and lower case. */
import { type Operator, requireText } from './value-test.ts'
import { withoutCase } from './without-case.ts'

export const equalsIgnoreCase: Operator = (argument, place) => {
  return withoutCase(requireText(argument, 'equals-ignore-case', place), 'whole')
}
