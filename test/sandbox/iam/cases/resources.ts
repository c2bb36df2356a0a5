/** Resource and NotResource (IAM JSON policy elements: Resource, NotResource). */
import { allowAll, baseRequest, type Case, policy } from './case.ts'

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket'
const slashes = `${bucket}/*/test/*`
const queues = 'arn:aws:sqs:us-east-2:111122223333'

function resource(wanted: string | readonly string[], asked: string, holds: boolean): Case {
  return {
    name: `Resource ${JSON.stringify(wanted)} on ${asked}`,
    request: { ...baseRequest, resource: asked },
    policies: { identity: [policy('p', { Effect: 'Allow', Action: '*', Resource: wanted })] },
    expected: holds ? 'Allowed' : 'ImplicitlyDenied',
  }
}

function notResource(wanted: string | readonly string[], asked: string, holds: boolean): Case {
  return {
    name: `NotResource ${JSON.stringify(wanted)} on ${asked}`,
    request: { ...baseRequest, resource: asked },
    policies: { identity: [policy('p', { Effect: 'Allow', Action: '*', NotResource: wanted })] },
    expected: holds ? 'Allowed' : 'ImplicitlyDenied',
  }
}

function denyElsewhere(wanted: string | readonly string[], asked: string, denied: boolean): Case {
  const deny = policy('guard', { Effect: 'Deny', Action: 's3:*', NotResource: wanted })
  return {
    name: `Deny with NotResource ${JSON.stringify(wanted)} on ${asked}`,
    request: { ...baseRequest, action: 's3:GetObject', resource: asked },
    policies: { identity: [allowAll, deny] },
    expected: denied ? 'ExplicitlyDenied' : 'Allowed',
  }
}

export const resources: readonly Case[] = [
  resource('*', `${queues}:queue1`, true),
  resource('*', '*', true),
  resource(`${queues}:queue1`, `${queues}:queue1`, true),
  resource(`${queues}:queue1`, `${queues}:queue2`, false),
  resource(`${queues}:queue1`, `${queues}:QUEUE1`, false),
  resource(`${queues}:queue1`, 'arn:aws:sqs:us-east-1:111122223333:queue1', false),
  resource(`${queues}:queue1`, 'arn:aws:sqs:us-east-2:444455556666:queue1', false),
  resource(`${queues}:queue1`, '*', false),
  resource(`${queues}:queue?`, `${queues}:queue1`, true),
  resource(`${queues}:queue?`, `${queues}:queue10`, false),
  resource('arn:aws:sqs:us-east-2:*:queue1', `${queues}:queue1`, true),
  resource('arn:aws:sqs:*:*:*', `${queues}:queue1`, true),
  resource('arn:aws:sqs:us-*-2:111122223333:queue1', `${queues}:queue1`, true),
  resource('arn:aws:sqs:*', `${queues}:queue1`, true),
  resource('arn:aws:sns:*', `${queues}:queue1`, false),
  resource('arn:aws:iam::111122223333:user/Bob', 'arn:aws:iam::111122223333:user/Bob', true),
  resource('arn:aws:iam::111122223333:user/Bob', 'arn:aws:iam::111122223333:user/bob', false),
  resource('arn:aws:iam::1:user/accounting/*', 'arn:aws:iam::1:user/accounting/a/b', true),
  resource('arn:aws:iam::1:user/accounting/*', 'arn:aws:iam::1:user/sales/a', false),
  resource(`${bucket}/*`, `${bucket}/a`, true),
  resource(`${bucket}/*`, bucket, false),
  resource(bucket, `${bucket}/a`, false),
  resource(slashes, `${bucket}/1/test/object.jpg`, true),
  resource(slashes, `${bucket}/1/2/test/object.jpg`, true),
  resource(slashes, `${bucket}/1/2/test/3/object.jpg`, true),
  resource(slashes, `${bucket}/1/2/3/test/4/object.jpg`, true),
  resource(slashes, `${bucket}/1///test///object.jpg`, true),
  resource(slashes, `${bucket}/1/test/.jpg`, true),
  resource(slashes, `${bucket}//test/object.jpg`, true),
  resource(slashes, `${bucket}/1/test/`, true),
  resource(slashes, `${bucket}/1-test/object.jpg`, false),
  resource(slashes, `${bucket}/test/object.jpg`, false),
  resource(slashes, `${bucket}/1/2/test.jpg`, false),
  resource('arn:aws:dynamodb:a:1:table/t', 'arn:aws:dynamodb:a:1:table/t/index/i', false),
  resource('arn:aws:dynamodb:a:1:table/t/index/*', 'arn:aws:dynamodb:a:1:table/t/index/i', true),
  resource('arn:aws:states:a:1:stateMachine:m', 'arn:aws:states:a:1:stateMachine:m:live', false),
  resource('arn:aws:states:a:1:stateMachine:m:*', 'arn:aws:states:a:1:stateMachine:m:live', true),
  resource('arn:aws:states:a:1:stateMachine:*', 'arn:aws:states:a:1:stateMachine:m:live', true),
  resource('arn:aws:logs:a:1:log-group:g:*', 'arn:aws:logs:a:1:log-group:g:log-stream:s', true),
  resource('arn:aws:logs:a:1:log-group:g', 'arn:aws:logs:a:1:log-group:g:log-stream:s', false),
  resource([bucket, `${bucket}/*`], `${bucket}/a`, true),
  resource([bucket, `${bucket}/*`], bucket, true),
  notResource(`${bucket}/secret/*`, `${bucket}/a`, true),
  notResource(`${bucket}/secret/*`, `${bucket}/secret/a`, false),
  notResource([bucket, `${bucket}/*`], 'arn:aws:s3:::other', true),
  notResource([bucket, `${bucket}/*`], bucket, false),
  notResource('*', bucket, false),
  denyElsewhere([bucket, `${bucket}/*`], 'arn:aws:s3:::other/a', true),
  denyElsewhere([bucket, `${bucket}/*`], `${bucket}/a`, false),
]
