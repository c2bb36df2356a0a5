/** What the sandbox's own services leave in CloudTrail while Rollcall works, and that it rests. */
import { afterEach, expect, test } from 'vitest'
import { people } from '../../sample/company.ts'
import { trailRecords } from '../../sandbox/cloudtrail/trail.ts'
import { openRollcall, type Rollcall } from '../support/rollcall.ts'

let world: Rollcall | undefined

afterEach(() => world?.close())

test('functions and machines assume their roles on the record, and all comes to rest', async () => {
  world = await openRollcall()
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  await idp.addMember(groupId, await idp.createUser(people.maya))
  await world.rest()
  const records = trailRecords(world.sandbox.world)
  const assumptions = records.filter(({ eventName }) => eventName === 'AssumeRole')
  const services = assumptions.map(({ userIdentity }) => Object(userIdentity).invokedBy)
  expect(new Set(services)).toEqual(
    new Set([
      'events.amazonaws.com',
      'lambda.amazonaws.com',
      'scheduler.amazonaws.com',
      'states.amazonaws.com',
    ]),
  )
  expect(assumptions.every(({ readOnly }) => readOnly)).toBe(true)
  const before = records.length
  expect(await world.sandbox.world.clock.quiet(10_000)).toBe(true)
  expect(trailRecords(world.sandbox.world)).toHaveLength(before)
})

test('calls of a function carry its session: the role by its id, and when it began', async () => {
  world = await openRollcall()
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  await idp.addMember(groupId, await idp.createUser(people.maya))
  await world.rest()
  const made = trailRecords(world.sandbox.world).find(
    ({ eventName }) => eventName === 'CreateUserProfile',
  )
  expect(made?.userIdentity).toMatchObject({
    type: 'AssumedRole',
    principalId: expect.stringMatching(/^AROA\w+:/),
    sessionContext: {
      sessionIssuer: { arn: expect.stringContaining(':role/rollcall/service/') },
      attributes: { creationDate: expect.stringMatching(/^2026-.*Z$/) },
    },
  })
})
