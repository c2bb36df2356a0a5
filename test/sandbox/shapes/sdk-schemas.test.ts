/** What is read from the SDK's schemas stands where it is read from: pinned with the versions. */
import { CreateUserRequest$, IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { NormalizedSchema } from '@smithy/core/schema'
import { describe, expect, it } from 'vitest'
import { services } from '../../../sandbox/index.generated.ts'
import { modelOf } from '../../../sandbox/shapes/model.ts'
import { requiredCount, sdkSchemas } from '../../../sandbox/shapes/sdk-schemas.ts'

/**
 * The console has no public API; S3 is read by a protocol of its own; of the others no client is
 * among the dependencies.
 */
const withoutSchemas = ['sso-directory', 's3', 'sns', 'cloudwatch']

const published = services.filter(({ definition }) => !withoutSchemas.includes(definition.name))
const actions = published.flatMap(({ definition, actions }) =>
  Object.keys(actions).map((action) => [definition.name, action] as const),
)

describe('the SDK’s schemas', () => {
  it('count their required members in the seventh place of the tuple', () => {
    expect(IdentitystoreClient).toBeDefined()
    const request = NormalizedSchema.of(CreateUserRequest$)
    expect(requiredCount(request)).toBe(1)
    expect([...request.structIterator()][0]?.[0]).toBe('IdentityStoreId')
  })

  it.each(actions)('tell request and answer of %s %s', (service, action) => {
    const operation = sdkSchemas(service)?.operation(action)
    expect(operation?.input).toBeInstanceOf(NormalizedSchema)
    expect(operation?.output).toBeInstanceOf(NormalizedSchema)
  })

  it.each(actions)('agree with the model on what %s %s requires', (service, action) => {
    const input = sdkSchemas(service)?.operation(action)?.input
    const model = modelOf(service)
    const name = model?.operations[action]?.input
    if (!input?.isStructSchema()) return expect(name).toMatch(/Unit$|Request$|Input$/)
    const members = Object.entries(model?.shapes[name ?? '']?.members ?? {})
    const required = members.filter(([, shape]) => shape.endsWith('!')).map(([member]) => member)
    const names = [...input.structIterator()].map(([member]) => member)
    expect(names.slice(0, requiredCount(input)).sort()).toEqual(required.sort())
    expect(members.map(([member]) => member).filter((one) => !names.includes(one))).toEqual([])
  })

  it.each(actions)('have every error that the model lists for %s %s', (service, action) => {
    const sdk = sdkSchemas(service)
    const errors = modelOf(service)?.operations[action]?.errors ?? []
    expect(errors.filter((name) => !sdk?.error(name))).toEqual([])
  })

  it('tell the status and the name on the wire of an error', () => {
    expect(sdkSchemas('identitystore')?.error('ConflictException')).toMatchObject({
      code: 'ConflictException',
      status: 409,
    })
    expect(sdkSchemas('sagemaker')?.error('ResourceInUse')).toMatchObject({ status: 400 })
    expect(sdkSchemas('sts')?.error('MalformedPolicyDocumentException')).toMatchObject({
      code: 'MalformedPolicyDocument',
      status: 400,
    })
    expect(sdkSchemas('sqs')?.error('QueueDoesNotExist')).toMatchObject({
      code: 'QueueDoesNotExist',
      queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
    })
  })
})
