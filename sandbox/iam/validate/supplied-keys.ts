/**
 * Condition keys that exist and that the sandbox does not fill in: a policy that asks for one would
 * be judged wrongly, so it stops at load.
 */

const noOrganization = 'accounts are in no organization here'
const noChain = 'no service calls on behalf of a session here'

/** Global keys, in lower case, each with what is missing. */
const missing: Readonly<Record<string, string>> = {
  'aws:sourceip': 'callers have no address here',
  'aws:multifactorauthpresent': 'nobody signs in with a second factor here',
  'aws:multifactorauthage': 'nobody signs in with a second factor here',
  'aws:principalorgid': noOrganization,
  'aws:principalorgpaths': noOrganization,
  'aws:resourceorgid': noOrganization,
  'aws:resourceorgpaths': noOrganization,
  'aws:sourceorgid': noOrganization,
  'aws:sourceorgpaths': noOrganization,
  'aws:calledvia': noChain,
  'aws:calledviafirst': noChain,
  'aws:calledvialast': noChain,
}

/**
 * Services whose calls the sandbox judges, with the keys of their own that it fills in, in lower
 * case; one that ends in a slash stands for all that begin so. Keys of other services pass: none of
 * their actions is judged here.
 */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  datasync: [],
  cloudwatch: ['cloudwatch:namespace'],
  dynamodb: [
    'dynamodb:enclosingoperation',
    'dynamodb:returnconsumedcapacity',
    'dynamodb:returnvalues',
    'dynamodb:select',
  ],
  events: ['events:detail-type', 'events:source'],
  iam: ['iam:passedtoservice', 'iam:permissionsboundary', 'iam:policyarn', 'iam:resourcetag/'],
  identitystore: [],
  lambda: ['lambda:functionarn'],
  logs: [],
  s3: [
    ...['s3:delimiter', 's3:max-keys', 's3:prefix', 's3:resourceaccount', 's3:x-amz-acl'],
    ...['s3:x-amz-content-sha256', 's3:x-amz-server-side-encryption', 's3:x-amz-storage-class'],
    's3:x-amz-server-side-encryption-aws-kms-key-id',
  ],
  scheduler: [],
  sns: [],
  servicequotas: [],
  sqs: [],
  sso: ['sso:applicationaccount', 'sso:primaryregion'],
  states: [],
  tag: [],
  xray: [],
}

/** Why the sandbox cannot judge by that key; undefined when it can. */
export function reasonNotSupplied(key: string): string | undefined {
  const name = key.toLowerCase()
  const known = filledIn[name.slice(0, name.indexOf(':'))]
  const prefix = name.slice(0, name.indexOf('/') + 1)
  if (known && !known.includes(name) && !known.includes(prefix))
    return 'the sandbox does not fill it in'
  return missing[name]
}
