/** What leaves the bus for a machine: the allow-list, and nothing that breaks it. */
import { describe, expect, it } from 'vitest'
import {
  assumptionFields,
  directoryFields,
  inputTransformer,
  nativeDirectoryFields,
  transformerLimits,
  webIdentityFields,
} from '../../../core/event/relayed.ts'
import { fixture, onTheBus, relayed } from '../../support/relay.ts'

const lists = { assumptionFields, directoryFields, nativeDirectoryFields, webIdentityFields }

describe.each(Object.entries(lists))('%s', (_, fields) => {
  const { inputPathsMap, inputTemplate } = inputTransformer(fields)

  it('fit into one transformer', () => {
    expect(Object.keys(inputPathsMap).length).toBeLessThanOrEqual(transformerLimits.paths)
    expect(inputTemplate.length).toBeLessThan(transformerLimits.templateCharacters)
  })

  it('use the path syntax that EventBridge knows, and no name it keeps for itself', () => {
    for (const [name, path] of Object.entries(inputPathsMap)) {
      expect(path).toMatch(/^\$(\.[\w-]+(\[\d\])?)+$/)
      expect(name).toMatch(/^(?!aws\.)\w+$/)
    }
  })

  it('take no structure, token, URL, name or free text', () => {
    const paths = Object.values(inputPathsMap).join('\n')
    expect(paths).not.toMatch(/requestParameters$|responseElements$|credentials$|detail$/m)
    expect(paths).not.toMatch(
      /sessionToken|authorizedUrl|userName|[eE]mail|displayName|errorMessage|userAgent|httpBody/,
    )
  })

  it('quote exactly what may be missing', () => {
    for (const [name, { presence }] of Object.entries(fields))
      expect(inputTemplate).toContain(
        presence === 'always' ? `"${name}":<${name}>` : `"${name}":"<${name}>"`,
      )
  })
})

describe('a relayed event', () => {
  it('is flat, and strings only', () => {
    const event = relayed(onTheBus(fixture('s05-console-add-member')), directoryFields)
    expect(event).toMatchObject({
      detailType: 'AWS API Call via CloudTrail',
      eventSource: 'sso-directory.amazonaws.com',
      eventId: '28507fe9-d1f8-499f-ac6d-ec78003fa1f0',
      memberId: '94e80458-9021-70ea-08fa-c3a10a1d8a92',
      scimId: '',
    })
    const values = Object.values(event ?? {})
    expect(values.every((value) => typeof value === 'string')).toBe(true)
  })

  it('carries a subject with a quotation mark whole', () => {
    const record = structuredClone(fixture('s10-web-identity')) as {
      responseElements: { subjectFromWebIdentityToken: string }
    }
    const subject = 'repo:example/models:ref:refs/heads/a"b'
    record.responseElements.subjectFromWebIdentityToken = subject
    expect(relayed(onTheBus({ ...record }), webIdentityFields)).toMatchObject({ subject })
  })
})
