/** cfn-lint over every template of a fresh synthesis: does CloudFormation's own schema agree? */
import { readdirSync, rmSync } from 'node:fs'
import type { Check, Outcome } from '../check.ts'
import { nothing } from '../check.ts'
import { firstLine, pythonPrograms, ran, root, workspace } from '../tools.ts'

/** What cfn-lint prints with `--format json`, as far as it is read here. */
interface Match {
  readonly Level: string
  readonly Message: string
  readonly Filename: string
  readonly Location: { readonly Path?: readonly (string | number)[] }
  readonly Rule: { readonly Id: string }
}

export const check: Check = { name: 'cfn-lint', needs: 'pypi', run }

async function run(): Promise<Outcome> {
  const python = pythonPrograms()
  if ('unavailable' in python) return { ...nothing, skipped: python.unavailable }
  const assembly = `${workspace}/cdk.out`
  rmSync(assembly, { recursive: true, force: true })
  const synthesized = ran(process.execPath, ['infra/app.ts'], { CDK_OUTDIR: assembly })
  if (synthesized.code !== 0) return failed(`infra/app.ts: ${firstLine(synthesized)}`)
  const templates = readdirSync(assembly, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => `${assembly}/${name}`)
  if (templates.length === 0) return failed('the synthesis wrote no template')
  const linted = ran(`${python.folder}/cfn-lint`, ['--format', 'json', '--', ...templates])
  if (!linted.stdout.trim().startsWith('[')) return failed(firstLine(linted))
  const matches: readonly Match[] = JSON.parse(linted.stdout)
  const found = matches.filter(({ Level }) => Level === 'Error')
  const errors = found.filter((match) => !isJsonataWait(match))
  const wrong = new Set(errors.map(({ Filename }) => Filename))
  return {
    cases: templates.length,
    agreements: templates.length - wrong.size,
    disagreements: errors.map(sentence),
    judged: found
      .filter(isJsonataWait)
      .map((match) => `${sentence(match)}: Amazon States Language takes an expression there`),
  }
}

/** Amazon States Language: Seconds and MaxConcurrency may be JSONata; cfn-lint knows numbers. */
function isJsonataWait({ Rule, Message }: Match): boolean {
  return (
    Rule.Id === 'E3601' &&
    /^['"]\{%.*%\}['"] is not of type 'number' at .*(Seconds|MaxConcurrency)'$/.test(Message)
  )
}

function failed(why: string): Outcome {
  return { cases: 1, agreements: 0, disagreements: [why] }
}

function sentence({ Filename, Rule, Location, Message }: Match): string {
  const place = Location.Path?.join('.') ?? ''
  return `${Filename.replace(root, '')} ${place}: ${Message} (${Rule.Id})`
}
