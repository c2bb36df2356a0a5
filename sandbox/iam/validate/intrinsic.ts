/** Values of a template that are not settled yet. */

export type Members = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A function of a template, such as `Ref` or `Fn::GetAtt`. */
export function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false
  const [name, ...others] = Object.keys(value)
  return others.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true)
}
