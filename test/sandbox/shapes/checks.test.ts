/** Wrong requests are refused in AWS's words; wrong answers of the sandbox's own do not pass. */
import { describe, expect, it } from 'vitest'
import { perform } from '../../../sandbox/endpoint/perform.ts'
import { AwsError, type Call, type ServiceDefinition } from '../../../sandbox/services/service.ts'
import { type ShapesOption, shapeChecks, shapeNotices } from '../../../sandbox/shapes/checks.ts'
import { testWorld } from '../../support/test-world.ts'

const definitions: Readonly<Record<string, ServiceDefinition>> = {
  identitystore: { name: 'identitystore', protocol: 'awsJson1_1' },
  sagemaker: { name: 'sagemaker', protocol: 'awsJson1_1' },
  sqs: { name: 'sqs', protocol: 'awsJson1_0' },
  sts: { name: 'sts', protocol: 'awsQuery' },
}

interface Asked {
  /** For example `sts AssumeRole`. */
  readonly operation: string
  readonly input: object
  /** What the action answers, or throws. Default nothing. */
  readonly answer?: object
  readonly mode?: ShapesOption
}

async function ask({ operation, input, answer = {}, mode = 'strict' }: Asked) {
  const world = testWorld()
  shapeChecks.of(world).mode = mode
  const [service = '', action = ''] = operation.split(' ')
  const definition = definitions[service]
  if (!definition) throw new Error(`there is no ${service} here`)
  const heard: unknown[] = []
  const act = (given: unknown) => {
    heard.push(given)
    if (answer instanceof AwsError) throw answer
    return answer
  }
  const caller = { arn: 'a', accessKeyId: 'a', accountId: world.accountId }
  const place = { accountId: world.accountId, region: world.region }
  const call: Call = { world, caller, requestId: 'r', userAgent: 'test', ...place }
  const told = { definition, actions: { [action]: act } }
  const outcome = await perform(told, action, { input, call })
  return { outcome, heard, notices: shapeNotices(world) }
}

const store = 'd-906791299c'
const profile = { DomainId: 'd-studio', UserProfileName: 'ada' }

describe('a request', () => {
  it.each([
    [
      'identitystore DescribeUser',
      { IdentityStoreId: 7 },
      'NUMBER_VALUE cannot be converted to String',
    ],
    [
      'identitystore DescribeUser',
      { IdentityStoreId: true },
      'TRUE_VALUE cannot be converted to String',
    ],
    [
      'identitystore DescribeUser',
      { IdentityStoreId: {} },
      'Start of structure or map found where not expected',
    ],
    [
      'identitystore ListUsers',
      { IdentityStoreId: store, MaxResults: '5' },
      'STRING_VALUE cannot be converted to Integer',
    ],
    ['identitystore CreateUser', { IdentityStoreId: store, Emails: 'x' }, 'Unexpected field type'],
    ['sagemaker CreateUserProfile', { ...profile, Tags: [[]] }, 'Unrecognized collection type'],
  ])('of another type to %s is a SerializationException', async (operation, input, message) => {
    await expect(ask({ operation, input })).rejects.toMatchObject({
      code: 'SerializationException',
      status: 400,
      message,
    })
  })

  it.each([
    [
      'identitystore DescribeUser',
      {},
      "2 validation errors detected: Value at 'identityStoreId' failed to satisfy constraint: " +
        "Member must not be null; Value at 'userId' failed to satisfy constraint: Member must " +
        'not be null',
    ],
    [
      'identitystore ListUsers',
      { IdentityStoreId: store, MaxResults: 101 },
      "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: " +
        'Member must have value less than or equal to 100',
    ],
    [
      'sagemaker CreateUserProfile',
      { ...profile, UserProfileName: 'a b' },
      "1 validation error detected: Value 'a b' at 'userProfileName' failed to satisfy " +
        'constraint: Member must satisfy regular expression pattern: ' +
        '^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
    ],
    [
      'sagemaker ListApps',
      { SortOrder: 'Up' },
      "1 validation error detected: Value 'Up' at 'sortOrder' failed to satisfy constraint: " +
        'Member must satisfy enum value set: [Ascending, Descending]',
    ],
  ])('beyond the limits of %s is a ValidationException', async (operation, input, message) => {
    const { outcome, heard } = await ask({ operation, input })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'ValidationException', message } })
    expect(heard).toEqual([])
  })

  it('to STS is refused with its ValidationError', async () => {
    const { outcome } = await ask({
      operation: 'sts AssumeRole',
      input: { RoleSessionName: 'ada' },
    })
    expect(outcome).toMatchObject({
      error: {
        code: 'ValidationError',
        message:
          "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: " +
          'Member must not be null',
      },
    })
  })

  it('to SQS is refused with the parameter it lacks', async () => {
    const { outcome } = await ask({ operation: 'sqs SendMessage', input: { QueueUrl: 'q' } })
    expect(outcome).toMatchObject({
      error: {
        code: 'MissingParameter',
        message: 'The request must contain the parameter MessageBody.',
      },
    })
  })

  it('in a form reaches its action with numbers and lists', async () => {
    const RoleArn = 'arn:aws:iam::111111111111:role/worker'
    const input = { RoleArn, RoleSessionName: 'ada', DurationSeconds: '900', Tags: '' }
    const { heard } = await ask({ operation: 'sts AssumeRole', input })
    expect(heard).toEqual([{ RoleArn, RoleSessionName: 'ada', DurationSeconds: 900, Tags: [] }])
  })

  it('may carry members nobody knows, and nulls for what it leaves out', async () => {
    const input = { ...profile, Colour: 'red', Tags: null }
    const { heard } = await ask({ operation: 'sagemaker CreateUserProfile', input })
    expect(heard).toEqual([input])
  })

  it('nested without end is refused and does not exhaust the stack', async () => {
    const deep = JSON.parse(`${'{"M":{"a":'.repeat(100_000)}1${'}}'.repeat(100_000)}`)
    const input = { IdentityStoreId: store, UserId: deep }
    await expect(ask({ operation: 'identitystore DescribeUser', input })).rejects.toThrow()
  })
})

describe('an answer', () => {
  const operation = 'sagemaker CreateUserProfile'
  const wrong: ReadonlyArray<readonly [string, object, string]> = [
    ['with an unknown member', { Colour: 'red' }, 'colour is no member'],
    ['of another type', { UserProfileArn: 7 }, 'userProfileArn: NUMBER_VALUE'],
    ['beyond a pattern', { UserProfileArn: 'arn' }, 'Member must satisfy regular expression'],
    ['with a null', { UserProfileArn: null }, 'userProfileArn is no member'],
    [
      'with an error of another operation',
      new AwsError('ResourceNotFound', 'none'),
      'none of its errors',
    ],
    [
      'with the wrong status',
      new AwsError('ResourceInUse', 'busy', 409),
      'has status 400, not 409',
    ],
    [
      'with an unknown field of an error',
      new AwsError('ResourceInUse', 'busy', 400, { Who: 'me' }),
      'who is no member',
    ],
  ]

  it.each(wrong)('%s is an InternalFailure to the strict', async (_what, answer, problem) => {
    const { outcome } = await ask({ operation, input: profile, answer })
    expect(outcome).toMatchObject({ error: { code: 'InternalFailure', status: 500 } })
    expect(outcome.ok ? '' : outcome.error.message).toContain(problem)
  })

  it.each(wrong)('%s goes out with a notice otherwise', async (_what, answer, problem) => {
    const { outcome, notices } = await ask({ operation, input: profile, answer, mode: 'checked' })
    if (answer instanceof AwsError) expect(outcome).toEqual({ ok: false, error: answer })
    else expect(outcome).toEqual({ ok: true, output: answer })
    expect(notices).toEqual([expect.stringContaining(problem)])
  })

  it('passes unseen when nothing is checked', async () => {
    const input = { DomainId: 7 }
    const { outcome, notices } = await ask({ operation, input, answer: { Colour: 1 }, mode: 'off' })
    expect(outcome).toEqual({ ok: true, output: { Colour: 1 } })
    expect(notices).toEqual([])
  })
})
