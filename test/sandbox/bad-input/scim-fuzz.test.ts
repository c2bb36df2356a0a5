/** Hostile texts in every text of SCIM requests and of the sandbox's own pages. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { company } from '../../../sample/company.ts'
import { hostile } from '../../support/hostile.ts'
import { openRollcall, type Rollcall } from '../../support/rollcall.ts'
import { testSeed } from '../../support/seed.ts'
import { withText } from '../../support/wire-inputs.ts'
import { expectStillWorking } from './still-works.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 40)
const { tenantId, token } = company.scim

let rollcall: Rollcall
let userId = ''
let groupId = ''

beforeAll(async () => {
  rollcall = await openRollcall()
  const idp = rollcall.provider('plain')
  userId = await idp.createUser({ userName: 'fuzz', givenName: 'F', familyName: 'Uzz' })
  groupId = await idp.createGroup('Fuzz')
})

afterAll(() => rollcall?.close())

async function send(method: string, path: string, body?: unknown) {
  const response = await fetch(`${rollcall.sandbox.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  })
  return { status: response.status, text: await response.text() }
}

function expectScimAnswer({ status, text }: { readonly status: number; readonly text: string }) {
  expect(status, text.slice(0, 500)).toBeLessThan(500)
  if (status >= 400) expect(JSON.parse(text)).toMatchObject({ status: String(status) })
}

const user = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  externalId: 'e',
  userName: 'u',
  name: { formatted: 'f', familyName: 'f', givenName: 'g', middleName: 'm', honorificPrefix: 'h' },
  displayName: 'd',
  nickName: 'n',
  profileUrl: 'https://example.com',
  emails: [{ value: 'a@example.com', type: 'work', primary: true }],
  addresses: [{ streetAddress: 's', locality: 'l', region: 'r', postalCode: 'p', country: 'c' }],
  phoneNumbers: [{ value: '+1', type: 'work' }],
  userType: 't',
  title: 't',
  preferredLanguage: 'en',
  locale: 'en',
  timezone: 'UTC',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
    employeeNumber: '1',
    costCenter: 'c',
    organization: 'o',
    division: 'd',
    department: 'd',
    manager: { value: 'm' },
  },
}

const patch = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
})

const bodies: ReadonlyArray<readonly [method: string, path: string, body: object]> = [
  ['POST', '/Users', user],
  ['PUT', '/Users/USER', user],
  ['PATCH', '/Users/USER', patch({ op: 'replace', path: 'displayName', value: 'd' })],
  ['PATCH', '/Users/USER', patch({ op: 'add', path: 'emails[type eq "work"].value', value: 'a' })],
  ['PATCH', '/Users/USER', patch({ op: 'replace', value: { nickName: 'n' } })],
  ['POST', '/Groups', { displayName: 'g', externalId: 'e', members: [{ value: 'm' }] }],
  ['PATCH', '/Groups/GROUP', patch({ op: 'add', path: 'members', value: [{ value: 'm' }] })],
  ['PATCH', '/Groups/GROUP', patch({ op: 'remove', path: 'members[value eq "m"]' })],
  ['PATCH', '/Groups/GROUP', patch({ op: 'replace', path: 'displayName', value: 'g' })],
]

type Step = string | number

function textsIn(value: unknown, path: readonly Step[] = []): ReadonlyArray<readonly Step[]> {
  if (typeof value === 'string') return [path]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  return Object.entries(Object(value)).flatMap(([name, item]) => textsIn(item, [...path, name]))
}

const settings = () => ({ seed: testSeed(), numRuns: runs, endOnFailure: true })

describe('a hostile text in SCIM', () => {
  it.each(bodies)('in a body of %s %s is taken or refused', async (method, path, body) => {
    const target = path.replace('USER', userId).replace('GROUP', groupId)
    const texts = textsIn(body)
    const property = fc.asyncProperty(fc.constantFrom(...texts), hostile, async (place, text) => {
      const sent = withText(body, place, text)
      expectScimAnswer(await send(method, `/${tenantId}/scim/v2${target}`, sent))
    })
    await fc.assert(property, settings())
  })

  it('in a path, a filter, a count or a cursor is taken or refused', async () => {
    const places = [
      '/Users/TEXT',
      '/Groups/TEXT',
      '/Schemas/TEXT',
      '/Users?filter=TEXT',
      '/Groups?filter=displayName%20eq%20%22TEXT%22',
      '/Users?count=TEXT',
      '/Groups?cursor=TEXT',
    ]
    const property = fc.asyncProperty(fc.constantFrom(...places), hostile, async (place, text) => {
      const written = encodeURIComponent(text.slice(0, 2000).toWellFormed())
      const answer = await send(
        'GET',
        `/${tenantId}/scim/v2${place.replace('TEXT', () => written)}`,
      )
      expectScimAnswer(answer)
    })
    await fc.assert(property, settings())
  })
})

describe('a hostile text in the sandbox’s own pages', () => {
  const pages: ReadonlyArray<readonly [method: string, path: string, body: object | undefined]> = [
    ['POST', '/_sandbox/events', { source: 's', 'detail-type': 't', id: 'i', detail: { a: 'b' } }],
    [
      'POST',
      '/_sandbox/events',
      { source: 's', 'detail-type': 't', time: 't', region: 'r', detail: {} },
    ],
    ['POST', '/_sandbox/faults', { failNext: { transition: 't', reason: 'r' } }],
    ['POST', '/_sandbox/clock', { to: 't' }],
    ['GET', '/_sandbox/logs?function=TEXT', undefined],
    ['GET', '/_sandbox/TEXT', undefined],
  ]

  it.each(pages)('of %s %s is taken or refused', async (method, path, body) => {
    const texts = body === undefined ? [[]] : textsIn(body)
    const property = fc.asyncProperty(fc.constantFrom(...texts), hostile, async (place, text) => {
      const written = encodeURIComponent(text.slice(0, 2000).toWellFormed())
      const sent = body === undefined ? undefined : withText(body, place, text)
      const { status, text: answer } = await send(
        method,
        path.replace('TEXT', () => written),
        sent,
      )
      expect(status, answer.slice(0, 500)).toBeLessThan(500)
      expect(() => JSON.parse(answer)).not.toThrow()
    })
    await fc.assert(property, settings())
  })
})

describe('after all of it', () => {
  it('a joiner still gets what is due', async () => {
    await fetch(`${rollcall.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
    await rollcall.rest()
    await expectStillWorking(rollcall)
  })
})
