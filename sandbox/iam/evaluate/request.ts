/** Who asks for what: the request that policies are judged against. */

/** Condition keys with their values; names match whatever their letter case. */
export type Context = Readonly<Record<string, string | readonly string[]>>

export type Principal =
  | {
      readonly kind: 'role-session'
      /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
      readonly arn: string
      readonly roleArn: string
      readonly accountId: string
    }
  | { readonly kind: 'user'; readonly arn: string; readonly accountId: string }
  /** For example `lambda.amazonaws.com`. */
  | { readonly kind: 'service'; readonly name: string }
  /** Who comes with a token of an identity provider, by the provider's ARN or name. */
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'anonymous' }

export interface AccessRequest {
  readonly principal: Principal
  /** `<service>:<Action>`. */
  readonly action: string
  /** ARN, or `*` for actions that know no resource. */
  readonly resource: string
  /** Account that owns the resource; absent: the principal's own. */
  readonly resourceAccountId?: string
  readonly context: Context
}

/** Finds all values of a key; undefined when the request has none. */
export type Values = (key: string) => readonly string[] | undefined

/** Indexes a context by keys in lower case. */
export function valuesOf(context: Context): Values {
  const byKey = new Map<string, readonly string[]>()
  for (const [key, value] of Object.entries(context)) {
    byKey.set(key.toLowerCase(), typeof value === 'string' ? [value] : value)
  }
  return (key) => byKey.get(key.toLowerCase())
}
