/** The sandbox's page names what there is, and what it names is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { controls } from '../../sandbox/controls/controls.ts'
import { resourceTypes, services } from '../../sandbox/index.generated.ts'
import { RESOURCES } from '../../sandbox/machines/check.ts'
import { FIELDS } from '../../sandbox/machines/check-fields.ts'
import { settledFunctions } from '../../sandbox/template/intrinsics.ts'

const page = readFileSync(join(import.meta.dirname, '../../sandbox/README.md'), 'utf8')

/** The rows of the table under that head, each cell as the names in its code marks. */
function tableUnder(head: string): string[][][] {
  const lines = page.split('\n')
  const start = lines.findIndex((line) => line.replace(/ +/g, ' ').startsWith(`| ${head} |`))
  expect(start, `a table headed "${head}"`).toBeGreaterThan(0)
  const rows = lines.slice(start + 2)
  return rows.slice(0, rows.indexOf('')).map((row) =>
    row
      .slice(1)
      .split('|')
      .slice(0, -1)
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
  )
}

describe('sandbox/README.md', () => {
  it('lists every resource type with the properties it understands, and no other', () => {
    const named = tableUnder('resource type').map(([type, honoured, without]) => [
      type?.[0],
      honoured,
      without,
    ])
    expect(named).toEqual(
      resourceTypes.map(({ type, honoured, withoutEffect }) => [
        type,
        [...honoured],
        Object.keys(withoutEffect),
      ]),
    )
  })

  it('lists every service with its actions, and no other', () => {
    const named = tableUnder('service').map(([name, , actions]) => [name?.[0], actions])
    expect(named).toEqual(
      services.map(({ definition, actions }) => [definition.name, Object.keys(actions)]),
    )
  })

  it('lists every state type with its fields, and no other', () => {
    const named = tableUnder('state').map(([type, fields]) => [type?.[0], fields])
    expect(named).toEqual(Object.entries(FIELDS).map(([type, fields]) => [type, [...fields]]))
  })

  it('lists every task resource with its arguments, and no other', () => {
    const named = tableUnder('task resource').map(([name, given]) => [name?.[0], given])
    expect(named).toEqual(Object.entries(RESOURCES).map(([name, given]) => [name, [...given]]))
  })

  it('lists every page of the sandbox itself, and no other', () => {
    const named = tableUnder('request').map(([request]) => request?.[0])
    expect(named).toEqual(Object.keys(controls))
  })

  it('names every intrinsic function', () => {
    const missing = settledFunctions.filter((name) => !page.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })
})
