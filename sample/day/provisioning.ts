/** Before work: the identity provider pushes the company's groups and people. */
import { groups } from '../company.ts'
import type { Scene } from '../moments.ts'
import { everybody } from '../people.ts'

export const provisioning: Scene = {
  title: 'The identity provider pushes groups and people',
  moments: [{ kind: 'provisioned', groups: Object.values(groups), people: everybody }],
}
