/** Hostile texts in every text of every endpoint: each answer is AWS's, and none is a bug. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { company } from '../../../sample/company.ts'
import { services } from '../../../sandbox/index.generated.ts'
import { shapesOf } from '../../../sandbox/shapes/action-shapes.ts'
import { walk } from '../../../sandbox/shapes/walk.ts'
import { seedStudio } from '../../../sandbox/studio/seed.ts'
import { hostile } from '../../support/hostile.ts'
import { openRollcall, type Rollcall } from '../../support/rollcall.ts'
import { testSeed } from '../../support/seed.ts'
import { type Inputs, inputsOf, withText } from '../../support/wire-inputs.ts'
import { expectStillWorking } from './still-works.ts'
import { type Sent, send, wireForm } from './wire.ts'

/** Texts for each action; `FUZZ_RUNS` asks for more. */
const runs = Number(process.env.FUZZ_RUNS ?? 12)
const longestAnswerMs = 5000

let rollcall: Rollcall

beforeAll(async () => {
  rollcall = await openRollcall()
  const { world } = rollcall.sandbox
  seedStudio(world, {
    domains: [
      {
        DomainId: 'd-fuzz',
        DomainName: 'fuzz',
        AuthMode: 'IAM',
        DefaultUserSettings: { ExecutionRole: 'arn:aws:iam::111122223333:role/fuzz' },
      },
    ],
  })
})

afterAll(() => rollcall?.close())

/** Values that let a request reach something; what it may destroy is a decoy. */
const known: Readonly<Record<string, unknown>> = {
  IdentityStoreId: company.identityStoreId,
  DomainId: 'd-fuzz',
  DomainIdEquals: 'd-fuzz',
  TableName: 'fuzz',
  EventBusName: 'default',
  NextToken: 'MQ==',
  nextToken: 'MQ==',
  LastEvaluatedTableName: 'fuzz',
}

function unsaidInputs(): Inputs {
  const whole = {
    IdentityStoreId: company.identityStoreId,
    UserId: 'nobody',
    GroupId: 'none',
    Member: { MemberId: 'nobody' },
    UserName: 'fuzz',
    DisplayName: 'fuzz',
    Description: 'fuzz',
    Name: { GivenName: 'F', FamilyName: 'Uzz' },
  }
  const paths = Object.keys(whole).filter((name) => name !== 'Member' && name !== 'Name')
  return {
    whole,
    least: { IdentityStoreId: company.identityStoreId },
    texts: [
      ...paths.map((name) => [name]),
      ['Member', 'MemberId'],
      ['Name', 'GivenName'],
      ['Name', 'FamilyName'],
    ],
  }
}

const actions = services.flatMap(({ definition, actions }) =>
  Object.keys(actions).map((action) => [definition, action] as const),
)

function expectAwsAnswer(sent: Sent, answer: { status: number; body: string; tookMs: number }) {
  // Refused aloud until sign-in is emulated.
  if (answer.body.includes('<Code>NotImplemented</Code>')) return
  const told = `${sent.what} answered ${answer.status}: ${answer.body.slice(0, 600)}`
  expect(answer.status, told).toBeLessThan(500)
  expect(answer.tookMs, `${sent.what} took ${answer.tookMs} ms`).toBeLessThan(longestAnswerMs)
  // An answer to HEAD has no body.
  if (answer.status < 400 || sent.method === 'HEAD') return
  expect(answer.body, told).toMatch(/"__type":"\w+"|<Code>\w+<\/Code>/)
}

describe('the requests that are mutated', () => {
  it('are valid as they are', () => {
    const wrong: string[] = []
    for (const [{ name }, action] of actions) {
      const shapes = shapesOf(name, action)
      if (!shapes) continue
      const note = (path: string, what = '') => wrong.push(`${name} ${action} ${path} ${what}`)
      walk(shapes.input, inputsOf(shapes.input, known).whole, {
        allowsUnknown: false,
        textTimes: false,
        mistyped: note,
        broken: note,
        unknown: note,
      })
    }
    expect(wrong).toEqual([])
  })
})

describe('a hostile text', () => {
  it.each(actions.map(([definition, action]) => [definition.name, action, definition] as const))(
    'in any text of %s %s is answered as AWS would',
    async (service, action, definition) => {
      const shapes = shapesOf(service, action)
      const inputs = shapes ? inputsOf(shapes.input, known) : unsaidInputs()
      if (inputs.texts.length === 0) return
      const property = fc.asyncProperty(
        fc.constantFrom(...inputs.texts),
        hostile,
        fc.boolean(),
        async (path, text, alone) => {
          const [first = ''] = path
          const base = alone ? { ...inputs.least, [first]: inputs.whole[first] } : inputs.whole
          const input = withText(base, path, text)
          const sent = wireForm({ definition, action, input, what: `${action} ${path.join('.')}` })
          expectAwsAnswer(sent, await send(rollcall.sandbox.url, sent))
        },
      )
      await fc.assert(property, { seed: testSeed(), numRuns: runs, endOnFailure: true })
    },
  )

  it('leaves the main job undisturbed', async () => {
    await rollcall.rest()
    await expectStillWorking(rollcall)
  })
})
