/** Checks policy variables. */
import { readVariable } from '../evaluate/pattern.ts'
import { typeOfKey } from './names.ts'
import { reasonNotSupplied } from './supplied-keys.ts'

const special = ['*', '?', '$']

/** What is wrong with the variables of a text; undefined when nothing is. */
export function variableProblem(text: string): string | undefined {
  if (/\$\{[^}]*$/.test(text)) return `"${text}" has a variable that does not end`
  for (const [written, inside = ''] of text.matchAll(/\$\{([^}]*)\}/g)) {
    if (special.includes(inside)) continue
    const { key } = readVariable(inside)
    const type = typeOfKey(key)
    if (type === undefined) return `"${written}" names no condition key that IAM knows`
    if (type.startsWith('ArrayOf')) return `"${written}": a multivalued key cannot be a variable`
    const reason = reasonNotSupplied(key)
    if (reason) return `"${written}" has no value in the sandbox: ${reason}`
  }
  return undefined
}

export function hasVariable(text: string): boolean {
  return text.includes('${')
}
