/** A cut that cannot be made keeps no other one from being made. */
import { expect, test } from 'vitest'
import { StillPending, Throttled } from '../../../core/errors.ts'
import type { Studio } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'
import { cutAccess } from '../../../functions/reconcile-user/apply-step/cut-access.ts'
import { applicationArnOf } from '../../support/memory-sign-in.ts'
import { testStart } from '../../support/test-world.ts'
import { drive } from './drive-leave.ts'
import { domainId, openLeave, userId } from './leave-world.ts'

const applicationArn = applicationArnOf(domainId)
const inert = 'arn:aws:iam::111122223333:role/rollcall/persona/rollcall-inert-research'

/** A profile of an SSO-mode domain with an app, about to be suspended while `failing` fails. */
async function suspend(failing: string, error: Error) {
  const world = openLeave({ home: 'keep', spaces: 'discard' }, async (call, run) => {
    if (call === failing) throw error
    return run()
  })
  const { assignments, studio, ledger, clock, directory, log } = world.ports
  assignments.made.set(applicationArn, new Set([`USER ${userId}`]))
  const describeDomain: Studio['describeDomain'] = async () => ({
    ...{ mode: 'sso', defaultRoleArn: inert, applicationArn },
  })
  const ports = {
    assignments,
    ledger,
    clock,
    directory,
    log,
    studio: { ...studio, describeDomain },
  }
  const [profile] = studio.profilesByArn.values()
  const granted = world.grant()
  if (!profile || !granted) throw new Error('the leaver has nothing')
  const grant = { ...granted, state: 'suspended', roleArn: inert, assigned: 'USER' } as const
  const step: Step = { kind: 'suspend', grant }
  const outcome = await cutAccess(ports, step, profile).then(
    () => 'done',
    (thrown: unknown) => thrown,
  )
  const { apps } = await world.studio
    .apps({ domainId, spaceName: 'lab' })
    .catch(() => ({ apps: [] }))
  return {
    outcome,
    'assignments.unassign': assignments.made.get(applicationArn)?.size === 0,
    'studio.tagProfile': profile.tags['rollcall:suspended'] === 'true',
    'studio.setRole': profile.roleArn === inert,
    'studio.deleteApp': apps.every(({ status }) => status === 'Deleting'),
  }
}

test('all are made when nothing fails', async () => {
  expect(await suspend('nothing', new Error())).toEqual({
    outcome: 'done',
    'assignments.unassign': true,
    'studio.tagProfile': true,
    'studio.setRole': true,
    'studio.deleteApp': true,
  })
})

test.each([
  'assignments.unassign',
  'studio.tagProfile',
  'studio.setRole',
  'studio.deleteApp',
] as const)('when %s fails the others are made, and the failure is told', async (call) => {
  const error = new Error(`${call} was refused`)
  const { outcome, ...made } = await suspend(call, error)
  expect(outcome).toBe(error)
  const others = Object.entries(made).filter(([name]) => name !== call)
  expect(others.every(([, isMade]) => isMade)).toBe(true)
  expect(made[call]).toBe(false)
})

test('a profile that is being changed is tagged, and its apps are stopped', async () => {
  const { outcome, ...made } = await suspend('studio.setRole', new StillPending('Updating'))
  expect(outcome).toBeInstanceOf(StillPending)
  expect(made).toMatchObject({ 'studio.tagProfile': true, 'studio.deleteApp': true })
})

test('of two failures the one is told that a retry may cure', async () => {
  const world = openLeave({ home: 'keep', spaces: 'discard' }, async (call, run) => {
    if (call === 'studio.tagProfile') throw new Error('AccessDenied')
    if (call === 'studio.setRole') throw new Throttled('Rate exceeded')
    return run()
  })
  const [profile] = world.studio.profilesByArn.values()
  const grant = world.grant()
  if (!profile || !grant) throw new Error('the leaver has nothing')
  const cut = cutAccess(world.ports, { kind: 'suspend', grant }, profile)
  await expect(cut).rejects.toBeInstanceOf(Throttled)
})

test('when a cut fails the Deny list is asked for all the same', async () => {
  const world = openLeave({ home: 'keep', spaces: 'discard' }, async (call, run) => {
    if (call === 'studio.setRole') throw new Error('AccessDenied')
    return run()
  })
  await drive(world, () => world.now.time > testStart + 60_000)
  const [key] = [...world.tables.leases.keys()].filter((one) => one.startsWith('role#'))
  expect(key).toMatch(/rollcall-fraud-data-scientist$/)
})
