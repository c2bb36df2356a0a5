/** ConsumedCapacity of transactions, in round figures. */

/**
 * Members of the answer. Two units for each item of up to 1 kB is what AWS documents; the sandbox
 * does not count beyond the first kilobyte.
 */
export function capacityOf(wanted: string | undefined, tables: readonly string[]): object {
  if (wanted !== 'TOTAL' && wanted !== 'INDEXES') return {}
  const units = new Map<string, number>()
  for (const table of tables) units.set(table, (units.get(table) ?? 0) + 2)
  return {
    ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({
      TableName,
      CapacityUnits,
    })),
  }
}
