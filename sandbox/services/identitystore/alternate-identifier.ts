/** The ways to name a user or a group other than by id. */
import { invalid } from '../../directory/errors.ts'

export interface AlternateIdentifier {
  readonly ExternalId?: { readonly Issuer: string; readonly Id: string }
  readonly UniqueAttribute?: { readonly AttributePath: string; readonly AttributeValue: unknown }
}

/** The value asked for; throws `ValidationException` for a path that identifies nothing. */
export function uniqueValue(
  { AttributePath, AttributeValue }: NonNullable<AlternateIdentifier['UniqueAttribute']>,
  paths: readonly string[],
): { readonly path: string; readonly value: string } {
  const path = paths.find((known) => known.toLowerCase() === AttributePath.toLowerCase())
  if (path === undefined) throw invalid(`The attribute path must be one of: ${paths.join(', ')}.`)
  if (typeof AttributeValue !== 'string') throw invalid(`The value of ${path} must be a string.`)
  return { path, value: AttributeValue }
}
