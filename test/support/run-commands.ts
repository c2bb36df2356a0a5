/**
 * Runs the commands that `rollcall restore` prints: those of the AWS CLI through AWS's own client,
 * with the members that the CLI would send, and the others on the sandbox's file system.
 */
import * as dataSync from '@aws-sdk/client-datasync'
import { filesUnder } from '../../sandbox/files/file-tree.ts'
import { fileSystem } from '../../sandbox/files/volumes.ts'
import type { Rollcall } from './rollcall.ts'

type Members = Readonly<Record<string, unknown>>

const commands: Readonly<Record<string, new (input: never) => object>> = {
  'create-location-s3': dataSync.CreateLocationS3Command,
  'create-location-efs': dataSync.CreateLocationEfsCommand,
  'create-task': dataSync.CreateTaskCommand,
  'start-task-execution': dataSync.StartTaskExecutionCommand,
  'describe-task-execution': dataSync.DescribeTaskExecutionCommand,
  'delete-task': dataSync.DeleteTaskCommand,
  'delete-location': dataSync.DeleteLocationCommand,
}

/** Of the members that the CLI knows to be lists, from their short form. */
const lists = ['SecurityGroupArns', 'Includes']

/** Throws for what is not one of these commands, and for a transfer that does not succeed. */
export async function runCommands(world: Rollcall, lines: readonly string[]): Promise<void> {
  const variables = new Map<string, string>()
  let mounted = ''
  for (const line of lines) {
    const [, variable, own = line] = /^(\w+)=\$\((.*)\)$/.exec(line) ?? []
    const words = wordsOf(own).map((word) =>
      word.replaceAll(/\$(\w+)/g, (_, name) => variables.get(name) ?? ''),
    )
    if (words[0] === 'sudo' && words[1] === 'mount') mounted = words.at(-2)?.split(':')[0] ?? ''
    else if (words[0] === 'sudo') changeOwner(world, mounted, words.slice(1))
    else {
      const answer = await call(world, words)
      if (variable) variables.set(variable, answer)
    }
  }
}

/** Answers what `--query` asks for. */
async function call(world: Rollcall, words: readonly string[]): Promise<string> {
  const [program, service, verb = '', ...flags] = words
  const Command = commands[verb]
  if (program !== 'aws' || service !== 'datasync' || !Command) throw new Error(words.join(' '))
  const { Region, Query, Output: _, ...input } = membersOf(flags)
  await world.rest()
  const credentials = { accessKeyId: 'AKIAOPERATOR00000000', secretAccessKey: 'operator' }
  const settings = { endpoint: world.sandbox.url, region: String(Region), credentials }
  const client = new dataSync.DataSyncClient({ ...settings, maxAttempts: 1 })
  const answer: Members = Object(await client.send(new Command(input as never) as never))
  client.destroy()
  const asked = Query === undefined ? '' : String(answer[String(Query)])
  if (Query === 'Status' && asked !== 'SUCCESS') throw new Error(JSON.stringify(answer))
  return asked
}

function membersOf(flags: readonly string[]): Members {
  const members: Record<string, unknown> = {}
  for (let at = 0; at < flags.length; at += 2) {
    const words = (flags[at] ?? '').replace(/^--/, '').split('-')
    const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
    members[name] = fromWords(name, flags[at + 1] ?? '')
  }
  return members
}

function fromWords(name: string, text: string): unknown {
  const value = text.includes('=') ? structureOf(text) : text
  return lists.includes(name) ? [value] : value
}

function structureOf(text: string): Members {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name, fromWords(name, value)]
    }),
  )
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )
}

function changeOwner(world: Rollcall, fileSystemId: string, words: readonly string[]): void {
  const [program, recursive, owner = '', path = ''] = words
  const tree = fileSystem(world.sandbox.world, fileSystemId)
  if (program !== 'chown' || recursive !== '-R' || !path.startsWith('/mnt/') || !tree)
    throw new Error(words.join(' '))
  const directory = path.slice('/mnt/'.length)
  const [uid = ''] = owner.split(':')
  for (const { path: below, ...file } of filesUnder(tree, directory))
    tree.set(`${directory}/${below}`, { ...file, uid })
}
