/** Keeps records in a list, each held to its row of what CloudTrail writes. */
import { recordProblems } from '../../sandbox/cloudtrail/check-record.ts'
import type { TrailRecord } from '../../sandbox/contracts.ts'

/** A stand-in for CloudTrail. Throws for a record that is not as its row says. */
export function keepRecords(records: TrailRecord[]): (record: TrailRecord) => void {
  return (record) => {
    const problems = recordProblems(record)
    if (problems.length > 0) throw new Error(problems.join('; '))
    records.push(record)
  }
}
