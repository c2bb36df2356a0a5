/** Where the pictures of the scenes lie. */
import { readFileSync } from 'node:fs'
import { drawPicture } from './draw/draw.ts'
import type { Picture } from './draw/picture.ts'

export function fileOf(name: string): string {
  return `docs/life-cycle/${name}.svg`
}

/** The picture that a scene draws, and the one that is committed: `npm run generate` writes it. */
export function bothPictures(name: string, picture: Picture) {
  return { drawn: drawPicture(picture), committed: readFileSync(fileOf(name), 'utf8') }
}
