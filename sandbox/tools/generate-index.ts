/** Writes `sandbox/index.generated.ts` anew: `node sandbox/tools/generate-index.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexText } from './index-text.ts'

const sandboxFolder = join(import.meta.dirname, '..')
writeFileSync(join(sandboxFolder, 'index.generated.ts'), indexText(sandboxFolder))
