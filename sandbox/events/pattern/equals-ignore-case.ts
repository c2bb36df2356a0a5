/** `{"equals-ignore-case": "a"}`: strings equal but for upper and lower case. */
import { type Operator, requireText } from './value-test.ts'

export const equalsIgnoreCase: Operator = (argument, place) => {
  const folded = requireText(argument, 'equals-ignore-case', place).toLowerCase()
  return (value) => typeof value === 'string' && value.toLowerCase() === folded
}
