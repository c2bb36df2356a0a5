/** `{"prefix": "a"}` and `{"prefix": {"equals-ignore-case": "a"}}`: strings that begin so. */
import { ignoringCase, type Operator, requireText } from './value-test.ts'
import { withoutCase } from './without-case.ts'

export const prefix: Operator = (argument, place) => {
  const caseless = ignoringCase(argument, 'prefix', place)
  if (caseless !== undefined) return withoutCase(caseless, 'start')
  const start = requireText(argument, 'prefix', place)
  return (value) => typeof value === 'string' && value.startsWith(start)
}
