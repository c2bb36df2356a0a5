/** SSO Admin tells who may open a Studio domain that signs people in by Identity Center. */
import { describe, expect, it } from 'vitest'
import { groupId, ssoWorld, userId } from './sso-world.ts'

describe('the application of a domain in SSO mode', () => {
  it('is the one that the domain names, and asks for an assignment', async () => {
    const { admin, applicationArn, studio } = ssoWorld()
    const { SingleSignOnApplicationArn } = await studio('DescribeDomain', { DomainId: 'd-sso' })
    expect(SingleSignOnApplicationArn).toBe(applicationArn)
    expect(
      await admin('GetApplicationAssignmentConfiguration', { ApplicationArn: applicationArn }),
    ).toEqual({ AssignmentRequired: true })
  })

  it('is listed under the one instance, by its account', async () => {
    const { admin, applicationArn, world } = ssoWorld()
    const { Instances } = await admin('ListInstances', {})
    const [{ InstanceArn }] = Instances as [{ InstanceArn: string }]
    expect(InstanceArn.split('/')[1]).toBe(applicationArn.split('/')[1])
    const listed = (ApplicationAccount: string) =>
      admin('ListApplications', { InstanceArn, Filter: { ApplicationAccount } })
    expect(await listed(world.accountId)).toMatchObject({
      Applications: [{ ApplicationArn: applicationArn, InstanceArn, Status: 'ENABLED' }],
    })
    expect(await listed('444455556666')).toEqual({ Applications: [] })
  })
})

describe('an assignment', () => {
  it('is described and listed once made, until it is deleted', async () => {
    const { admin, assignment } = ssoWorld()
    const ada = assignment('USER', userId)
    expect(await admin('CreateApplicationAssignment', ada)).toEqual({})
    expect(await admin('DescribeApplicationAssignment', ada)).toEqual(ada)
    expect(await admin('ListApplicationAssignments', ada)).toEqual({
      ApplicationAssignments: [ada],
    })
    expect(await admin('DeleteApplicationAssignment', ada)).toEqual({})
    await expect(admin('DescribeApplicationAssignment', ada)).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
    })
  })

  it('may be deleted again, and may not be made again', async () => {
    const { admin, assignment } = ssoWorld()
    const ada = assignment('USER', userId)
    expect(await admin('DeleteApplicationAssignment', ada)).toEqual({})
    await admin('CreateApplicationAssignment', ada)
    await expect(admin('CreateApplicationAssignment', ada)).rejects.toMatchObject({
      code: 'ConflictException',
      status: 409,
    })
  })

  it('is made for nobody the directory does not hold, nor on another application', async () => {
    const { admin, assignment } = ssoWorld()
    const nobody = assignment('USER', '00000000-0000-4000-8000-000000000009')
    const code = 'ResourceNotFoundException'
    await expect(admin('CreateApplicationAssignment', nobody)).rejects.toMatchObject({ code })
    const ApplicationArn = nobody.ApplicationArn.slice(0, -1).concat('z')
    const elsewhere = { ...assignment('USER', userId), ApplicationArn }
    await expect(admin('CreateApplicationAssignment', elsewhere)).rejects.toMatchObject({ code })
  })

  it('of a group is seen of each of its members, and not described as theirs', async () => {
    const { admin, assignment, ofPrincipal } = ssoWorld()
    const group = assignment('GROUP', groupId)
    await admin('CreateApplicationAssignment', group)
    const listed = { ApplicationAssignments: [group] }
    expect(await ofPrincipal('USER', userId)).toEqual(listed)
    expect(await ofPrincipal('GROUP', groupId)).toEqual(listed)
    const own = assignment('USER', userId)
    await expect(admin('DescribeApplicationAssignment', own)).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    })
  })

  it('comes in pages of at most 100', async () => {
    const { admin, applicationArn, assignment } = ssoWorld()
    await admin('CreateApplicationAssignment', assignment('USER', userId))
    await admin('CreateApplicationAssignment', assignment('GROUP', groupId))
    const list = (more: object) =>
      admin('ListApplicationAssignments', { ApplicationArn: applicationArn, ...more })
    const first = await list({ MaxResults: 1 })
    expect(first).toMatchObject({ ApplicationAssignments: [{ PrincipalType: 'USER' }] })
    const second = await list({ MaxResults: 1, NextToken: first.NextToken })
    expect(second).toEqual({ ApplicationAssignments: [assignment('GROUP', groupId)] })
    await expect(list({ MaxResults: 101 })).rejects.toMatchObject({ code: 'ValidationException' })
  })

  it('is listed for a principal from a member account only by application', async () => {
    const { ofPrincipal, member, applicationArn } = ssoWorld()
    await expect(ofPrincipal('USER', userId, {}, member)).rejects.toMatchObject({
      code: 'ValidationException',
    })
    const Filter = { ApplicationArn: applicationArn }
    expect(await ofPrincipal('USER', userId, { Filter }, member)).toEqual({
      ApplicationAssignments: [],
    })
  })
})

describe('SSO Admin', () => {
  it('takes 20 calls a second of all operations together', async () => {
    const { admin, applicationArn, world } = ssoWorld()
    const looks = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) =>
          index % 2 === 0
            ? admin('ListInstances', {})
            : admin('DescribeApplication', { ApplicationArn: applicationArn }),
        ),
      )
    await looks(20)
    const throttled = { code: 'ThrottlingException', status: 429 }
    await expect(admin('ListInstances', {})).rejects.toMatchObject(throttled)
    await world.clock.advance(1000)
    await looks(20)
    await expect(looks(1)).rejects.toMatchObject(throttled)
  })

  it('leaves records under the event source that Identity Center uses', async () => {
    const { admin, assignment, records } = ssoWorld()
    const ada = assignment('USER', userId)
    await admin('CreateApplicationAssignment', ada)
    await admin('ListApplicationAssignments', ada)
    expect(records).toMatchObject([
      {
        eventSource: 'sso.amazonaws.com',
        eventName: 'CreateApplicationAssignment',
        readOnly: false,
        requestParameters: { principalId: userId, principalType: 'USER' },
        responseElements: null,
      },
      { eventName: 'ListApplicationAssignments', readOnly: true },
    ])
  })
})
