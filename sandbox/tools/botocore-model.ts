/** Reads one operation of a service model in botocore's form into the form of our model file. */

interface BotocoreMember {
  readonly shape: string
  readonly idempotencyToken?: boolean
}

interface BotocoreShape {
  readonly type: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly min?: number
  readonly max?: number
  readonly required?: readonly string[]
  readonly members?: Readonly<Record<string, BotocoreMember>>
  readonly member?: { readonly shape: string }
  readonly key?: { readonly shape: string }
  readonly value?: { readonly shape: string }
  readonly union?: boolean
  readonly document?: boolean
  readonly exception?: boolean
  readonly error?: { readonly httpStatusCode?: number; readonly senderFault?: boolean }
}

export interface BotocoreModel {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly input?: { readonly shape: string }
        readonly output?: { readonly shape: string }
        readonly errors?: ReadonlyArray<{ readonly shape: string }>
      }
    >
  >
  readonly shapes: Readonly<Record<string, BotocoreShape>>
}

/** Undefined when the model has no such operation. Documentation texts are left out. */
export function botocoreOperation(model: BotocoreModel, action: string) {
  const found = model.operations[action]
  if (!found) return undefined
  const errors = found.errors?.map(({ shape }) => shape) ?? []
  const shapes: Record<string, object> = {}
  const reached = [found.input?.shape, found.output?.shape, ...errors]
  for (const name of reached) if (name !== undefined) collect(model, name, shapes)
  const unit = 'smithy.api#Unit'
  const operation = {
    input: found.input?.shape ?? unit,
    output: found.output?.shape ?? unit,
    errors,
  }
  return { operation, shapes }
}

function collect(model: BotocoreModel, name: string, shapes: Record<string, object>): void {
  const shape = model.shapes[name]
  if (!shape || shapes[name]) return
  shapes[name] = translated(shape)
  const { members = {}, member, key, value } = shape
  const inner = [...Object.values(members), member, key, value]
  for (const reference of inner) if (reference) collect(model, reference.shape, shapes)
}

function translated(shape: BotocoreShape): object {
  const { member, key, value, pattern, enum: values, exception, error } = shape
  const bounds = boundsOf(shape)
  return {
    type: typeOf(shape),
    ...(pattern !== undefined && { pattern }),
    ...(bounds && (isNumber(shape) ? { range: bounds } : { length: bounds })),
    ...(values && { values }),
    ...(member && { member: member.shape }),
    ...(key && { key: key.shape }),
    ...(value && { value: value.shape }),
    ...(shape.type === 'structure' && !shape.document && { members: membersOf(shape) }),
    ...(exception && { error: error?.senderFault === false ? 'server' : 'client' }),
    ...(error?.httpStatusCode !== undefined && { httpStatus: error.httpStatusCode }),
  }
}

function typeOf({ type, union, document, enum: values }: BotocoreShape): string {
  if (document) return 'document'
  if (union) return 'union'
  return values ? 'enum' : type
}

function isNumber({ type }: BotocoreShape): boolean {
  return ['integer', 'long', 'float', 'double'].includes(type)
}

function boundsOf({ min, max }: BotocoreShape) {
  if (min === undefined && max === undefined) return undefined
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

/** A required member's shape has a `!` behind it; tokens that clients fill in are not required. */
function membersOf({ members = {}, required = [] }: BotocoreShape): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).map(([name, { shape, idempotencyToken }]) => [
      name,
      required.includes(name) && !idempotencyToken ? `${shape}!` : shape,
    ]),
  )
}
