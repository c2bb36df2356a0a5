/** Every error that AWS's models list reaches a real client under its own name and status. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awsApi } from '../../../sandbox/endpoint/aws.ts'
import { type Endpoint, openEndpoint } from '../../../sandbox/endpoint/server.ts'
import { services } from '../../../sandbox/index.generated.ts'
import { AwsError } from '../../../sandbox/services/service.ts'
import { shapeChecks } from '../../../sandbox/shapes/checks.ts'
import { modelOf } from '../../../sandbox/shapes/model.ts'
import { sdkSchemas } from '../../../sandbox/shapes/sdk-schemas.ts'
import { sdkCaller } from '../../support/sdk-clients.ts'
import { testWorld } from '../../support/test-world.ts'

/** What the actions of every service throw next. */
let next: AwsError
let endpoint: Endpoint

const failing = services.map(({ definition, actions }) => ({
  definition: { ...definition, record: () => {} },
  actions: Object.fromEntries(
    Object.keys(actions).map((name) => [
      name,
      () => {
        throw next
      },
    ]),
  ),
}))

beforeAll(async () => {
  const world = testWorld()
  shapeChecks.of(world).mode = 'off'
  const api = awsApi(failing, () => ({ arn: 'a', accessKeyId: 'a', accountId: world.accountId }))
  endpoint = await openEndpoint(0, (request) => api(world, request))
})

afterAll(() => endpoint.close())

/** What the clients themselves insist on. */
const inputs: Readonly<Record<string, object>> = {
  GetSchedule: { Name: 'nightly' },
  GetRoleCredentials: { roleName: 'r', accountId: '111122223333', accessToken: 't' },
}

const cases = services.flatMap(({ definition, actions }) =>
  Object.keys(actions).flatMap((action) => {
    const errors = modelOf(definition.name)?.operations[action]?.errors ?? []
    return errors.length === 0 ? [] : [[definition.name, action, errors] as const]
  }),
)

describe('the errors of the models', () => {
  it('are those of at least sixty actions', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60)
  })

  it.each(cases)('of %s %s keep their names on the wire', async (service, action, errors) => {
    const caller = sdkCaller(service, endpoint.url)
    for (const name of errors) {
      const { code, status } = sdkSchemas(service)?.error(name) ?? { code: name, status: 0 }
      next = new AwsError(code, `the text of ${name}`, status)
      const thrown = await caller.call(action, inputs[action] ?? {}).catch((error) => error)
      expect(thrown).toBeInstanceOf(caller.exception(name))
      expect(thrown).toMatchObject({
        name,
        message: `the text of ${name}`,
        $metadata: { httpStatusCode: status },
      })
    }
    caller.close()
  })
})
