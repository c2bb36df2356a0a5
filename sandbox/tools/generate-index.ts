/**
 * Writes `sandbox/index.generated.ts` and the tables of `sandbox/README.md` anew:
 * `node sandbox/tools/generate-index.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexText } from './index-text.ts'
import { withTables } from './readme-tables.ts'

const sandboxFolder = join(import.meta.dirname, '..')
writeFileSync(join(sandboxFolder, 'index.generated.ts'), indexText(sandboxFolder))

// Read after it was written, so that the tables tell what is there now.
const { services, resourceTypes } = await import('../index.generated.ts')
const { FIELDS } = await import('../machines/check-fields.ts')
const { RESOURCES } = await import('../machines/check.ts')
const readme = join(sandboxFolder, 'README.md')
const features = { services, resourceTypes, states: FIELDS, tasks: RESOURCES }
writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), features))
