/** Writes answers of the query protocol as XML. */

/** One element; the name may carry attributes. `text` says that the content is text to escape. */
export function element(name: string, content: string, text = false): string {
  const [tag] = name.split(' ')
  return `<${name}>${text ? escaped(content) : content}</${tag}>`
}

/**
 * The members of an object as elements; lists hold `<member>`s, `Map`s `<entry>`s; dates are
 * ISO 8601.
 */
export function elements(value: object): string {
  return Object.entries(value)
    .map(([name, member]) => valueElement(name, member))
    .join('')
}

function valueElement(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return element(name, value.toISOString(), true)
  if (value instanceof Map) {
    const entries = [...value].map(([key, one]) =>
      element('entry', valueElement('key', key) + valueElement('value', one)),
    )
    return element(name, entries.join(''))
  }
  if (Array.isArray(value)) {
    return element(name, value.map((item) => valueElement('member', item)).join(''))
  }
  if (typeof value === 'object') return element(name, elements(value))
  return element(name, String(value), true)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}
