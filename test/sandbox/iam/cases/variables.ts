/** Policy variables (IAM policy elements: Variables and tags). */
import {
  allowAll,
  asRole,
  asUser,
  type Case,
  conditionCase,
  type Document,
  policy,
  variable,
} from './case.ts'

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket'
const team = variable('aws:PrincipalTag/team')
const orCompany = variable("aws:PrincipalTag/team, 'company-wide'")
const userName = variable('aws:username')

type Tags = Readonly<Record<string, string | readonly string[]>>

/** Whether an Allow on that resource reaches the one asked for. */
function onResource(
  pattern: string,
  resource: string,
  context: Tags,
  holds: boolean,
  version = '2012-10-17',
): Case {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: pattern }
  return {
    name: `${pattern} (${version}) on ${resource} with ${JSON.stringify(context)}`,
    request: { principal: asUser, action: 's3:GetObject', resource, context },
    policies: { identity: [{ name: 'p', document: { Version: version, Statement: statement } }] },
    expected: holds ? 'Allowed' : 'ImplicitlyDenied',
  }
}

function inCondition(condition: Document, context: Tags, holds: boolean, version?: string): Case {
  const name = `${JSON.stringify(condition)} with ${JSON.stringify(context)} ${version ?? ''}`
  return conditionCase(name, { condition, context, holds, ...(version && { version }) })
}

export const variables: readonly Case[] = [
  onResource(
    `${bucket}/${team}/*`,
    `${bucket}/yellow/a`,
    { 'aws:PrincipalTag/team': 'yellow' },
    true,
  ),
  onResource(
    `${bucket}/${team}/*`,
    `${bucket}/green/a`,
    { 'aws:PrincipalTag/team': 'yellow' },
    false,
  ),
  onResource(`${bucket}/${team}/*`, `${bucket}//a`, {}, false),
  onResource(`${bucket}/${team}/*`, `${bucket}/${team}/a`, {}, false),
  onResource(
    `${bucket}/${team}/*`,
    `${bucket}/yellow/a`,
    { 'AWS:principaltag/TEAM': 'yellow' },
    true,
  ),
  onResource(
    `${bucket}-${orCompany}`,
    `${bucket}-yellow`,
    { 'aws:PrincipalTag/team': 'yellow' },
    true,
  ),
  onResource(`${bucket}-${orCompany}`, `${bucket}-company-wide`, {}, true),
  onResource(
    `${bucket}-${orCompany}`,
    `${bucket}-company-wide`,
    { 'aws:PrincipalTag/team': 'yellow' },
    false,
  ),
  onResource(`${bucket}-${orCompany}`, `${bucket}-yellow`, {}, false),
  onResource(
    `${bucket}/home/${userName}/*`,
    `${bucket}/home/David/x`,
    { 'aws:username': 'David' },
    true,
  ),
  onResource(
    `${bucket}/home/${userName}/*`,
    `${bucket}/home/david/x`,
    { 'aws:username': 'David' },
    false,
  ),
  onResource(
    `${bucket}/home/${userName}`,
    `${bucket}/home/David/x`,
    { 'aws:username': 'David' },
    false,
  ),
  onResource(`${bucket}/${team}`, `${bucket}/anything`, { 'aws:PrincipalTag/team': '*' }, false),
  onResource(`${bucket}/${team}`, `${bucket}/*`, { 'aws:PrincipalTag/team': '*' }, true),
  onResource(`${bucket}/${team}`, `${bucket}/a`, { 'aws:PrincipalTag/team': '?' }, false),
  onResource(`${bucket}/${team}`, `${bucket}/a.c`, { 'aws:PrincipalTag/team': 'a.c' }, true),
  onResource(`${bucket}/${team}`, `${bucket}/abc`, { 'aws:PrincipalTag/team': 'a.c' }, false),
  onResource(`${bucket}/${team}`, `${bucket}/a`, { 'aws:PrincipalTag/team': ['a', 'b'] }, false),
  onResource(
    `${bucket}/${team}-${userName}`,
    `${bucket}/x-David`,
    { 'aws:PrincipalTag/team': 'x', 'aws:username': 'David' },
    true,
  ),
  onResource(
    `${bucket}/${team}-${userName}`,
    `${bucket}/x-David`,
    { 'aws:PrincipalTag/team': 'x' },
    false,
  ),
  onResource(`${bucket}/${variable('*')}`, `${bucket}/*`, {}, true),
  onResource(`${bucket}/${variable('*')}`, `${bucket}/a`, {}, false),
  onResource(`${bucket}/${variable('?')}`, `${bucket}/?`, {}, true),
  onResource(`${bucket}/${variable('?')}`, `${bucket}/a`, {}, false),
  onResource(`${bucket}/${variable('$')}`, `${bucket}/$`, {}, true),
  onResource(`${bucket}/${variable('$')}{a}`, `${bucket}/${variable('a')}`, {}, true),
  onResource(
    `${bucket}/${userName}/x`,
    `${bucket}/${userName}/x`,
    { 'aws:username': 'David' },
    true,
    '2008-10-17',
  ),
  onResource(
    `${bucket}/${userName}/x`,
    `${bucket}/David/x`,
    { 'aws:username': 'David' },
    false,
    '2008-10-17',
  ),
  inCondition(
    { StringLike: { 's3:prefix': ['', 'home/', `home/${userName}/`] } },
    { 's3:prefix': 'home/martha_rivera/', 'aws:username': 'martha_rivera' },
    true,
  ),
  inCondition(
    { StringLike: { 's3:prefix': ['', 'home/', `home/${userName}/`] } },
    { 's3:prefix': 'home/nikki_wolf/', 'aws:username': 'martha_rivera' },
    false,
  ),
  inCondition(
    { StringLike: { 's3:prefix': ['', 'home/', `home/${userName}/`] } },
    { 's3:prefix': 'home/martha_rivera/' },
    false,
  ),
  inCondition(
    { StringLike: { 's3:prefix': ['', 'home/', `home/${userName}/`] } },
    { 's3:prefix': 'home/' },
    true,
  ),
  inCondition(
    { StringLike: { 's3:prefix': ['', 'home/', `home/${userName}/`] } },
    { 's3:prefix': '' },
    true,
  ),
  inCondition(
    { StringEquals: { 's3:ExistingObjectTag/owner': variable('aws:PrincipalTag/owner') } },
    { 's3:ExistingObjectTag/owner': 'a', 'aws:PrincipalTag/owner': 'a' },
    true,
  ),
  inCondition(
    { StringEquals: { 's3:ExistingObjectTag/owner': variable('aws:PrincipalTag/owner') } },
    { 's3:ExistingObjectTag/owner': 'a', 'aws:PrincipalTag/owner': 'b' },
    false,
  ),
  inCondition(
    { StringEquals: { 's3:ExistingObjectTag/owner': variable('aws:PrincipalTag/owner') } },
    { 's3:ExistingObjectTag/owner': 'a' },
    false,
  ),
  inCondition(
    { StringNotEquals: { 's3:ExistingObjectTag/owner': variable('aws:PrincipalTag/owner') } },
    { 's3:ExistingObjectTag/owner': 'a' },
    true,
  ),
  inCondition(
    { StringNotEquals: { 's3:ExistingObjectTag/owner': variable('aws:PrincipalTag/owner') } },
    { 's3:ExistingObjectTag/owner': 'a', 'aws:PrincipalTag/owner': 'a' },
    false,
  ),
  inCondition(
    { StringNotLike: { 's3:ExistingObjectTag/owner': `${variable('aws:PrincipalTag/owner')}*` } },
    { 's3:ExistingObjectTag/owner': 'a' },
    true,
  ),
  inCondition(
    { StringEquals: { 'aws:userid': variable("aws:username, 'nobody'") } },
    { 'aws:userid': 'nobody' },
    true,
  ),
  inCondition(
    { StringEquals: { 'aws:userid': variable("aws:username, 'a, b'") } },
    { 'aws:userid': 'a, b' },
    true,
  ),
  inCondition({ StringEquals: { 'aws:userid': variable('*') } }, { 'aws:userid': '*' }, true),
  inCondition({ StringLike: { 'aws:userid': `a${variable('*')}` } }, { 'aws:userid': 'ab' }, false),
  inCondition(
    { StringLike: { 'aws:userid': `a${variable('*')}*` } },
    { 'aws:userid': 'a*b' },
    true,
  ),
  inCondition(
    { StringEquals: { 'aws:userid': userName } },
    { 'aws:userid': userName, 'aws:username': 'x' },
    true,
    '2008-10-17',
  ),
  inCondition(
    { StringEquals: { 'aws:userid': userName } },
    { 'aws:userid': 'x', 'aws:username': 'x' },
    false,
    '2008-10-17',
  ),
  inCondition(
    { ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${team}-*` } },
    { 'aws:SourceArn': 'arn:aws:s3:::x-1', 'aws:PrincipalTag/team': 'x' },
    true,
  ),
  inCondition(
    { ArnEquals: { 'aws:SourceArn': variable('aws:PrincipalArn') } },
    { 'aws:SourceArn': 'arn:aws:iam::1:role/a', 'aws:PrincipalArn': 'arn:aws:iam::1:role/a' },
    true,
  ),
  inCondition(
    { ArnEquals: { 'aws:SourceArn': variable('aws:PrincipalArn') } },
    { 'aws:SourceArn': 'arn:aws:iam::1:role/b', 'aws:PrincipalArn': 'arn:aws:iam::1:role/a' },
    false,
  ),
  inCondition(
    { StringEqualsIgnoreCase: { 'aws:userid': userName } },
    { 'aws:userid': 'DAVID', 'aws:username': 'David' },
    true,
  ),
  {
    name: 'a Deny whose StringNotEquals names a missing tag denies',
    request: {
      principal: asRole,
      action: 's3:GetObject',
      resource: `${bucket}/a`,
      context: { 's3:ExistingObjectTag/Team': 'x' },
    },
    policies: {
      identity: [
        allowAll,
        policy('team', {
          Effect: 'Deny',
          Action: 's3:GetObject',
          Resource: `${bucket}/*`,
          Condition: {
            StringNotEquals: { 's3:ExistingObjectTag/Team': variable('aws:PrincipalTag/Team') },
          },
        }),
      ],
    },
    expected: 'ExplicitlyDenied',
    kind: 'identity-based policy',
  },
]
