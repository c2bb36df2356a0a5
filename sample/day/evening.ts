/** Hours later: who was deleted from a team with a grace of eight hours has no profile left. */
import type { Scene } from '../moments.ts'

export const evening: Scene = {
  title: 'The evening',
  moments: [{ kind: 'time passed', minutes: 8 * 60 + 30, until: 'the evening' }],
}
