/** Which operations were put beside somebody else's implementation, read from the checks. */
import { globSync, readFileSync } from 'node:fs'
import { services } from '../../../sandbox/index.generated.ts'

/** boto3 is asked about every operation but these: the check fails for any other. */
const notByBoto3: Readonly<Record<string, string>> = {
  'sso-directory': 'no public model; names are those of CloudTrail records',
  'sts:AssumeRoleWithSAML': 'refused by name until sign-in by SAML is built',
}

export interface Judged {
  /** `service:Operation`. */
  readonly operation: string
  readonly agreedWith: readonly string[]
  /** Why nobody was asked. */
  readonly alone?: string
}

export function judgedOperations(): readonly Judged[] {
  const moto = comparedWithMoto()
  const cli = textOf('test/conformance/checks/aws-cli.ts')
  return services.flatMap(({ definition: { name }, actions }) =>
    Object.keys(actions).map((action) => {
      const operation = `${name}:${action}`
      const alone = notByBoto3[name] ?? notByBoto3[operation]
      if (alone) return { operation, agreedWith: [], alone }
      const byCli = cli.includes(`${cliName(name)} ${kebab(action)}`)
      const byMoto = moto.has(`${motoNames[name] ?? name}:${action}`)
      const agreedWith = ['boto3', ...(byCli ? ['AWS CLI'] : []), ...(byMoto ? ['moto'] : [])]
      return { operation, agreedWith }
    }),
  )
}

/** Services that have another name in the list of what was compared: boto3's. */
const motoNames: Readonly<Record<string, string>> = {
  servicequotas: 'service-quotas',
  tagging: 'resourcegroupstaggingapi',
}

/** `service:Operation`, of the list that the check writes. */
function comparedWithMoto(): ReadonlySet<string> {
  const lines = textOf('test/conformance/results/moto.md').matchAll(/^- ([\w-]+): (.+)$/gm)
  const calls = [...lines].flatMap(([, service, operations = '']) =>
    operations.split(', ').map((operation) => `${service}:${operation}`),
  )
  return new Set(calls)
}

function cliName(service: string): string {
  return service === 'states' ? 'stepfunctions' : service
}

function kebab(action: string): string {
  return action.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()
}

function textOf(pattern: string): string {
  return globSync(pattern)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}
