/** One leaver is disabled, another deleted. */
import type { Scene } from '../moments.ts'

export const leavers: Scene = {
  title: 'Leavers',
  moments: [
    { kind: 'disabled', person: 'tomas', by: 'okta' },
    { kind: 'deleted', person: 'ines', by: 'entra' },
  ],
}
