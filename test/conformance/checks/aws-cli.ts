/** Commands of the AWS CLI that somebody would type at a sandbox: do they work and say so? */
import { type Check, nothing, type Outcome } from '../check.ts'
import { type Facts, openForOthers } from '../sandbox.ts'
import { pythonPrograms, type Ran, runs } from '../tools.ts'

export const check: Check = { name: 'aws-cli', needs: 'pypi', run }

interface Typed {
  readonly command: string
  /** In what the command prints: on stdout when it succeeds, on stderr when it is refused. */
  readonly says: RegExp
  readonly refused?: true
}

function commands(facts: Facts): Typed[] {
  const { identityStoreId, domainId, accountId, region, roleArn } = facts
  const store = `--identity-store-id ${identityStoreId}`
  const profile = `--domain-id ${domainId} --user-profile-name typed`
  const machine = `arn:aws:states:${region}:${accountId}:stateMachine:rollcall-reconcile-user`
  return [
    { command: 'sts get-caller-identity', says: new RegExp(accountId) },
    {
      command: `sts assume-role --role-arn ${roleArn} --role-session-name typed`,
      says: /"SessionToken"/,
    },
    {
      command: `identitystore create-user ${store} --user-name typed@example.com
        --display-name Typed --name GivenName=Ty,FamilyName=Ped`,
      says: /"UserId"/,
    },
    {
      command: `identitystore list-users ${store} --filters
        AttributePath=UserName,AttributeValue=typed@example.com`,
      says: /typed@example\.com/,
    },
    {
      command: `identitystore describe-user ${store}
        --user-id 9067642b70-00000000-0000-0000-0000-000000000000`,
      says: /ResourceNotFoundException/,
      refused: true,
    },
    { command: 'sagemaker list-domains --query Domains[].DomainId', says: new RegExp(domainId) },
    { command: `sagemaker create-user-profile ${profile}`, says: /"UserProfileArn"/ },
    { command: `sagemaker describe-user-profile ${profile}`, says: /"Status": "\w+"/ },
    {
      command: `sagemaker describe-user-profile --domain-id ${domainId} --user-profile-name nobody`,
      says: /ResourceNotFound/,
      refused: true,
    },
    { command: 'dynamodb list-tables', says: /rollcall-leases/ },
    { command: 'dynamodb scan --table-name rollcall-grants --max-items 1', says: /"Items"/ },
    {
      command: `dynamodb put-item --table-name rollcall-audit --item {"eventId":{"S":"typed"}}
        --condition-expression attribute_exists(eventId)`,
      says: /ConditionalCheckFailedException/,
      refused: true,
    },
    { command: 'events list-rules --event-bus-name rollcall', says: /rollcall-directory-changes/ },
    {
      command: `events put-events --entries
        [{"Source":"typed","DetailType":"Test","Detail":"{}","EventBusName":"rollcall"}]`,
      says: /"FailedEntryCount": 0/,
    },
    { command: 'sqs list-queues', says: /rollcall-unread-events/ },
    { command: 'sqs get-queue-url --queue-name absent', says: /NonExistentQueue/, refused: true },
    { command: 'scheduler list-schedules', says: /rollcall-sweep-leases/ },
    { command: 'stepfunctions list-state-machines', says: /rollcall-reconcile-user/ },
    {
      command: `stepfunctions list-executions --state-machine-arn ${machine} --max-items 1`,
      says: /"executions"/,
    },
    {
      command: `stepfunctions describe-state-machine --state-machine-arn ${machine}-absent`,
      says: /StateMachineDoesNotExist/,
      refused: true,
    },
  ]
}

async function run(): Promise<Outcome> {
  const python = pythonPrograms()
  if ('unavailable' in python) return { ...nothing, skipped: python.unavailable }
  const { sandbox, facts } = await openForOthers()
  const env = {
    AWS_DEFAULT_REGION: facts.region,
    AWS_ACCESS_KEY_ID: 'AKIAOPERATOR00000000',
    AWS_SECRET_ACCESS_KEY: 'operator',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
  }
  try {
    const typed = commands(facts)
    const disagreements: string[] = []
    for (const one of typed) {
      // SQS commands of version 1 of the CLI do not read AWS_ENDPOINT_URL.
      const args = ['--endpoint-url', facts.endpoint, ...one.command.split(/\s+/)]
      const said = await runs(`${python.folder}/aws`, args, env)
      const problem = problemOf(one, said)
      if (problem) disagreements.push(problem)
    }
    const agreements = typed.length - disagreements.length
    return { cases: typed.length, agreements, disagreements }
  } finally {
    await sandbox.close()
  }
}

function problemOf({ command, says, refused }: Typed, said: Ran): string | undefined {
  const text = refused ? said.stderr : said.stdout
  if ((said.code === 0) !== !refused || !says.test(text))
    return `aws ${command}: ended ${said.code}: ${(said.stderr || said.stdout).trim()}`
  return undefined
}
