/** `{"prefix": "a"}` and `{"prefix": {"equals-ignore-case": "a"}}`: strings that begin so. */
import { ignoringCase, type Operator, requireText } from './value-test.ts'

export const prefix: Operator = (argument, place) => {
  const folded = ignoringCase(argument, 'prefix', place)?.toLowerCase()
  if (folded !== undefined)
    return (value) => typeof value === 'string' && value.toLowerCase().startsWith(folded)
  const start = requireText(argument, 'prefix', place)
  return (value) => typeof value === 'string' && value.startsWith(start)
}
