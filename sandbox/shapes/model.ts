/** The service models: what `models/service-models.json` says of operations and their shapes. */
import { readFileSync } from 'node:fs'

export interface Bounds {
  readonly min?: number
  readonly max?: number
}

export interface ModelShape {
  readonly type: string
  readonly pattern?: string
  readonly length?: Bounds
  readonly range?: Bounds
  readonly values?: readonly string[]
  /** Member name to shape name; a trailing `!` marks a required member. */
  readonly members?: Readonly<Record<string, string>>
  readonly member?: string
  readonly key?: string
  readonly value?: string
  /** Of errors without one: 400. */
  readonly httpStatus?: number
}

export interface ModelOperation {
  readonly input: string
  readonly output: string
  /** Shape names of the errors that the operation declares. */
  readonly errors: readonly string[]
}

export interface ServiceModel {
  readonly operations: Readonly<Record<string, ModelOperation>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

const file = new URL('../models/service-models.json', import.meta.url)

let models: Readonly<Record<string, ServiceModel>> | undefined

/** Undefined for a service without a public model. Read once, when first asked for. */
export function modelOf(service: string): ServiceModel | undefined {
  models ??= JSON.parse(readFileSync(file, 'utf8')).services as Record<string, ServiceModel>
  return models[service]
}

/** The model's shape of a member, list item, key or value; undefined when the model has none. */
export function shapeNamed(
  model: ServiceModel | undefined,
  name: string | undefined,
): ModelShape | undefined {
  return name === undefined ? undefined : model?.shapes[name.replace(/!$/, '')]
}
