/** Makes shapes out of the SDK's schemas (what there is) and the models (within which limits). */
import type { NormalizedSchema } from '@smithy/core/schema'
import { type ModelShape, type ServiceModel, shapeNamed } from './model.ts'
import { requiredCount } from './sdk-schemas.ts'
import type { Member, Numeric, Shape, Text } from './shape.ts'

export interface Compiler {
  /** `modelName` is the model's name of the shape; without it only the schema counts. */
  shapeOf(schema: NormalizedSchema, modelName?: string): Shape
}

/** One for each service: structures are compiled once, so they may hold themselves. */
export function compilerFor(model: ServiceModel | undefined): Compiler {
  const structures = new Map<string, Shape>()

  function shapeOf(schema: NormalizedSchema, modelName?: string): Shape {
    const limits = shapeNamed(model, modelName)
    if (schema.isUnitSchema()) return { kind: 'structure', members: [], byWireName: new Map() }
    if (schema.isStructSchema()) return structureOf(schema, modelName, limits)
    if (schema.isListSchema())
      return {
        kind: 'list',
        ...lengthOf(limits),
        item: shapeOf(schema.getValueSchema(), limits?.member),
      }
    if (schema.isMapSchema())
      return {
        kind: 'map',
        ...lengthOf(limits),
        key: shapeOf(schema.getKeySchema(), limits?.key),
        value: shapeOf(schema.getValueSchema(), limits?.value),
      }
    return scalarOf(schema, limits)
  }

  function structureOf(
    schema: NormalizedSchema,
    modelName: string | undefined,
    limits: ModelShape | undefined,
  ): Shape {
    const key = `${schema.getName(true)} ${modelName ?? ''}`
    const known = structures.get(key)
    if (known) return known
    const members: Member[] = []
    const byWireName = new Map<string, Member>()
    const kind = schema.isUnionSchema() ? 'union' : 'structure'
    const shape: Shape = { kind, members, byWireName }
    structures.set(key, shape)
    const required = requiredCount(schema)
    for (const [name, member] of schema.structIterator()) {
      const compiled = {
        name,
        wireName: wireNameOf(name, member),
        required: members.length < required,
        shape: shapeOf(member, limits?.members?.[name]),
      }
      members.push(compiled)
      byWireName.set(compiled.wireName, compiled)
    }
    return shape
  }

  return { shapeOf }
}

function wireNameOf(name: string, member: NormalizedSchema): string {
  const { httpQuery, httpHeader, jsonName } = member.getMemberTraits()
  return httpQuery ?? httpHeader?.toLowerCase() ?? jsonName ?? name
}

function scalarOf(schema: NormalizedSchema, limits: ModelShape | undefined): Shape {
  if (schema.isDocumentSchema()) return { kind: 'document' }
  if (schema.isTimestampSchema()) return { kind: 'timestamp' }
  if (schema.isBlobSchema()) return { kind: 'blob' }
  if (schema.isBooleanSchema()) return { kind: 'boolean' }
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema())
    return numberOf(limits)
  return textOf(limits)
}

/** The SDK's schemas do not tell whole numbers from others. */
const typeNames: Readonly<Record<string, Numeric['typeName']>> = {
  integer: 'Integer',
  long: 'Long',
  float: 'Float',
}

function numberOf(limits: ModelShape | undefined): Numeric {
  const typeName = typeNames[limits?.type ?? ''] ?? 'Double'
  return { kind: 'number', typeName, ...(limits?.range && { range: limits.range }) }
}

function textOf(limits: ModelShape | undefined): Text {
  return {
    kind: 'text',
    ...lengthOf(limits),
    ...(limits?.values && { values: limits.values }),
    ...(limits?.pattern !== undefined && { pattern: patternOf(limits.pattern) }),
  }
}

function lengthOf(limits: ModelShape | undefined) {
  return limits?.length && { length: limits.length }
}

/**
 * A pattern that does not say where it begins is to match the whole value, as AWS's frameworks do;
 * others are taken as they stand. AWS shows patterns without the `$` at their end (seen in
 * SageMaker's answers).
 */
function patternOf(pattern: string) {
  const whole = pattern.startsWith('^') ? pattern : `^(?:${pattern})$`
  return { expression: expressionOf(whole), shown: pattern.replace(/\$$/, '') }
}

/**
 * By code points where it can be read so; some hold escapes that only the old form has. Java's
 * class of letters and digits stands in sets only.
 */
function expressionOf(pattern: string): RegExp {
  const known = pattern.replaceAll('\\p{Alnum}', 'a-zA-Z0-9')
  try {
    return new RegExp(known, 'u')
  } catch {
    return new RegExp(known)
  }
}
