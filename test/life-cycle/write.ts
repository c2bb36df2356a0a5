/** Plays the scenes and writes docs/life-cycle/*.svg: part of `npm run generate`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { drawPicture } from './draw/draw.ts'
import { drawStates } from './draw/states.ts'
import { fileOf } from './pictures.ts'
import { scenes } from './scenes.ts'

mkdirSync('docs/life-cycle', { recursive: true })
writeFileSync(fileOf('states'), drawStates())
const [only] = process.argv.slice(2)
for (const [name, play] of Object.entries(scenes)) {
  if (only !== undefined && only !== name) continue
  const played = await play()
  writeFileSync(fileOf(name), drawPicture(played.picture()))
  await played.close()
}
