/** What cannot be reached ends with a sentence that says whom and what to do, and code 3. */
import { describe, expect, test } from 'vitest'
import { audit } from '../../cli/commands/audit.ts'
import { explain } from '../../cli/commands/explain.ts'
import { plan } from '../../cli/commands/plan.ts'
import { useEndpoint } from '../../cli/support/connection.ts'
import { endOf } from '../../cli/support/end.ts'
import { CommandError, exitCode } from '../../cli/support/exit.ts'
import { loadMap, portsFor } from '../../cli/support/ports.ts'
import { whyUnreachable } from '../../cli/support/unreachable.ts'
import { Throttled } from '../../core/errors.ts'
import { closedPort } from '../support/closed-port.ts'
import { keptOutput } from '../support/kept-output.ts'

const map = 'sample/access.yaml'

describe('a closed port', () => {
  test.each(['127.0.0.1', 'localhost'])('of %s is told with the address', async (host) => {
    const endpoint = `http://${host}:${await closedPort()}`
    for (const command of [
      () => plan({ endpoint, map }, keptOutput()),
      () => explain('maya', { endpoint, map }, keptOutput()),
      () => audit({ endpoint, map }, keptOutput()),
    ]) {
      const output = keptOutput()
      expect(await endOf(command, output)).toBe(3)
      expect(output.told).toEqual([
        `cannot reach ${endpoint} (ECONNREFUSED): start a sandbox with \`npm start\`, ` +
          'or name another with --endpoint',
      ])
    }
  })

  test.each(['127.0.0.1', 'localhost'])(
    "of %s is told from the SDK's errors too",
    async (host) => {
      const endpoint = `http://${host}:${await closedPort()}`
      useEndpoint(endpoint, 'eu-west-1')
      const { directory, ledger } = portsFor(loadMap(map))
      for (const call of [() => directory.userStatus('ada'), () => ledger.grantsOf('ada')]) {
        const output = keptOutput()
        expect(await endOf(async () => void (await call()), output)).toBe(3)
        expect(output.told[0]).toContain(`cannot reach ${endpoint} (ECONNREFUSED)`)
      }
    },
    20_000,
  )
})

function named(name: string, message = 'said the SDK'): Error {
  return Object.assign(new Error(message), { name })
}

describe('an error that means "not reached" is told with a remedy', () => {
  test.each([
    [named('TimeoutError'), 'no answer came in time'],
    [named('CredentialsProviderError'), 'this shell has no AWS credentials'],
    [named('ExpiredTokenException'), 'credentials that have expired'],
    [named('UnrecognizedClientException'), 'credentials that AWS does not know'],
    [named('AccessDeniedException'), 'credentials that may not do this'],
    [named('ResourceNotFoundException'), 'is it deployed in this account and Region'],
    [new Throttled('slower'), 'try again in a minute'],
    [Object.assign(new Error('x'), { code: 'EAI_AGAIN' }), 'EAI_AGAIN'],
    [new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]), 'ECONNREFUSED'],
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error(), { code: 'UND_ERR_SOCKET' }),
      }),
      'UND_ERR_SOCKET',
    ],
    [new TypeError('fetch failed', { cause: new Error('bad port') }), 'bad port'],
  ])('%s', (error, part) => {
    const why = whyUnreachable(error, undefined)
    expect(why).toMatch(/^cannot reach AWS/)
    expect(why).toContain(part)
  })

  test('and any other error is not', () => {
    expect(whyUnreachable(new TypeError('x is not a function'), undefined)).toBeUndefined()
    expect(whyUnreachable(named('ValidationException'), undefined)).toBeUndefined()
    expect(whyUnreachable('text', undefined)).toBeUndefined()
  })
})

describe('a command', () => {
  test('that refuses its input ends with the code and the message of the refusal', async () => {
    const output = keptOutput()
    const refuse = async () => {
      throw new CommandError(exitCode.badInput, 'not so')
    }
    expect(await endOf(refuse, output)).toBe(2)
    expect(output.told).toEqual(['not so'])
  })

  test('whose own mistake it is throws', async () => {
    const fail = async () => {
      throw new TypeError('x is not a function')
    }
    await expect(endOf(fail, keptOutput())).rejects.toThrow(TypeError)
  })
})
