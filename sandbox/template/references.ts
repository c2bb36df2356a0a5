/** Walks a value for the functions it calls and the resources it refers to. */
import {
  attributeNamed,
  type Intrinsic,
  intrinsicOf,
  placeholdersOf,
  substitutionOf,
} from './intrinsics.ts'

/** Calls `seen` for each intrinsic function in the value, outermost first, with its dotted path. */
export function eachIntrinsic(
  value: unknown,
  path: string,
  seen: (intrinsic: Intrinsic, path: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachIntrinsic(item, `${path}[${index}]`, seen)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const intrinsic = intrinsicOf(value)
  if (intrinsic) seen(intrinsic, path)
  for (const [key, member] of Object.entries(value)) {
    eachIntrinsic(member, intrinsic ? path : `${path}.${key}`, seen)
  }
}

/** Calls `seen` for each text in the value, with its dotted path. */
export function eachText(
  value: unknown,
  path: string,
  seen: (text: string, path: string) => void,
): void {
  if (typeof value === 'string') seen(value, path)
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    eachText(member, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, seen)
  }
}

/** The names one function refers to: parameters, pseudo parameters and logical ids. */
export function namesIn({ name, argument }: Intrinsic): string[] {
  if (name === 'Ref') return [String(argument)]
  if (name === 'Fn::GetAtt') return [attributeNamed(argument)[0]]
  if (name !== 'Fn::Sub') return []
  const { text, variables } = substitutionOf(argument)
  return placeholdersOf(text)
    .filter((placeholder) => !(placeholder in variables))
    .map((placeholder) => attributeNamed(placeholder)[0])
}

/** Every name a value refers to, each once. */
export function referencesOf(value: unknown): string[] {
  const names = new Set<string>()
  eachIntrinsic(value, '', (intrinsic) => {
    for (const name of namesIn(intrinsic)) names.add(name)
  })
  return [...names]
}
