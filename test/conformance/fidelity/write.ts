/** Writes docs/fidelity.md: part of `npm run generate`. */
import { writeFileSync } from 'node:fs'
import { fidelityPage } from './page.ts'

writeFileSync('docs/fidelity.md', fidelityPage())
