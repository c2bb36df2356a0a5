/** Mistakes in the YAML itself. */
import type { Mistake } from './mistake.ts'

export const mistakes: readonly Mistake[] = [
  {
    mistake: 'a group whose name has a colon',
    change: ['group: ML Vision,', 'group: ML: Vision,'],
    at: [22, ''],
    found: '"      - { group: ML: Vision, persona: analyst }"',
    right: 'commas between what stands in { } or [ ], and quotes around a text ' + 'with a colon',
  },
  {
    mistake: 'a group whose name begins with #',
    change: ['group: Labellers', 'group: #labellers'],
    at: [29, ''],
    found: '"      - { group: #labellers, persona: compute }"',
    right:
      'a closing } or ] for each { or [ (a # begins a comment: put such a ' + 'text in quotes)',
  },
  {
    mistake: 'a comma left out',
    change: ['{ id: d-portal0001, mode: sso }', '{ id: d-portal0001 mode: sso }'],
    at: [6, ''],
    found: '"  portal: { id: d-portal0001 mode: sso }"',
    right: 'commas between what stands in { } or [ ], and quotes around a text ' + 'with a colon',
  },
  {
    mistake: 'a quote left open',
    change: ['hub: { account: "111122223333"', 'hub: { account: "111122223333'],
    at: [2, ''],
    found: '"hub: { account: \\"111122223333, region: eu-west-1 }"',
    right: 'a closing quote on the same line',
  },
  {
    mistake: 'no space behind a colon',
    change: ['trail: create', 'trail:create'],
    at: [3, ''],
    found: '"trail:create"',
    right: 'a colon and a space between key and value, like trail: create',
  },
  {
    mistake: 'a key that stands too far left',
    change: ['    grace: 7d\n  vision', '   grace: 7d\n  vision'],
    at: [18, ''],
    found: '"   grace: 7d"',
    right: 'the keys of one mapping beginning at the same column',
  },
  {
    mistake: 'a value with a tag',
    change: ['trail: create', 'trail: !!str create'],
    at: [3, ''],
    found: 'the tag !!str',
    right: 'the value alone, a text in quotes',
  },
  {
    mistake: 'a team that borrows from another',
    change: ['  labels:\n    domain: portal', '  labels:\n    domain: *domain'],
    at: [27, ''],
    found: 'the alias *domain',
    right: 'each entry written out, since every entitlement names a line of its own',
  },
]
