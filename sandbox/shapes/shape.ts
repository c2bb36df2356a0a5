/** A shape as requests and answers are checked against: the SDK's schema and the model in one. */
import type { Bounds } from './model.ts'

export interface Text {
  readonly kind: 'text'
  readonly length?: Bounds
  /** The whole value must match. */
  readonly pattern?: { readonly expression: RegExp; readonly shown: string }
  readonly values?: readonly string[]
}

export interface Numeric {
  readonly kind: 'number'
  /** As Java names it, in AWS's words on mistyped members. */
  readonly typeName: 'Integer' | 'Long' | 'Float' | 'Double'
  readonly range?: Bounds
}

export interface List {
  readonly kind: 'list'
  readonly length?: Bounds
  readonly item: Shape
}

export interface Mapping {
  readonly kind: 'map'
  readonly length?: Bounds
  readonly key: Shape
  readonly value: Shape
}

export interface Member {
  readonly name: string
  /** In the request as an action reads it: of path, query and headers where it stands there. */
  readonly wireName: string
  readonly required: boolean
  readonly shape: Shape
}

export interface Structure {
  readonly kind: 'structure' | 'union'
  readonly members: readonly Member[]
  readonly byWireName: ReadonlyMap<string, Member>
}

export interface Plain {
  /** A blob is text in base64, a timestamp is seconds since 1970, a document is anything. */
  readonly kind: 'boolean' | 'timestamp' | 'blob' | 'document'
}

export type Shape = Text | Numeric | List | Mapping | Structure | Plain
