/** Options of tasks: their defaults in Basic mode (DataSync API reference, Options). */
import type { Options } from '../../datasync/store.ts'

const defaults: Options = {
  VerifyMode: 'POINT_IN_TIME_CONSISTENT',
  OverwriteMode: 'ALWAYS',
  Atime: 'BEST_EFFORT',
  Mtime: 'PRESERVE',
  Uid: 'INT_VALUE',
  Gid: 'INT_VALUE',
  PreserveDeletedFiles: 'PRESERVE',
  PreserveDevices: 'NONE',
  PosixPermissions: 'PRESERVE',
  BytesPerSecond: -1,
  TaskQueueing: 'ENABLED',
  LogLevel: 'OFF',
  TransferMode: 'CHANGED',
  SecurityDescriptorCopyFlags: 'NONE',
  ObjectTags: 'PRESERVE',
}

/** Those given in place of `known`, and those in place of the defaults. */
export function withDefaults(given: Options = {}, known: Options = {}): Options {
  return { ...defaults, ...known, ...given }
}
