/** docs/commands.md has every verb with every option, and no option that there is not. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const source = readFileSync('cli/main.ts', 'utf8')
const page = readFileSync('docs/commands.md', 'utf8')

/** By verb, the options that stand between its `.command(` and the next. */
const verbs = new Map(
  source
    .split(/\.command\('/)
    .slice(1)
    .map((text) => [/^\w+/.exec(text)?.[0] ?? '', optionsIn(text)] as const),
)
const common = ['--endpoint', '--aws', '--map', '--json']

function optionsIn(text: string): string[] {
  return [...text.matchAll(/\.option\(\s*'(--[\w-]+)/g)].map(([, option = '']) => option)
}

/** The text under a verb's heading. */
function sectionOf(verb: string): string {
  return new RegExp(`^## ${verb}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? ''
}

describe('the page of commands', () => {
  test('has the verbs that there are', () => {
    expect(verbs.size).toBeGreaterThan(5)
    for (const verb of verbs.keys()) expect(page).toContain(`[\`${verb}\`](#${verb})`)
  })

  test.each([...verbs])('has the options of %s, an example and its exit codes', (verb, options) => {
    const section = sectionOf(verb)
    expect(section).toContain('```')
    for (const option of options) expect(section).toContain(`\`${option}`)
  })

  test.each([...verbs])('names no option that %s has not', (verb, options) => {
    const named = [...sectionOf(verb).matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option)
    expect(named.filter((option) => option && !options.includes(option))).toEqual([])
  })

  test('has what every verb takes', () => {
    for (const option of common) expect(page).toMatch(new RegExp(`^\\| \`${option}`, 'm'))
  })
})
