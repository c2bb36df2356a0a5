/** The access map as the rest of Rollcall reads it: checked, with defaults filled in, data only. */

export interface AccessMap {
  /** SHA-256 of the canonical JSON of everything else here, line numbers left out; hex. */
  readonly hash: string
  readonly identityStore: { readonly id: string; readonly region: string; readonly account: string }
  /**
   * Account and Region of the hub stack, and how many users may be reconciled at once: so much of
   * the account's Lambda concurrency is reserved for each of the three functions that do it.
   */
  readonly hub: { readonly account: string; readonly region: string; readonly places: number }
  /** `create`: the hub stack makes a trail. `bring`: the ARN of one that exists. */
  readonly trail: 'create' | { readonly bring: string }
  readonly domains: readonly DomainEntry[]
  /** The built-in ones first. */
  readonly personas: readonly PersonaEntry[]
  /** In the order of the file: in an SSO-mode domain the first team wins. */
  readonly teams: readonly TeamEntry[]
  readonly guard: GuardLimits
}

export interface DomainEntry {
  readonly name: string
  /** SageMaker domain id, `d-...`. */
  readonly id: string
  readonly mode: 'iam' | 'sso'
  /** SSO mode: who is assigned to the domain's application. In IAM mode it says nothing. */
  readonly assign: 'groups' | 'users'
  /** IAM mode: what ends open Studio sessions of who is suspended. In SSO mode it says nothing. */
  readonly presignDeny: 'tag' | 'tag-and-names'
  readonly account: string
  readonly region: string
  /** How DataSync reaches the homes on the domain's file system; needed for `home: archive`. */
  readonly archive?: { readonly subnet: string; readonly securityGroup: string }
  readonly line: number
}

export interface PersonaEntry {
  readonly name: string
  /** Names of activities in core/persona/. */
  readonly activities: readonly string[]
  /** 0 for the built-in ones, which stand in no file. */
  readonly line: number
}

export interface TeamEntry {
  readonly name: string
  readonly domain: string
  /** In order of precedence: the first group a user is in decides the persona. */
  readonly groups: readonly GroupEntry[]
  readonly buckets: readonly string[]
  /** Allowed instance types; empty means no limit. */
  readonly instances: readonly string[]
  /** `readable` puts a part of user names into ARNs and sealed records, for ever. */
  readonly profileNames: 'hashed' | 'readable'
  readonly home: 'keep' | 'archive'
  readonly spaces: 'archive' | 'discard'
  readonly jobs: 'stop' | 'finish'
  /** `keep`: they go on, and operators are told whose they were. */
  readonly endpoints: 'keep' | 'delete'
  /** Milliseconds from suspension to deprovisioning. */
  readonly graceMs: number
  readonly line: number
}

export interface GroupEntry {
  /** Display name in the directory. */
  readonly group: string
  /** Pins the group's id; unset until the map says it. */
  readonly groupId?: string
  readonly persona: string
  readonly line: number
}

export interface GuardLimits {
  /** More than max(atLeast, share of the group) suspended within the window is held. */
  readonly share: number
  readonly atLeast: number
  readonly windowMs: number
}

/** One thing wrong with the map: where, what was found, and what would be right. */
export interface MapProblem {
  readonly file: string
  readonly line: number
  /** For example `teams.fraud.groups[0].persona`; empty for the file as a whole. */
  readonly path: string
  readonly found: string
  readonly right: string
}
