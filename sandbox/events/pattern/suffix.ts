/** `{"suffix": "a"}` and `{"suffix": {"equals-ignore-case": "a"}}`: strings that end so. */
import { ignoringCase, type Operator, requireText } from './value-test.ts'

export const suffix: Operator = (argument, place) => {
  const folded = ignoringCase(argument, 'suffix', place)?.toLowerCase()
  if (folded !== undefined)
    return (value) => typeof value === 'string' && value.toLowerCase().endsWith(folded)
  const end = requireText(argument, 'suffix', place)
  return (value) => typeof value === 'string' && value.endsWith(end)
}
