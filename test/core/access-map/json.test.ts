/** The map's hash, its JSON beside bundles, and its schema for editors. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AccessMapInvalid } from '../../../core/access-map/access-map-invalid.ts'
import { accessSchemaText } from '../../../core/access-map/json-schema.ts'
import { accessJson, readAccessJson } from '../../../core/access-map/read-json.ts'
import { exampleText, exampleWith, mapOf } from './example.ts'

describe('the hash of a map', () => {
  test('stays when lines move and comments change', () => {
    expect(mapOf(`# the company's\n\n${exampleText}`).hash).toBe(mapOf(exampleText).hash)
  })

  test('changes with anything that decides who gets what', () => {
    const texts = [
      exampleText,
      exampleWith(['persona: mlops', 'persona: compute']),
      exampleWith(['grace: 7d', 'grace: 8d']),
      exampleWith(['query-athena', 'use-mlflow']),
      exampleWith(['ML Vision', 'ML Sight']),
    ]
    expect(new Set(texts.map((text) => mapOf(text).hash)).size).toBe(texts.length)
  })
})

describe('access.json', () => {
  test('is read back as it was written', () => {
    const map = mapOf(exampleText)
    expect(readAccessJson(accessJson(map))).toEqual(map)
  })

  test('is refused when somebody changed it by hand', () => {
    const text = accessJson(mapOf(exampleText)).replace(
      '"persona": "mlops"',
      '"persona": "compute"',
    )
    expect(() => readAccessJson(text)).toThrow(AccessMapInvalid)
    expect(() => readAccessJson(text)).toThrow('change access.yaml instead')
  })

  test.each(['', '{', 'null', '[]', '{}', '{"hash":1}'])('is refused when it is %j', (text) => {
    expect(() => readAccessJson(text)).toThrow(AccessMapInvalid)
  })
})

test('the schema that editors use is the one the reader checks with', () => {
  // When this fails: node sample/emit-access-schema.ts
  expect(readFileSync('sample/access.schema.json', 'utf8')).toBe(accessSchemaText())
})
