/** How ARNs are compared with patterns: part by part, as wildcards know colons. */
import { expressionOf, type Pattern, sourceOf, type Token } from './pattern.ts'

/** Parts of an ARN before the one that names the resource, which may hold colons itself. */
const headParts = 5

/**
 * For Resource and NotResource. A `*` that ends a segment can go on beyond its colon; any other
 * wildcard stays within its segment (IAM User Guide, reference_policies_elements_resource).
 */
export function resourceMatches({ tokens, text }: Pattern, resource: string): boolean {
  if (text === '*') return true
  const source = () => segmentsOf(tokens).map(resourceSource).join(':')
  return expressionOf(tokens, source).test(resource)
}

function resourceSource(segment: readonly Token[], index: number): string {
  const last = segment.at(-1)
  return segment
    .map((token) => sourceOf(token, index < headParts && (token !== last || token.kind === 'one')))
    .join('')
}

/**
 * For the ARN operators: each of the six parts is checked separately
 * (reference_policies_elements_condition_operators). What is no ARN matches nothing.
 */
export function arnMatches({ tokens }: Pattern, arn: string): boolean {
  if (arn.split(':').length <= headParts) return false
  const source = () => segmentsOf(tokens).map(partSource).join(':')
  return expressionOf(tokens, source).test(arn)
}

function partSource(segment: readonly Token[], index: number): string {
  return segment.map((token) => sourceOf(token, index < headParts)).join('')
}

/** The tokens between the first five colons, and those after them. */
function segmentsOf(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind !== 'text') segments.at(-1)?.push(token)
    else splitText(token.text, segments)
  }
  return segments
}

function splitText(text: string, segments: Token[][]): void {
  let rest = text
  while (segments.length <= headParts && rest.includes(':')) {
    const colon = rest.indexOf(':')
    if (colon > 0) segments.at(-1)?.push({ kind: 'text', text: rest.slice(0, colon) })
    segments.push([])
    rest = rest.slice(colon + 1)
  }
  if (rest !== '') segments.at(-1)?.push({ kind: 'text', text: rest })
}
