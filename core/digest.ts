/** SHA-256 digests: the one file of the core that imports from Node. */
import { createHash } from 'node:crypto'

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 32 bytes. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest()
}

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 64 lower-case hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
