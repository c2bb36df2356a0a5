/** A sandbox whose roles' policies change by IAM's API while it runs. */
import { IAMClient } from '@aws-sdk/client-iam'
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SandboxOptions } from '../../../sandbox/sandbox.ts'
import {
  account,
  allow,
  document,
  type Enforced,
  enforced,
  queue,
  queueArn,
  role,
  trusting,
} from './enforced.ts'

export const deniesArn = `arn:aws:iam::${account}:policy/rollcall/denies`
export const sparesArn = `arn:aws:iam::${account}:policy/spare`

/** Denies nothing that a test asks for. */
export const idle = document({ Sid: 'Idle', Effect: 'Deny', Action: 's3:GetObject', Resource: '*' })
export const denyQueue = document({ Sid: 'Cut', Effect: 'Deny', Action: 'sqs:*', Resource: '*' })

export interface IamWorld extends Enforced {
  /** The operator's client. */
  readonly iam: IAMClient
  /** Whether a session of `worker` may read its queue, as judged now. */
  mayRead(): Promise<boolean>
  /** Passes so much time; between such passes the clock stands still, whatever is pending. */
  pass(ms: number): Promise<void>
  /** Lets time jump again as it does by itself. */
  letGo(): void
}

export const propagation = (value: number | readonly [number, number]) => ({
  'iam.propagation': { value, unit: 'ms', ground: 'assumed', source: 'this test' } as const,
})

export async function iamWorld(options: Partial<SandboxOptions> = {}): Promise<IamWorld> {
  const managed = (properties: object) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: properties,
  })
  const sandbox = await enforced(
    {
      Queue: queue('own'),
      Worker: role('worker', trusting({ AWS: account }), allow('sqs:*', queueArn('own'))),
      Denies: managed({
        ManagedPolicyName: 'denies',
        Path: '/rollcall/',
        PolicyDocument: idle,
        Roles: [{ Ref: 'Worker' }],
      }),
      Spare: managed({ ManagedPolicyName: 'spare', PolicyDocument: denyQueue }),
      Writer: role(
        'writer',
        trusting({ AWS: account }),
        allow('iam:CreatePolicyVersion', deniesArn),
        allow('iam:AttachRolePolicy', '*', {
          Condition: { ArnEquals: { 'iam:PolicyARN': deniesArn } },
        }),
      ),
    },
    { weather: propagation(30_000), shapes: 'strict', ...options },
  )
  const { url, world } = sandbox
  const credentials = { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'none' }
  let release = world.clock.hold()
  return {
    ...sandbox,
    async pass(ms) {
      const arrived = world.clock.advance(ms)
      release()
      await arrived
      release = world.clock.hold()
    },
    letGo: () => release(),
    iam: new IAMClient({ endpoint: url, region: world.region, credentials, maxAttempts: 1 }),
    async mayRead() {
      const QueueUrl = `${url}/${account}/own`
      const client = new SQSClient({ ...sandbox.as('worker'), maxAttempts: 1 })
      return client.send(new GetQueueAttributesCommand({ QueueUrl })).then(
        () => true,
        (error: Error) => {
          if (/AccessDenied/.test(error.name)) return false
          throw error
        },
      )
    },
  }
}
