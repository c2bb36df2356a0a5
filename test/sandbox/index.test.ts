/** The generated index holds what the folders hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resourceTypes, services } from '../../sandbox/index.generated.ts'
import { indexText } from '../../sandbox/tools/index-text.ts'

const folder = join(import.meta.dirname, '../../sandbox')

describe('the index of services and resource types', () => {
  it('is what `npm run generate` writes today', () => {
    expect(readFileSync(join(folder, 'index.generated.ts'), 'utf8')).toBe(indexText(folder))
  })

  it('names each service, target and resource type once', () => {
    const names = services.map((service) => service.definition.name)
    const types = resourceTypes.map((resource) => resource.type)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(types).size).toBe(types.length)
  })
})
