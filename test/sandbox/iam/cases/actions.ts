/** Action and NotAction (IAM JSON policy elements: Action, NotAction). */
import { allowAll, baseRequest, type Case, policy } from './case.ts'

type Wanted = string | readonly string[]

function action(wanted: Wanted, asked: string, holds: boolean): Case {
  return {
    name: `Action ${JSON.stringify(wanted)} on ${asked}`,
    request: { ...baseRequest, action: asked },
    policies: { identity: [policy('p', { Effect: 'Allow', Action: wanted, Resource: '*' })] },
    expected: holds ? 'Allowed' : 'ImplicitlyDenied',
  }
}

function notAction(wanted: Wanted, asked: string, holds: boolean): Case {
  return {
    name: `NotAction ${JSON.stringify(wanted)} on ${asked}`,
    request: { ...baseRequest, action: asked },
    policies: { identity: [policy('p', { Effect: 'Allow', NotAction: wanted, Resource: '*' })] },
    expected: holds ? 'Allowed' : 'ImplicitlyDenied',
  }
}

function denyUnless(wanted: Wanted, asked: string, denied: boolean): Case {
  const deny = policy('guard', { Effect: 'Deny', NotAction: wanted, Resource: '*' })
  return {
    name: `Deny with NotAction ${JSON.stringify(wanted)} on ${asked}`,
    request: { ...baseRequest, action: asked },
    policies: { identity: [allowAll, deny] },
    expected: denied ? 'ExplicitlyDenied' : 'Allowed',
  }
}

export const actions: readonly Case[] = [
  action('sqs:SendMessage', 'sqs:SendMessage', true),
  action('SQS:SendMessage', 'sqs:SendMessage', true),
  action('sqs:sendmessage', 'sqs:SendMessage', true),
  action('sqs:SendMessage', 'sqs:SendMessageBatch', false),
  action('sqs:Send*', 'sqs:SendMessage', true),
  action('sqs:*', 'sqs:SendMessage', true),
  action('sqs:*', 'sns:Publish', false),
  action('*', 'sns:Publish', true),
  action('iam:*AccessKey*', 'iam:CreateAccessKey', true),
  action('iam:*AccessKey*', 'iam:ListAccessKeys', true),
  action('iam:*AccessKey*', 'iam:ListUsers', false),
  action('iam:*AccessKey*', 'iam:UpdateAccessKey', true),
  action('s3:Get?bject', 's3:GetObject', true),
  action('s3:Get?bject', 's3:GetTheObject', false),
  action('ec2:*Describe*', 'ec2:DescribeInstances', true),
  action(['sqs:SendMessage', 'sns:Publish'], 'sns:Publish', true),
  action(['sqs:SendMessage', 'sns:Publish'], 'sns:Subscribe', false),
  action('sqs:ReceiveMessage', 'sqs:SendMessage', false),
  action('*:Publish', 'sns:Publish', true),
  action('s3:ListBucket', 's3:ListBuckets', false),
  notAction('iam:*', 'sqs:SendMessage', true),
  notAction('iam:*', 'iam:CreateUser', false),
  notAction('IAM:*', 'iam:CreateUser', false),
  notAction(['iam:*', 'sqs:*'], 'sqs:SendMessage', false),
  notAction(['iam:*', 'sqs:*'], 's3:GetObject', true),
  notAction('s3:DeleteBucket', 's3:GetObject', true),
  notAction('s3:DeleteBucket', 's3:DeleteBucket', false),
  notAction('s3:Delete*', 's3:DeleteObject', false),
  denyUnless('iam:*', 's3:GetObject', true),
  denyUnless('iam:*', 'iam:CreateUser', false),
  denyUnless(['cloudfront:*', 'iam:*', 'route53:*'], 'route53:GetChange', false),
  denyUnless(['cloudfront:*', 'iam:*', 'route53:*'], 'ec2:RunInstances', true),
]
