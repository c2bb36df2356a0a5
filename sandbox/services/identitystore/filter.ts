/** The one filter that listings of users and groups take. */
import { invalid } from '../../directory/errors.ts'

export interface Filter {
  readonly AttributePath: string
  readonly AttributeValue: string
}

/** The value filtered by, if any; throws `ValidationException` for another attribute. */
export function filteredValue(
  filters: readonly Filter[] | undefined,
  attributePath: string,
): string | undefined {
  const [filter] = filters ?? []
  if (filter === undefined) return undefined
  if (filter.AttributePath.toLowerCase() !== attributePath.toLowerCase())
    throw invalid(`Filtering is only supported by ${attributePath}.`)
  return filter.AttributeValue
}
