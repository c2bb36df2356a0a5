/** A user gets a new name: nothing of theirs hangs on it. */
import type { Scene } from '../moments.ts'

export const renamedUser: Scene = {
  title: 'A user is renamed',
  moments: [{ kind: 'user renamed', person: 'leila', userName: 'leila.berg@example.com' }],
}
