/** A problem as a rule sees it, before its line is known, and problems as text. */
import type { MapProblem } from './access-map.ts'

/** Keys and list indexes from the top of the file. */
export type Path = ReadonlyArray<string | number>

export interface Finding {
  readonly path: Path
  /** Left out: what stands at the path. */
  readonly found?: string
  readonly right: string
  /** The key that was probably meant by an unknown one. */
  readonly meant?: Path
}

/** `teams.fraud.groups[0].persona`; keys that are not plain words stand in `["..."]`. */
export function formatPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`
      return index === 0 ? step : `.${step}`
    })
    .join('')
}

/** `access.yaml:12: teams.fraud.groups[0].persona: found "ml-ops"; right: one of ...` */
export function formatProblem(problem: MapProblem): string {
  const place = problem.path === '' ? '' : `${problem.path}: `
  return `${problem.file}:${problem.line}: ${place}found ${problem.found}; right: ${problem.right}`
}
