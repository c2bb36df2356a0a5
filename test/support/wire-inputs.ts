/** Requests made out of AWS's shapes: a whole valid one, and where in it texts stand. */
import type { Member, Shape, Text } from '../../sandbox/shapes/shape.ts'

type Step = string | number

export interface Inputs {
  /** A valid request with every member down to some depth. */
  readonly whole: Readonly<Record<string, unknown>>
  /** The same with required members alone. */
  readonly least: Readonly<Record<string, unknown>>
  /** The way to each text in it. */
  readonly texts: ReadonlyArray<readonly Step[]>
}

/** Lists and structures within one another; deeper ones are left empty where they may be. */
const deepest = 6

/** `known` are values by member name that make a request reach something. */
export function inputsOf(shape: Shape, known: Readonly<Record<string, unknown>>): Inputs {
  const texts: Step[][] = []
  const whole = Object(build(shape, { known, texts, path: [], name: '' }))
  const required = shape.kind === 'structure' ? shape.members.filter((one) => one.required) : []
  const least = Object.fromEntries(required.map(({ wireName }) => [wireName, whole[wireName]]))
  return { whole, least, texts }
}

/** A copy with another text at that place. */
export function withText(whole: unknown, path: readonly Step[], text: string): unknown {
  const [step, ...rest] = path
  if (step === undefined) return text
  if (Array.isArray(whole))
    return whole.map((item, index) => (index === step ? withText(item, rest, text) : item))
  const members = Object(whole) as Readonly<Record<string, unknown>>
  return { ...members, [step]: withText(members[step], rest, text) }
}

interface Building {
  readonly known: Readonly<Record<string, unknown>>
  readonly texts: Step[][]
  readonly path: readonly Step[]
  readonly name: string
}

function build(shape: Shape, at: Building): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(chosenMembers(shape.members, at))
    case 'union':
      return Object.fromEntries(shape.members.slice(0, 1).map((member) => built(member, at)))
    case 'list':
      return Array.from({ length: Math.max(1, shape.length?.min ?? 1) }, (_, index) =>
        build(shape.item, { ...at, path: [...at.path, index] }),
      )
    case 'map': {
      const key = shape.key.kind === 'text' ? fitting(shape.key) : 'key'
      return { [key]: build(shape.value, { ...at, path: [...at.path, key], name: '' }) }
    }
    case 'text':
      at.texts.push([...at.path])
      return knownText(shape, at) ?? fitting(shape)
    case 'number':
      return Math.max(shape.range?.min ?? 1, Math.min(1, shape.range?.max ?? 1))
    case 'boolean':
      return true
    case 'blob':
      at.texts.push([...at.path])
      return 'YQ=='
    case 'timestamp':
      return 1_767_225_600
    case 'document':
      at.texts.push([...at.path])
      return 'text'
  }
}

function chosenMembers(
  members: readonly Member[],
  at: Building,
): ReadonlyArray<readonly [string, unknown]> {
  const chosen = at.path.length < deepest ? members : members.filter(({ required }) => required)
  return chosen
    .filter(({ wireName }) => !at.path.includes(wireName))
    .map((member) => built(member, at))
}

function built({ wireName, shape }: Member, at: Building): readonly [string, unknown] {
  return [wireName, build(shape, { ...at, path: [...at.path, wireName], name: wireName })]
}

const task = 'arn:aws:datasync:eu-west-1:111122223333:task/task-0123456789abcdef0'

/** Tried one after the other against a text's pattern and lengths. */
const candidates = [
  'abc',
  'None',
  'UserName',
  '123456',
  'abc.def',
  '1.0',
  'dzd-fuzz',
  'arn:aws:sso::111122223333:application/ssoins-fuzz/apl-fuzz',
  'arn:aws:codewhisperer:eu-west-1:111122223333:profile/fuzz',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:fuzz',
  'aws:identitystore:enterprise',
  'a',
  '1',
  'fuzz-name',
  'd-906791299c',
  '22c554e4-c091-708a-0ec5-08b46733f1a2',
  '111122223333',
  'arn:aws:iam::111122223333:role/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:domain/d-fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:image/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:app-image-config/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:studio-lifecycle-config/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:image-version/fuzz/1',
  'arn:aws:states:eu-west-1:111122223333:stateMachine:fuzz',
  'arn:aws:states:eu-west-1:111122223333:execution:fuzz:1',
  'arn:aws:kms:eu-west-1:111122223333:key/fuzz',
  'arn:aws:datasync:eu-west-1:111122223333:location/loc-0123456789abcdef0',
  task,
  `${task}/execution/exec-0123456789abcdef0`,
  'arn:aws:datasync:eu-west-1:111122223333:agent/agent-0123456789abcdef0',
  'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-12345678',
  'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-12345678',
  'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a',
  'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a',
  'arn:aws:logs:eu-west-1:111122223333:log-group:fuzz',
  'arn:aws:s3:::fuzz',
  'arn:aws:sso:::instance/ssoins-0123456789abcdef',
  'arn:aws:sso::111122223333:application/ssoins-0123456789abcdef/apl-0123456789abcdef',
  'arn:aws:sso::aws:applicationProvider/custom',
  'v1',
  '/fuzz/',
  'text/csv',
  'P1D',
  '4K',
  'arn:aws:sns:eu-west-1:111122223333:fuzz',
  'arn:aws:lambda:eu-west-1:111122223333:function:fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:training-plan/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:mlflow-app/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:model-package/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/fuzz/Model/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/fuzz/DataSet/fuzz',
  'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/fuzz/execution/fuzz',
  'https://example.com/a',
  's3://bucket/key',
  '{"a":1}',
  '+1 555 0100',
  '2026-01-01',
  'sg-12345678',
  'subnet-12345678',
  'fs-12345678',
  'a@example.com',
  '/fuzz',
]

function knownText(shape: Text, { known, name }: Building): string | undefined {
  const value = Object.hasOwn(known, name) ? String(known[name]) : undefined
  return value !== undefined && fits(shape, value) ? value : undefined
}

function fits({ pattern, length }: Text, text: string): boolean {
  const isShort = text.length <= (length?.max ?? Number.POSITIVE_INFINITY)
  return isShort && (pattern?.expression.test(text) ?? true)
}

function fitting(shape: Text): string {
  const { length, values } = shape
  if (values?.[0] !== undefined) return values[0]
  const padded = candidates.map((one) => one.padEnd(length?.min ?? 0, 'a'))
  return padded.find((one) => fits(shape, one)) ?? padded[0] ?? ''
}
