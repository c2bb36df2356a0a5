/** A small map that is right, for tests to spoil one line of. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { formatProblem, parseAccessMap } from '../../../core/access-map/parse.ts'

export const exampleText = `\
identityStore: { id: d-9067a1b2c3, region: eu-west-1, account: "111122223333" }
hub: { account: "111122223333", region: eu-west-1 }
trail: create
domains:
  research: { id: d-research0001, mode: iam, account: "111122223333", region: eu-west-1 }
  portal: { id: d-portal0001, mode: sso }
personas:
  analyst: { activities: [run-studio-apps, query-athena] }
guard: { share: 10%, atLeast: 2, window: 24h }
teams:
  fraud:
    domain: research
    groups:
      - { group: ML Fraud Leads, persona: mlops }
      - { group: ML Fraud Scientists, persona: data-scientist }
    buckets: [example-fraud-data]
    instances: [ml.t3.medium, ml.m5.large]
    grace: 7d
  vision:
    domain: research
    groups:
      - { group: ML Vision, persona: analyst }
    spaces: discard
    acceptDataLoss: "I accept that space data is lost"
    grace: 12h
  labels:
    domain: portal
    groups:
      - { group: Labellers, persona: compute }
`

/** The example with each [from, to] replaced; throws when `from` is not there. */
export function exampleWith(...changes: ReadonlyArray<readonly [string, string]>): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example has no ${from}`)
    return text.replace(from, () => to)
  }, exampleText)
}

export function problemsOf(text: string): string[] {
  return parseAccessMap(text, 'access.yaml').problems.map(formatProblem)
}

export function mapOf(text: string): AccessMap {
  const { map, problems } = parseAccessMap(text, 'access.yaml')
  if (map === undefined) throw new Error(problems.map(formatProblem).join('\n'))
  return map
}
