/**
 * Texts compared without case as AWS's published matcher does (aws/event-ruler 1.8): each character
 * of the pattern stands for its lower and its upper form, so `ß` meets `SS`, and `SS` not `ß`.
 */

/** The whole value, its beginning or its end. */
type Part = 'whole' | 'start' | 'end'

export function withoutCase(text: string, part: Part): (value: unknown) => boolean {
  const forms = [...text].map(formsOf).join('')
  const start = part === 'end' ? '' : '^'
  const end = part === 'start' ? '' : '$'
  const expression = new RegExp(`${start}(?:${forms})${end}`, 's')
  return (value) => typeof value === 'string' && expression.test(value)
}

function formsOf(character: string): string {
  const forms = new Set([character, character.toLowerCase(), character.toUpperCase()])
  const escaped = [...forms].map((form) => form.replaceAll(/[$()*+./?[\\\]^{|}-]/g, '\\$&'))
  return escaped.length === 1 ? escaped.join('') : `(?:${escaped.join('|')})`
}
