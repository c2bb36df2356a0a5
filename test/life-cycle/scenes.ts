/** The scenes that docs/life-cycle.md shows, by the name of their picture. */
import type { Picture } from './draw/picture.ts'
import { playHeldRemoval } from './scenes/held-removal.ts'
import { playLeaver } from './scenes/leaver.ts'
import { playMover } from './scenes/mover.ts'

interface Played {
  picture(): Picture
  close(): Promise<void>
}

export const scenes: Readonly<Record<string, () => Promise<Played>>> = {
  leaver: playLeaver,
  mover: playMover,
  'held-removal': playHeldRemoval,
}
