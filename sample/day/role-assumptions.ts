/** Roles are assumed by a workload, through the portal, and by a token nobody signed. */
import { company } from '../company.ts'
import type { Scene } from '../moments.ts'

const { subject } = company.ci

export const roleAssumptions: Scene = {
  title: 'Role assumptions',
  moments: [
    { kind: 'Studio opened', person: 'sofia', team: 'vision' },
    { kind: 'workload signed in', subject },
    { kind: 'forged token refused', subject },
    { kind: 'portal opened', person: 'amara', permissionSet: 'BillingReader' },
  ],
}
