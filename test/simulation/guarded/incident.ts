/** One way in which a group may lose its members, and what is right then. */
import { type Company, vision } from './company.ts'

export interface Incident {
  readonly name: string
  /** Members of the group Vision at first; default 12. */
  readonly size?: number
  happens(company: Company): void | Promise<void>
  /** Of the members: suspended once all is at rest, and held. */
  readonly suspended: number
  readonly held: number
  /** Ends what happened; then nobody is held, and all who are right to be granted are. */
  ends?(company: Company): void | Promise<void>
}

export function empty(company: Company, tell = true): void {
  for (const userId of company.visionaries) company.directory.leave(userId, vision)
  if (tell) company.tell('Group', vision)
}

export function fill(company: Company): void {
  for (const userId of company.visionaries) company.directory.join(userId, vision)
  company.tell('Group', vision)
}

export function leave(company: Company, count: number): void {
  for (const userId of company.visionaries.slice(0, count)) company.directory.leave(userId, vision)
  company.tell('Group', vision)
}
