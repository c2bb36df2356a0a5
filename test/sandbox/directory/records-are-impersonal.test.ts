/** Names, addresses and external ids stay out of CloudTrail, whichever door they came through. */
import { describe, expect, it } from 'vitest'
import { directoryWorld, identityStoreId } from './directory-world.ts'

const jane = {
  userName: 'jane.doe',
  name: { givenName: 'Jane', familyName: 'Doe' },
  displayName: 'Jane Doe',
  active: true,
}

describe('no record of any door', () => {
  const personal = ['Jane', 'Doe', 'jane', '555-0100', 'Elm Street', 'Research', 'e-4711', 'Board']

  it('holds a name, an address or an external id', async () => {
    const directory = directoryWorld()
    const whole = {
      ...jane,
      externalId: 'e-4711',
      emails: [{ value: 'jane@example.com', type: 'work', primary: true }],
      phoneNumbers: [{ value: '555-0100', type: 'work' }],
      addresses: [{ streetAddress: 'Elm Street' }],
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Research' },
    }
    const { body } = await directory.scim('POST', '/Users', whole)
    const path = `/Users/${body.id}`
    await directory.scim('POST', '/Users', whole)
    await directory.scim('PUT', path, whole)
    await directory.scim('PATCH', path, {
      Operations: [{ op: 'replace', path: 'emails[value eq "jane@example.com"].type', value: 'x' }],
    })
    await directory.scim('PATCH', path, { Operations: [{ op: 'jane', path: 'jane@example.com' }] })
    await directory.scim('GET', '/Users?filter=userName eq "jane.doe"')
    await directory.scim('GET', '/Users?filter=userName ne "jane.doe"')
    await directory.scim('POST', '/Groups', { displayName: 'Board', externalId: 'e-4711' })
    await directory.scim('GET', '/Groups?filter=displayName eq "Board"')
    const api = (name: string, input: object) =>
      directory.call('identitystore', name, { IdentityStoreId: identityStoreId, ...input })
    const UniqueAttribute = { AttributePath: 'emails.value', AttributeValue: 'jane@example.com' }
    await api('GetUserId', { AlternateIdentifier: { UniqueAttribute } })
    const Operations = [{ AttributePath: 'displayName', AttributeValue: 'Jane Roe' }]
    await api('UpdateUser', { UserId: body.id, Operations })
    await api('ListUsers', { Filters: [{ AttributePath: 'UserName', AttributeValue: 'jane' }] })
    const UserName = 'jane.two'
    const Name = { GivenName: 'Jane', FamilyName: 'Doe' }
    await api('CreateUser', { UserName, DisplayName: 'Jane', Name })
    const press = (name: string, input: object) =>
      directory.call('sso-directory', name, { IdentityStoreId: identityStoreId, ...input })
    await press('CreateUser', { UserName: 'jane.three', DisplayName: 'Jane', Name })
    await press('UpdateUser', { UserId: body.id, DisplayName: 'Jane Doe', Name })
    await press('UpdateGroup', { GroupId: directory.groupId('Board'), DisplayName: 'Board 2' })
    const written = JSON.stringify(directory.records)
    expect(directory.records.length).toBeGreaterThanOrEqual(16)
    expect(personal.filter((word) => written.includes(word))).toEqual([])
  })
})
