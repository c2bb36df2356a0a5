/** A group that the map names gets another name, and its old one back. */
import { groups } from '../company.ts'
import type { Moment, Scene } from '../moments.ts'

const newName = 'GPU Users'

/** SCIM's events do not say that a group was renamed: the full reconciliation finds it. */
const nextLook: Moment = {
  kind: 'time passed',
  minutes: 16,
  until: 'everybody has been compared again',
}

export const renamedGroup: Scene = {
  title: 'A group is renamed',
  moments: [
    { kind: 'group renamed', group: groups.visionCompute, to: newName },
    nextLook,
    { kind: 'group renamed', group: newName, to: groups.visionCompute },
    nextLook,
  ],
}
