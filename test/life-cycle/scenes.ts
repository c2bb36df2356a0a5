/** The scenes that docs/life-cycle.md shows, by the name of their picture. */
import type { Picture } from './draw/picture.ts'
import { playFreeze } from './scenes/freeze.ts'
import { playHeldRemoval } from './scenes/held-removal.ts'
import { playLeaver } from './scenes/leaver.ts'
import { playMover } from './scenes/mover.ts'
import { playRestore } from './scenes/restore.ts'
import { playReturner } from './scenes/returner.ts'
import { playReusedName } from './scenes/reused-name.ts'

interface Played {
  picture(): Picture
  close(): Promise<void>
}

export const scenes: Readonly<Record<string, () => Promise<Played>>> = {
  leaver: playLeaver,
  returner: playReturner,
  mover: playMover,
  'reused-name': playReusedName,
  'held-removal': playHeldRemoval,
  restore: playRestore,
  freeze: playFreeze,
}
