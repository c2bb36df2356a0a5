/** Checks what goes in and out of the emulated actions against AWS's own schemas and models. */
import { AwsError, type Outcome, type ServiceDefinition } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import { type ActionShapes, shapesOf } from './action-shapes.ts'
import { readForm } from './read-form.ts'
import type { Shape } from './shape.ts'
import { walk } from './walk.ts'
import {
  type BrokenConstraint,
  constraintError,
  counted,
  isCommonError,
  typeError,
} from './wording.ts'

/**
 * `checked`: wrong requests are refused in AWS's words; an answer of ours that AWS could not give
 * is told as a notice. `strict`: such an answer is an `InternalFailure` (500), for tests. `off`:
 * nothing is checked but what actions check themselves.
 */
export type ShapesOption = 'checked' | 'strict' | 'off'

interface ShapeState {
  mode: ShapesOption
  readonly notices: Set<string>
}

export const shapeChecks = defineStore<ShapeState>(() => ({ mode: 'checked', notices: new Set() }))

const mostNotices = 100

/** Answers of the sandbox's that do not fit AWS's shapes, each once. */
export function shapeNotices(world: World): readonly string[] {
  return [...shapeChecks.of(world).notices]
}

export interface Asked {
  readonly service: ServiceDefinition
  readonly action: string
}

/** A request that could be read: `input` as the action takes it, and what is wrong with it. */
export interface ReadInput {
  readonly input: unknown
  /** The error to answer; CloudTrail records it. */
  readonly refusal?: AwsError
}

/**
 * Throws `SerializationException` (or the protocol's like) for a member of another type: such a
 * request never reaches its service, so it leaves no record (assumed).
 */
export function readRequest(world: World, asked: Asked, input: unknown): ReadInput {
  const { service, action } = asked
  if (shapeChecks.of(world).mode === 'off') return { input }
  const shapes = shapesOf(service.name, action)
  if (!shapes || service.checkedByOthers?.includes(action)) return { input }
  // Forms, and the paths and queries of restJson, hold texts only.
  const read = service.protocol.startsWith('awsJson') ? input : readForm(shapes.input, input)
  const broken = counted(service.name, checkRequest(service.name, shapes.input, read))
  return broken.length === 0
    ? { input: read }
    : { input: read, refusal: constraintError(service.name, broken) }
}

/** AWS's JSON protocols ignore members that they do not know. */
const ignoring = { allowsUnknown: true, textTimes: false, unknown: () => {} }

/**
 * Throws `ValidationException` unless `input` fits a request of that action: for actions whose
 * parts are those of another action's request.
 */
export function requireFits(service: string, action: string, input: unknown): void {
  const shapes = shapesOf(service, action)
  if (!shapes) throw new Error(`${service} has no action ${action} in its model`)
  const broken: BrokenConstraint[] = []
  walk(shapes.input, input, {
    ...ignoring,
    mistyped: (path, constraint) => broken.push({ path, shown: '', constraint }),
    broken: (path, shown, constraint) => broken.push({ path, shown, constraint }),
  })
  if (broken.length > 0) throw constraintError(service, broken)
}

function checkRequest(service: string, shape: Shape, input: unknown): readonly BrokenConstraint[] {
  const broken: BrokenConstraint[] = []
  walk(shape, input ?? {}, {
    ...ignoring,
    mistyped: (_path, sentence) => {
      throw typeError(service, sentence)
    },
    broken: (path, shown, constraint) => broken.push({ path, shown, constraint }),
  })
  return broken
}

/** The outcome as it may go out: itself, unless it is wrong and the sandbox is strict. */
export function checkOutcome(world: World, { service, action }: Asked, outcome: Outcome): Outcome {
  const state = shapeChecks.of(world)
  if (state.mode === 'off') return outcome
  const shapes = shapesOf(service.name, action)
  if (!shapes) return outcome
  const problems = outcome.ok
    ? answerProblems(shapes.output, outcome.output, {
        service: service.name,
        textTimes: service.protocol === 'awsQuery',
      })
    : errorProblems(service.name, shapes, outcome.error)
  if (problems.length === 0) return outcome
  const notice = `${service.name} ${action} answered what AWS could not: ${problems.join('; ')}`
  if (state.mode === 'strict')
    return { ok: false, error: new AwsError('InternalFailure', notice, 500) }
  if (state.notices.size < mostNotices) state.notices.add(notice)
  return outcome
}

interface AnswerCheck {
  readonly service: string
  readonly textTimes: boolean
}

/**
 * Services whose own answers are beyond their model's limits: DynamoDB answers
 * `NumberOfDecreasesToday: 0` and `UnprocessedKeys: {}`, where the model begins at 1.
 */
const limitless = ['dynamodb']

function answerProblems(shape: Shape, output: unknown, how: AnswerCheck): string[] {
  const problems: string[] = []
  const { service, textTimes } = how
  walk(shape, output ?? {}, {
    allowsUnknown: false,
    textTimes,
    mistyped: (path, sentence) => problems.push(`${path || 'it'}: ${sentence}`),
    broken(path, shown, constraint) {
      if (shown === undefined || !limitless.includes(service))
        problems.push(`${path} (${shown ?? 'missing'}): ${constraint}`)
    },
    unknown: (path) => problems.push(`${path} is no member`),
  })
  return problems
}

function errorProblems(service: string, shapes: ActionShapes, error: AwsError): string[] {
  const { code, status, fields, message } = error
  if (code === 'InternalFailure') return []
  if (!shapes.declared.has(code) && !isCommonError(service, code))
    return [`${code} is none of its errors`]
  const known = shapes.errorOf(code)
  if (!known) return []
  const right = known.status === status ? [] : [`${code} has status ${known.status}, not ${status}`]
  const name = messageName(known.shape)
  const body = { ...fields, ...(name !== undefined && { [name]: message }) }
  return [...right, ...answerProblems(known.shape, body, { service, textTimes: true })]
}

/** Services spell the member small or large; the SDK reads both. */
function messageName(shape: Shape): string | undefined {
  if (shape.kind !== 'structure') return undefined
  return shape.members.find(({ name }) => name.toLowerCase() === 'message')?.name
}
