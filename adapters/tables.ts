/** Names of the four tables, as the stack gives them to functions. */
export interface Tables {
  readonly leases: string
  readonly grants: string
  readonly directory: string
  readonly audit: string
}
