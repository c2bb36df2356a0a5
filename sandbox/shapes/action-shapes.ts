/** The compiled shapes of each action: made once in a process, when it is first called. */
import { compilerFor } from './compile.ts'
import { modelOf } from './model.ts'
import { type ErrorSchema, type SdkSchemas, sdkSchemas } from './sdk-schemas.ts'
import type { Shape } from './shape.ts'

export interface ErrorShape {
  readonly status: number
  /** The name that clients of the query protocol know, where it is another. */
  readonly queryCode: string | undefined
  readonly shape: Shape
}

export interface ActionShapes {
  readonly input: Shape
  readonly output: Shape
  /** Names on the wire of the errors that the model lists for this action. */
  readonly declared: ReadonlySet<string>
  /** Undefined when the service has no such error; `code` is its name on the wire. */
  errorOf(code: string): ErrorShape | undefined
}

type Compile = (action: string) => ActionShapes | undefined

const services = new Map<string, Compile>()

/** Undefined for an action of no public API, for example the console's own. */
export function shapesOf(service: string, action: string): ActionShapes | undefined {
  let known = services.get(service)
  if (!known) {
    known = compileOnce(service)
    services.set(service, known)
  }
  return known(action)
}

function compileOnce(service: string): Compile {
  const sdk = sdkSchemas(service)
  if (!sdk) return () => undefined
  const compile = actionCompiler(service, sdk)
  const compiled = new Map<string, ActionShapes | undefined>()
  return (action) => {
    if (!compiled.has(action)) compiled.set(action, compile(action))
    return compiled.get(action)
  }
}

function actionCompiler(service: string, sdk: SdkSchemas): Compile {
  const model = modelOf(service)
  const compiler = compilerFor(model)
  const errors = new Map<string, ErrorShape>()
  for (const error of errorsOf(sdk, Object.keys(model?.shapes ?? {}))) {
    const modelName = error.schema.getName()
    errors.set(error.code, {
      status: error.status,
      queryCode: error.queryCode,
      shape: compiler.shapeOf(error.schema, modelName),
    })
  }
  return (name) => {
    const schemas = sdk.operation(name)
    if (!schemas) return undefined
    const operation = model?.operations[name]
    const declared = errorsOf(sdk, operation?.errors ?? []).map(({ code }) => code)
    return {
      input: compiler.shapeOf(schemas.input, operation?.input),
      output: compiler.shapeOf(schemas.output, operation?.output),
      declared: new Set(declared),
      errorOf: (code) => errors.get(code),
    }
  }
}

function errorsOf(sdk: SdkSchemas, names: readonly string[]): ErrorSchema[] {
  return names.flatMap((name) => sdk.error(name) ?? [])
}
