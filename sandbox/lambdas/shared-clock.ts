/** The virtual clock as workers read it: one number in shared memory, kept current. */
import { VirtualClock } from '../world/clock.ts'
import { defineStore, type World } from '../world/world.ts'

/** Milliseconds since 1970 as one BigInt64; undefined under a real clock. */
export const sharedClock = defineStore<SharedArrayBuffer | undefined>((world: World) => {
  const { clock } = world
  if (!(clock instanceof VirtualClock)) return undefined
  const memory = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  const cell = new BigInt64Array(memory)
  const write = (nowMs: number) => Atomics.store(cell, 0, BigInt(Math.floor(nowMs)))
  write(clock.now())
  clock.onChange(write)
  return memory
})
