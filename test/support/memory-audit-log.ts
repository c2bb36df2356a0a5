/** The audit log in memory. */
import type { AuditLog } from '../../core/ports.ts'
import { type Fault, type MemoryTables, noFault, pageOf } from './memory-tables.ts'

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
    query: ({ userId, roleArn, since, until }, cursor) =>
      fault('auditLog.query', () => {
        const found = [...tables.records.values()]
          .filter((record) => record.time >= since && record.time < until)
          .filter((record) => userId === undefined || record.userId === userId)
          .filter((record) => roleArn === undefined || record.roleArn === roleArn)
          .sort((a, b) => b.time - a.time || (a.eventId < b.eventId ? -1 : 1))
        const { rows, next } = pageOf(found, { cursor, most: recordsPerPage })
        return { records: structuredClone(rows), ...next }
      }),
  }
}
