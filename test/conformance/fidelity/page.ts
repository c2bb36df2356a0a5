/** docs/fidelity.md as it follows from the code, the checks and the figures they were run with. */
import { readFileSync } from 'node:fs'
import { differences } from '../event-ruler/differences.ts'
import { unsupported } from '../unsupported-scim.ts'
import { type Judged, judgedOperations } from './oracles.ts'
import { onlyThere } from './real-account.ts'
import { type Said, saidIn } from './sentences.ts'

export const figuresFile = 'test/conformance/results/figures.txt'

const introduction = `# How far the sandbox can be believed

Written by \`npm run generate\` from the sandbox's code and comments, the checks in
\`test/conformance\` and the figures of their last full run; a test keeps it current.

The grounds, from the firmest to the weakest:

- **agreed**: somebody else's implementation was asked the same and answered the same
- **model**: the shapes, names and limits of AWS's own service models
- **documented**: AWS's guides and API references say so
- **seen**: a third party recorded it from AWS
- **assumed**: nobody says; the sandbox had to choose

Every request and answer of an operation is held against AWS's model of it while the sandbox runs;
that is the ground of each row of the first table, beside those it names.`

export function fidelityPage(): string {
  const said = saidIn('sandbox')
  const operations = judgedOperations()
  const actionFiles = new Set(operations.map(({ operation }) => fileOf(operation)))
  const behaviours = said.filter(({ file }) => !actionFiles.has(file))
  return [
    introduction,
    '## What others agreed with',
    ['```', readFileSync(figuresFile, 'utf8').trimEnd(), '```'].join('\n'),
    'What is judged stands as a difference, for its reason, and is no disagreement.',
    table(['check', 'difference that stands'], standing()),
    '## Operations',
    table(
      ['operation', 'agreed with', 'documented or seen', 'assumed'],
      operations.map((one) => operationRow(one, said)),
    ),
    '## Behaviours',
    table(
      ['where', 'ground', 'what'],
      behaviours.map(({ file, ground, sentence }) => [code(place(file)), ground, sentence]),
    ),
    '## The directory',
    'Its grounds, SCIM with them, are in [its own page](../sandbox/directory/README.md).',
    '## Figures',
    table(['figure', 'value', 'ground', 'source'], figureRows()),
    '## What only a real account can show',
    table(
      ['about', 'what is not known', 'what hangs on it'],
      onlyThere.map(({ area, question, matters }) => [area, question, matters]),
    ),
    '',
  ].join('\n\n')
}

function standing(): string[][] {
  return [
    ...differences.map(({ why }) => ['event-ruler', why]),
    ...unsupported.map(({ why }) => ['scim2-tester', why]),
    ['boto3', 'its list is in [driver.py](../test/conformance/python/driver.py)'],
    ['moto', 'member by member in [moto.md](../test/conformance/results/moto.md)'],
  ]
}

function operationRow({ operation, agreedWith, alone }: Judged, said: readonly Said[]): string[] {
  const own = said.filter(({ file }) => file === fileOf(operation))
  const assumed = own.filter(({ ground }) => ground === 'assumed')
  const firm = own.filter(({ ground }) => ground !== 'assumed')
  const sentences = (some: readonly Said[]) => some.map(({ sentence }) => sentence).join(' ')
  const ground = alone === undefined ? agreedWith.join(', ') : `none: ${alone}`
  return [code(operation), ground, sentences(firm), sentences(assumed)]
}

function fileOf(operation: string): string {
  const [service, action = ''] = operation.split(':')
  return `sandbox/services/${service}/${kebab(action)}.ts`
}

/** As the file of an action is named: `AssumeRoleWithSAML` is `assume-role-with-saml`. */
function kebab(action: string): string {
  return action.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()
}

function place(file: string): string {
  return file.replace(/^sandbox\//, '').replace(/\.ts$/, '')
}

interface Figure {
  readonly value: number | readonly number[]
  readonly unit: string
  readonly ground: string
  readonly source: string
}

function figureRows(): string[][] {
  const figures: Record<string, Figure> = JSON.parse(readFileSync('sandbox/weather.json', 'utf8'))
  return Object.entries(figures).map(([name, { value, unit, ground, source }]) => [
    code(name),
    `${[value].flat().join(' to ')} ${unit}`,
    ground,
    source,
  ])
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}

function code(text: string): string {
  return `\`${text}\``
}
