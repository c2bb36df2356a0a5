/** The page that says how far to believe the sandbox says it of all that the sandbox does. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { services } from '../../../sandbox/index.generated.ts'
import { fidelityPage } from './page.ts'
import { saidIn } from './sentences.ts'

const page = readFileSync('docs/fidelity.md', 'utf8')

describe('docs/fidelity.md', () => {
  it('is as `npm run generate` writes it', () => {
    expect(page).toBe(fidelityPage())
  })

  it('names every operation that the sandbox emulates', () => {
    const operations = services.flatMap(({ definition, actions }) =>
      Object.keys(actions).map((action) => `| \`${definition.name}:${action}\` |`),
    )
    expect(operations.filter((row) => !page.includes(row))).toEqual([])
  })

  it('finds the file of every operation, so that no assumption of one is left out', () => {
    const files = services.flatMap(({ definition, actions }) =>
      Object.keys(actions).map((action) => {
        const file = action
          .replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-')
          .toLowerCase()
        return `sandbox/services/${definition.name}/${file}.ts`
      }),
    )
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })

  it('shows each sentence with the weakest ground that it names', () => {
    const said = saidIn('sandbox/services/sagemaker')
    const tags = said.filter(({ file }) => file.endsWith('tag-rules.ts'))
    expect(tags.map(({ ground }) => ground)).toEqual(['assumed'])
  })
})
