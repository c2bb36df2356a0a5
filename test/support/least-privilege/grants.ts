/** What the template's service roles may do, one action of one statement at a time. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { rolePath } from '../../../core/deployed-names.ts'

/** One action that one statement gives a role, or that its trust gives a service. */
export interface Grant {
  readonly stack: string
  /** The role's physical name. */
  readonly role: string
  readonly action: string
  /** As the sandbox's decisions name them. */
  readonly policy: string
  readonly statement: string
  readonly place: Place
}

interface Place {
  /** Logical id of the resource that carries the statement. */
  readonly resource: string
  /** Property that holds the document. */
  readonly property: 'PolicyDocument' | 'AssumeRolePolicyDocument'
  readonly index: number
}

interface Statement {
  readonly Sid?: string
  readonly Effect: string
  Action: string | string[]
  readonly Principal?: { readonly Service?: unknown }
}

interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: Properties }>
}

interface Properties {
  readonly RoleName?: string
  readonly Path?: string
  readonly PolicyName?: string
  readonly Roles?: ReadonlyArray<{ readonly Ref?: string }>
  readonly PolicyDocument?: { readonly Statement: Statement[] }
  readonly AssumeRolePolicyDocument?: { readonly Statement: Statement[] }
}

/** Every grant to the roles below `/rollcall/service/`. Persona roles are people's, not ours. */
export function grantsIn(assembly: string): Grant[] {
  return templatesIn(assembly).flatMap((file) => {
    const template = read(assembly, file)
    return Object.entries(template.Resources).flatMap(([resource, { Type, Properties: given }]) => {
      if (Type === 'AWS::IAM::Role') return trustGrants(file, resource, given)
      return Type === 'AWS::IAM::Policy' ? policyGrants(file, template, resource) : []
    })
  })
}

function trustGrants(stack: string, resource: string, given: Properties): Grant[] {
  const { RoleName: role = '', Path: path, AssumeRolePolicyDocument: document } = given
  if (path !== rolePath.service || !document) return []
  const place = { resource, property: 'AssumeRolePolicyDocument' } as const
  const grants = grantsOf(document.Statement, { stack, role, policy: `trust of ${role}`, place })
  // Where the account is the principal, the decision names the caller's own policy.
  return grants.filter(({ place: { index } }) => document.Statement[index]?.Principal?.Service)
}

function policyGrants(stack: string, template: Template, resource: string): Grant[] {
  const {
    PolicyName: policy = '',
    PolicyDocument: document,
    Roles,
  } = propertiesOf(template, resource)
  return (Roles ?? []).flatMap(({ Ref: id = '' }) => {
    const { RoleName: role = '', Path: path } = propertiesOf(template, id)
    if (path !== rolePath.service || !document) return []
    const place = { resource, property: 'PolicyDocument' } as const
    return grantsOf(document.Statement, { stack, role, policy, place })
  })
}

type Whose = Pick<Grant, 'stack' | 'role' | 'policy'> & { readonly place: Omit<Place, 'index'> }

function grantsOf(statements: readonly Statement[], { place, ...whose }: Whose): Grant[] {
  return statements.flatMap(({ Effect, Action, Sid }, index) =>
    Effect === 'Allow'
      ? [Action].flat().map((action) => ({
          ...whose,
          action,
          statement: Sid ?? `Statement[${index}]`,
          place: { ...place, index },
        }))
      : [],
  )
}

/** A copy of the assembly in which that one action is not given; its assets are linked. */
export function without(grant: Grant, assembly: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(assembly)) {
    const from = resolve(assembly, name)
    if (name.startsWith('asset.')) symlinkSync(from, join(folder, name))
    else cpSync(from, join(folder, name), { recursive: true })
  }
  const template = read(assembly, grant.stack)
  const { resource, property, index } = grant.place
  const document = propertiesOf(template, resource)[property]
  const statement = document?.Statement[index]
  if (!document || !statement) throw new Error(`${grant.stack} has no ${property} on ${resource}`)
  const left = [statement.Action].flat().filter((action) => action !== grant.action)
  if (left.length > 0) statement.Action = left
  else document.Statement.splice(index, 1)
  writeFileSync(join(folder, grant.stack), JSON.stringify(template))
  return folder
}

function templatesIn(assembly: string): string[] {
  return readdirSync(assembly).filter((name) => name.endsWith('.template.json'))
}

function read(assembly: string, file: string): Template {
  return JSON.parse(readFileSync(join(assembly, file), 'utf8'))
}

function propertiesOf(template: Template, resource: string): Properties {
  return template.Resources[resource]?.Properties ?? {}
}
