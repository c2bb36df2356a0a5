/**
 * Every action that the template gives a service role is needed: taken away alone, it shows. Writes
 * test/proofs/results/least-privilege.txt.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Grant, grantsIn } from '../support/least-privilege/grants.ts'
import { deployBriefly, keyOf, runCourse, showsMissing } from '../support/least-privilege/probe.ts'

const file = new URL('./results/least-privilege.txt', import.meta.url)

interface Tried {
  readonly grant: Grant
  readonly showed: string | undefined
}

/** @param args words that a role's name or an action must contain; none: all of them */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { deployed, remove } = await deployBriefly()
  try {
    const { used, refused } = await runCourse(deployed)
    const all = grantsIn(deployed.assembly)
    const chosen = all.filter((grant) => args.every((word) => keyOf(grant).includes(word)))
    const unused = chosen.filter((grant) => !used.has(keyOf(grant)))
    const tried: Tried[] = []
    for (const grant of chosen) {
      const chapter = used.get(keyOf(grant))
      if (chapter === undefined) continue
      const showed = await showsMissing(grant, deployed, chapter)
      tried.push({ grant, showed })
      console.log(`${tried.length} ${shown(grant)}: ${showed ?? 'NOT NOTICED'}`)
    }
    const lines = report({ all, tried, unused, refused: refused.map((one) => JSON.stringify(one)) })
    console.log(lines.join('\n'))
    if (args.length === 0) write(lines)
    const unnoticed = tried.filter(({ showed }) => showed === undefined)
    return unnoticed.length + unused.length + refused.length === 0
  } finally {
    remove()
  }
}

function report(given: {
  readonly all: readonly Grant[]
  readonly tried: readonly Tried[]
  readonly unused: readonly Grant[]
  readonly refused: readonly string[]
}): string[] {
  const { all, tried, unused, refused } = given
  const unnoticed = tried.filter(({ showed }) => showed === undefined).map(({ grant }) => grant)
  const roles = new Set(all.map(({ role }) => role))
  const ways = new Map<string, number>()
  for (const { showed } of tried) {
    const way = showed?.replace(/^refused in /, 'refused in the chapter ') ?? 'not noticed'
    ways.set(way, (ways.get(way) ?? 0) + 1)
  }
  return [
    'Least privilege (npm run proof -- least-privilege)',
    'Each action of each statement of each service role, trust included, was taken out of the',
    'template alone; the course was played in a sandbox of its own until that showed.',
    '',
    `${all.length} grants to ${roles.size} roles; tried ${tried.length}`,
    `shown missing ${tried.length - unnoticed.length}, not noticed ${unnoticed.length}`,
    `never used by the course ${unused.length}, refused with the whole template ${refused.length}`,
    '',
    ...[...ways].sort(([, left], [, right]) => right - left).map(([way, n]) => `${n} ${way}`),
    ...unnoticed.map((grant) => `not noticed: ${shown(grant)}`),
    ...unused.map((grant) => `never used: ${shown(grant)}`),
    ...refused.map((one) => `refused: ${one}`),
  ]
}

function shown({ role, statement, action, policy }: Grant): string {
  return policy.startsWith('trust') ? `${policy}, ${action}` : `${role}, ${statement}, ${action}`
}

function write(lines: readonly string[]): void {
  mkdirSync(new URL('./', file), { recursive: true })
  writeFileSync(file, `${lines.join('\n')}\n`)
}
