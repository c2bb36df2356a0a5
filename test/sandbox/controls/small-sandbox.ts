/** A small assembly with functions, a role and a queue, opened as a sandbox. */
import { openSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/sandbox.ts'
import { writeAssembly } from '../template/support.ts'

/** Calls STS through the endpoint it was given, as an SDK would, signed with its own key. */
const whoAmI = `export const handler = async () => {
  const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_REGION } = process.env
  const scope = AWS_ACCESS_KEY_ID + '/20260101/' + AWS_REGION + '/sts/aws4_request'
  const response = await fetch(AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'AWS4-HMAC-SHA256 Credential=' + scope + ', Signature=0',
    },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  })
  return /<Arn>(.*)<\\/Arn>/.exec(await response.text())[1]
}`

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    },
  ],
}

const mayLog = {
  Sid: 'Log',
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: '*',
}

const bundle = (hash: string, name: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Code: { S3Bucket: 'assets', S3Key: `${hash}.zip` },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Environment: { Variables: { QUEUE: { Ref: 'Queue' } } },
  },
})

export const smallTemplate = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'worker',
        Path: '/service/',
        AssumeRolePolicyDocument: trust,
      },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'send',
        PolicyDocument: { Version: '2012-10-17', Statement: [mayLog] },
        Roles: [{ Ref: 'Role' }],
      },
    },
    Echo: bundle('echo', 'echo'),
    WhoAmI: bundle('who', 'who-am-i'),
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Echo' } } },
    Alias: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        Name: 'live',
        FunctionName: { Ref: 'Echo' },
        FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'mail' } },
  },
  Outputs: { QueueUrl: { Value: { Ref: 'Queue' } }, Alias: { Value: { Ref: 'Alias' } } },
}

export interface SmallSandbox extends Sandbox {
  /** The status and the JSON of an answer of the sandbox's own pages. */
  ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }>
}

export async function smallSandbox(options: Partial<SandboxOptions> = {}): Promise<SmallSandbox> {
  const assembly = writeAssembly({
    stacks: { Small: { template: smallTemplate } },
    assets: {
      'echo/index.mjs':
        'export const handler = async (event) => { console.log("heard"); return event }',
      'who/index.mjs': whoAmI,
    },
  })
  const sandbox = await openSandbox({
    assembly: assembly.folder,
    clock: 'virtual',
    shapes: 'strict',
    ...options,
  })
  return {
    ...sandbox,
    async ask(method, path, body) {
      const response = await fetch(`${sandbox.url}${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    },
    async close() {
      await sandbox.close()
      assembly.remove()
    },
  }
}
