/**
 * The way back as commands for a shell. What is in the new home already stays as it is, so that all
 * of it may be run again.
 */
import type { Archived, Reached, WayBack } from './way-back.ts'

const options = [
  'OverwriteMode=NEVER',
  'PreserveDeletedFiles=PRESERVE',
  // Of a file that was there already nothing was copied, and nothing is compared.
  'VerifyMode=ONLY_FILES_TRANSFERRED',
]

/** In the order to run them in; none while something is missing. */
export function commandsOf({ to, copies, region, newUid, ...former }: WayBack): string[] {
  if (!to || copies.length === 0) return []
  const name = `rollcall/${former.domainId}/${former.profileName}/way-back-${newUid}`
  const aws = (verb: string, flags: readonly string[]) =>
    ['aws datasync', verb, `--region ${region}`, ...flags].join(' ')
  const kept = (variable: string, member: string, command: string) =>
    `${variable}=$(${command} --query ${member} --output text)`
  const copied = copies.flatMap(({ what, from }) => [
    kept('FROM', 'LocationArn', aws(...source(from))),
    kept('TO', 'LocationArn', aws(...home(to))),
    kept(
      'TASK',
      'TaskArn',
      aws('create-task', [
        `--name ${name}-${what}`,
        '--source-location-arn "$FROM" --destination-location-arn "$TO"',
        `--options ${options.join(',')}`,
        ...includes(from),
      ]),
    ),
    kept('RUN', 'TaskExecutionArn', aws('start-task-execution', ['--task-arn "$TASK"'])),
    aws('describe-task-execution', ['--task-execution-arn "$RUN" --query Status']),
    aws('delete-task', ['--task-arn "$TASK"']),
    aws('delete-location', ['--location-arn "$FROM"']),
    aws('delete-location', ['--location-arn "$TO"']),
  ])
  const fileSystem = to.fileSystemArn.split('/').at(-1)
  return [
    ...copied,
    `sudo mount -t efs -o tls ${fileSystem}:/ /mnt`,
    `sudo chown -R ${newUid}:${newUid} /mnt/${newUid}`,
  ]
}

type Command = readonly [verb: string, flags: readonly string[]]

function source(from: Reached | Archived): Command {
  if ('fileSystemArn' in from) return home(from)
  const { bucketArn, prefix, roleArn } = from
  return [
    'create-location-s3',
    [
      `--s3-bucket-arn ${bucketArn}`,
      `--subdirectory ${prefix}`,
      `--s3-config BucketAccessRoleArn=${roleArn}`,
    ],
  ]
}

function home({ fileSystemArn, directory, subnetArn, securityGroupArn }: Reached): Command {
  return [
    'create-location-efs',
    [
      `--efs-filesystem-arn ${fileSystemArn}`,
      `--subdirectory ${directory}`,
      '--in-transit-encryption TLS1_2',
      `--ec2-config SubnetArn=${subnetArn},SecurityGroupArns=${securityGroupArn}`,
    ],
  ]
}

function includes(from: Reached | Archived): string[] {
  if (!('folders' in from) || from.folders === undefined) return []
  const value = from.folders.map((folder) => `/${folder}`).join('|')
  return [`--includes 'FilterType=SIMPLE_PATTERN,Value=${value}'`]
}
