/** The audit log in memory. */
import type { AuditLog } from '../../core/ports.ts'
import { type Fault, type MemoryTables, noFault } from './memory-tables.ts'

export function memoryAuditLog(options: {
  readonly tables: MemoryTables
  /** Default 100. */
  readonly recordsPerPage?: number
  readonly fault?: Fault
}): AuditLog {
  const { tables, recordsPerPage = 100, fault = noFault } = options
  return {
    append: (record) =>
      fault('auditLog.append', () => {
        if (tables.records.has(record.eventId)) return false
        tables.records.set(record.eventId, structuredClone(record))
        return true
      }),
    query: ({ userId, roleArn, since, until }, cursor = '0') =>
      fault('auditLog.query', () => {
        const found = [...tables.records.values()]
          .filter((record) => record.time >= since && record.time < until)
          .filter((record) => userId === undefined || record.userId === userId)
          .filter((record) => roleArn === undefined || record.roleArn === roleArn)
          .sort((a, b) => b.time - a.time || (a.eventId < b.eventId ? -1 : 1))
        const start = Number(cursor)
        const end = start + recordsPerPage
        const records = structuredClone(found.slice(start, end))
        return end < found.length ? { records, cursor: String(end) } : { records }
      }),
  }
}
