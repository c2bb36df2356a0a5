/** What the deletion guard would say of each change of a plan. */
import type { PlanRow } from './plan-rows.ts'

/** Empty for what takes nothing away. */
export function guardVerdict({ change }: PlanRow): string {
  return change === 'suspend' || change === 'deprovision' ? 'not judged' : ''
}
