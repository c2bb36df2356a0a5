/** `{"suffix": "a"}` and `{"suffix": {"equals-ignore-case": "a"}}`: strings that end so. */
import { ignoringCase, type Operator, requireText } from './value-test.ts'
import { withoutCase } from './without-case.ts'

export const suffix: Operator = (argument, place) => {
  const caseless = ignoringCase(argument, 'suffix', place)
  if (caseless !== undefined) return withoutCase(caseless, 'end')
  const end = requireText(argument, 'suffix', place)
  return (value) => typeof value === 'string' && value.endsWith(end)
}
