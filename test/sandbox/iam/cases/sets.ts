/** ForAllValues and ForAnyValue (single-valued vs. multivalued context keys). */
import { type Case, conditionCase, conditionRows } from './case.ts'

const key = 'aws:TagKeys'
const wanted = ['environment', 'cost-center']
const paths = ['o-acorg/r-acroot/ou-acroot-mediaou/', 'o-acorg/r-acroot/ou-acroot-sportsou/*']

/** The table of the page: ForAllValues with a Null check. */
function withNullCheck(found: readonly string[] | undefined, holds: boolean): Case {
  return conditionCase(`ForAllValues with a Null check on ${JSON.stringify(found) ?? 'no key'}`, {
    condition: { 'ForAllValues:StringEquals': { [key]: wanted }, Null: { [key]: 'false' } },
    context: found ? { [key]: found } : {},
    holds,
  })
}

/** The table of the operators' page: any value of the tag, whatever its case, with its key. */
function environmentTag(
  tagKeys: readonly string[] | undefined,
  value: readonly [string, string] | undefined,
  holds: boolean,
): Case {
  const tag = value ? { [`aws:RequestTag/${value[0]}`]: value[1] } : {}
  return conditionCase(`tag keys ${tagKeys ?? 'missing'} and tag ${value ?? 'missing'}`, {
    condition: {
      StringEqualsIgnoreCase: { 'aws:RequestTag/environment': ['preprod', 'storage'] },
      'ForAnyValue:StringEquals': { [key]: 'environment' },
    },
    context: { ...(tagKeys && { [key]: tagKeys }), ...tag },
    holds,
  })
}

export const sets: readonly Case[] = [
  withNullCheck(['environment'], true),
  withNullCheck(['cost-center'], true),
  withNullCheck(['environment', 'cost-center'], true),
  withNullCheck(['environment', 'dept'], false),
  withNullCheck(undefined, false),
  environmentTag(['environment'], ['environment', 'preprod'], true),
  environmentTag(['environment', 'costcenter'], ['environment', 'PreProd'], true),
  environmentTag(['Environment'], ['Environment', 'preprod'], false),
  environmentTag(['costcenter'], ['environment', 'preprod'], false),
  environmentTag(undefined, ['environment', 'storage'], false),
  environmentTag(['environment'], undefined, false),
  environmentTag(undefined, undefined, false),
  ...conditionRows('ForAnyValue:StringEquals', key, [
    [wanted, ['environment'], true],
    [wanted, ['cost-center'], true],
    [wanted, ['environment', 'cost-center'], true],
    [wanted, ['environment', 'dept'], true],
    [wanted, ['dept'], false],
    [wanted, undefined, false],
    [wanted, [], false],
    [wanted, ['Environment'], false],
    ['environment', 'environment', true],
  ]),
  ...conditionRows('ForAllValues:StringEquals', key, [
    [wanted, ['environment'], true],
    [wanted, ['environment', 'cost-center'], true],
    [wanted, ['environment', 'dept'], false],
    [wanted, ['dept'], false],
    [wanted, undefined, true],
    [wanted, [], true],
    [wanted, [''], true],
    [wanted, 'cost-center', true],
  ]),
  ...conditionRows('ForAllValues:StringNotEquals', key, [
    [wanted, ['dept'], true],
    [wanted, ['dept', 'team'], true],
    [wanted, ['dept', 'environment'], false],
    [wanted, ['environment'], false],
    [wanted, undefined, true],
  ]),
  ...conditionRows('ForAnyValue:StringNotEquals', key, [
    [wanted, ['dept'], true],
    [wanted, ['environment', 'dept'], true],
    [wanted, ['environment', 'cost-center'], false],
    [wanted, ['environment'], false],
    [wanted, undefined, false],
  ]),
  ...conditionRows('ForAllValues:StringEqualsIgnoreCase', key, [
    [wanted, ['ENVIRONMENT', 'Cost-Center'], true],
    [wanted, ['ENVIRONMENT', 'dept'], false],
  ]),
  ...conditionRows('ForAnyValue:StringEqualsIgnoreCase', key, [
    [wanted, ['dept', 'ENVIRONMENT'], true],
    [wanted, ['dept'], false],
  ]),
  ...conditionRows('ForAllValues:StringNotEqualsIgnoreCase', key, [
    [wanted, ['dept'], true],
    [wanted, ['dept', 'ENVIRONMENT'], false],
  ]),
  ...conditionRows('ForAnyValue:StringNotEqualsIgnoreCase', key, [
    [wanted, ['ENVIRONMENT', 'dept'], true],
    [wanted, ['ENVIRONMENT'], false],
  ]),
  ...conditionRows('ForAnyValue:StringLike', key, [
    [['rollcall:*', 'sagemaker:*'], ['rollcall:team'], true],
    [['rollcall:*', 'sagemaker:*'], ['team', 'sagemaker:x'], true],
    [['rollcall:*', 'sagemaker:*'], ['team'], false],
    [['rollcall:*', 'sagemaker:*'], undefined, false],
  ]),
  ...conditionRows('ForAllValues:StringLike', key, [
    ['rollcall:*', ['rollcall:team', 'rollcall:user'], true],
    ['rollcall:*', ['rollcall:team', 'team'], false],
    ['rollcall:*', undefined, true],
  ]),
  ...conditionRows('ForAnyValue:StringNotLike', 'sagemaker:InstanceTypes', [
    [['ml.t3.*', 'system'], ['ml.t3.medium'], false],
    [['ml.t3.*', 'system'], ['ml.p4d.24xlarge'], true],
    [['ml.t3.*', 'system'], ['system', 'ml.p4d.24xlarge'], true],
    [['ml.t3.*', 'system'], ['system', 'ml.t3.large'], false],
    [['ml.t3.*', 'system'], undefined, false],
  ]),
  // The operators' page has the outcomes of this table the wrong way round: its own text about
  // negated operators decides.
  ...conditionRows('ForAllValues:StringNotLike', 'aws:ResourceOrgPaths', [
    [paths, ['o-acorg/r-acroot/ou-acroot-sportsou/costcenter/'], false],
    [paths, ['o-acorg/r-acroot/ou-acroot-mediaou/costcenter/'], true],
    [paths, ['o-acorg/r-acroot/ou-acroot-mediaou/'], false],
    [paths, undefined, true],
  ]),
  ...conditionRows('ForAllValues:ArnLike', 'logs:LogGeneratingResourceArns', [
    [
      'arn:aws:cloudfront::123456789012:distribution/*',
      ['arn:aws:cloudfront::123456789012:distribution/a'],
      true,
    ],
    [
      'arn:aws:cloudfront::123456789012:distribution/s*',
      ['arn:aws:cloudfront::123456789012:distribution/admin'],
      false,
    ],
    [
      'arn:aws:cloudfront::123456789012:distribution/*',
      ['arn:aws:cloudfront::777788889999:distribution/a'],
      false,
    ],
    ['arn:aws:cloudfront::123456789012:distribution/*', undefined, true],
  ]),
  ...conditionRows('ForAnyValue:ArnLike', 'logs:LogGeneratingResourceArns', [
    ['arn:aws:s3:::*', ['arn:aws:sqs:a:b:c', 'arn:aws:s3:::x'], true],
    ['arn:aws:s3:::*', ['arn:aws:sqs:a:b:c'], false],
    ['arn:aws:s3:::*', undefined, false],
  ]),
  ...conditionRows('ForAllValues:ArnNotLike', 'logs:LogGeneratingResourceArns', [
    ['arn:aws:s3:::*', ['arn:aws:sqs:a:b:c'], true],
    ['arn:aws:s3:::*', ['arn:aws:sqs:a:b:c', 'arn:aws:s3:::x'], false],
  ]),
  ...conditionRows('ForAnyValue:ArnNotEquals', 'logs:LogGeneratingResourceArns', [
    ['arn:aws:s3:::x', ['arn:aws:s3:::x', 'arn:aws:s3:::y'], true],
    ['arn:aws:s3:::x', ['arn:aws:s3:::x'], false],
  ]),
  ...conditionRows('ForAllValues:Bool', 'lambda:flags', [
    ['true', ['true', 'true'], true],
    ['true', ['true', 'false'], false],
    ['true', undefined, true],
  ]),
  ...conditionRows('ForAnyValue:Bool', 'lambda:flags', [
    ['true', ['false', 'true'], true],
    ['true', ['false'], false],
    ['true', undefined, false],
  ]),
  ...conditionRows('ForAllValues:NumericLessThan', 'lambda:sizes', [
    ['10', ['1', '9'], true],
    ['10', ['1', '10'], false],
  ]),
  ...conditionRows('ForAnyValue:NumericGreaterThan', 'lambda:sizes', [
    ['10', ['1', '11'], true],
    ['10', ['1', '10'], false],
  ]),
  ...conditionRows('ForAllValues:IpAddress', 'aws:VpcSourceIp', [
    ['10.0.0.0/8', ['10.1.1.1', '10.2.2.2'], true],
    ['10.0.0.0/8', ['10.1.1.1', '192.0.2.1'], false],
  ]),
  ...conditionRows('ForAnyValue:DateLessThan', 'lambda:dates', [
    ['2020-01-01', ['2021-01-01', '2019-01-01'], true],
    ['2020-01-01', ['2021-01-01'], false],
  ]),
]
