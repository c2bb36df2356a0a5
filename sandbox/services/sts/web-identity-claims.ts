/** The claims with which a web identity token sets session tags and a source identity. */

type Claims = Readonly<Record<string, unknown>>

export interface TagClaims {
  readonly principalTags: Readonly<Record<string, string>>
  readonly transitiveTagKeys: readonly string[]
}

/** Claim `https://aws.amazon.com/tags`; a tag's value is text or a list of one (IAM User Guide). */
export function tagClaims(claims: Claims): TagClaims {
  const tags = recordOf(claims['https://aws.amazon.com/tags'])
  const principalTags = Object.entries(recordOf(tags.principal_tags)).map(([key, value]) => [
    key,
    String([value].flat()[0]),
  ])
  return {
    principalTags: Object.fromEntries(principalTags),
    transitiveTagKeys: [tags.transitive_tag_keys ?? []].flat().map(String),
  }
}

/** Claim `https://aws.amazon.com/source_identity`. */
export function sourceIdentityClaim(claims: Claims): string | undefined {
  const identity = claims['https://aws.amazon.com/source_identity']
  return typeof identity === 'string' ? identity : undefined
}

function recordOf(value: unknown): Claims {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
