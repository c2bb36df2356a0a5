/** A lifecycle script runs when its app starts: on the space's files, as the app's role. */
import { DeleteAppCommand } from '@aws-sdk/client-sagemaker'
import { afterEach, describe, expect, it } from 'vitest'
import { requestRates } from '../../../sandbox/services/request-rate.ts'
import { type ScriptSandbox, scriptSandbox } from './script-sandbox.ts'

let sandbox: ScriptSandbox | undefined

afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
})

async function opened(...given: Parameters<typeof scriptSandbox>): Promise<ScriptSandbox> {
  sandbox = await scriptSandbox(...given)
  return sandbox
}

describe('a script', () => {
  it('finds the space’s files at home and leaves there what it wrote', async () => {
    const { write, start, files, log } = await opened()
    await write({ 'notes.md': 'kept', 'data/old.csv': 'gone', 'run.sh': 'echo hi' })
    const app = await start(
      [
        'set -e',
        'cat ~/notes.md && rm data/old.csv',
        'mkdir -p "$HOME/new" && echo made > /home/sagemaker-user/new/file',
        'grep -o \'"SpaceName":"[a-z]*"\' /opt/ml/metadata/resource-metadata.json >&2',
      ].join('\n'),
    )
    expect(app).toMatchObject({ Status: 'InService' })
    expect(await files()).toEqual({
      'notes.md': 'kept',
      'run.sh': 'echo hi',
      'new/file': 'made\n',
    })
    expect((await log()).sort()).toEqual(['"SpaceName":"lab"', 'kept'])
  })

  it('archives the space to S3 with the app’s role', async () => {
    const { write, start, objects, world } = await opened()
    await write({ 'a.txt': 'one', 'deep/ü b.txt': 'two', '.cache/x': 'no' })
    const app = await start(
      'aws s3 sync "$HOME" s3://archive/spaces/lab --exclude ".cache/*" --only-show-errors\n' +
        'printf done > /tmp/marker.$$ && aws s3 cp /tmp/marker.$$ s3://archive/spaces/lab.done\n' +
        'rm /tmp/marker.$$',
    )
    expect(app).toMatchObject({ Status: 'InService' })
    expect(objects()).toEqual({
      'spaces/lab.done': 'done',
      'spaces/lab/a.txt': 'one',
      'spaces/lab/deep/ü b.txt': 'two',
    })
    const put = world.calls.counts().find(({ action }) => action === 'PutObject')
    expect(put?.caller).toMatch(/role\/person$/)
  })

  it('brings an archive back into a new space', async () => {
    const { start, files, world } = await opened()
    const { bucketNamed, storeObject } = await import('../../../sandbox/s3/buckets.ts')
    const bucket = bucketNamed(world, 'archive')
    if (bucket) storeObject(world, bucket, { key: 'spaces/lab/b/c', body: Buffer.from('back') })
    await start('aws s3 sync s3://archive/spaces/lab "$HOME"')
    expect(await files()).toEqual({ 'b/c': 'back' })
  })

  it.each([
    ['put-object', 'aws s3api put-object --bucket archive --key spaces/k --body a.txt'],
    ['cp from a pipe', 'cat a.txt | aws s3 cp - s3://archive/spaces/k'],
    ['cp of a folder', 'mkdir f && cp a.txt f/k && aws s3 cp f s3://archive/spaces --recursive'],
  ])('writes with %s', async (_how, command) => {
    const { write, start, objects } = await opened()
    await write({ 'a.txt': 'bytes' })
    expect(await start(command)).toMatchObject({ Status: 'InService' })
    expect(objects()).toEqual({ 'spaces/k': 'bytes' })
  })

  it('fails its app when it fails, and the message says where its output is', async () => {
    const { start, log, files } = await opened()
    const app = await start('echo trying; echo half > half; exit 3')
    expect(app).toMatchObject({ Status: 'Failed' })
    expect(app.FailureReason).toMatch(/ended with 3; its output is in .*LifecycleConfigOnStart/)
    expect(await log()).toEqual(['trying'])
    expect(await files()).toEqual({ half: 'half\n' })
  })

  it('fails its app when the role may not write there', async () => {
    const { write, start, objects, log } = await opened()
    await write({ 'a.txt': 'one' })
    const app = await start('aws s3 sync "$HOME" s3://archive/elsewhere')
    expect(app).toMatchObject({ Status: 'Failed' })
    expect((await log()).join()).toContain('AccessDenied')
    expect(objects()).toEqual({})
  })

  it('fails its app for what the sandbox’s aws does not do', async () => {
    const { start, log } = await opened()
    expect((await start('aws ec2 describe-instances')).FailureReason).toContain('ended with 252')
    expect((await log()).join()).toContain('the sandbox\'s aws has no "ec2 describe-instances"')
  })

  it('is ended, with all it started, when it runs too long', async () => {
    const limit = { value: 300, unit: 'ms', ground: 'assumed', source: 'this test' } as const
    const { start } = await opened({ weather: { 'sagemaker.lifecycleConfigLimit': limit } })
    const app = await start('sleep 600 & sleep 600')
    expect(app).toMatchObject({ Status: 'Failed' })
    expect(app.FailureReason).toContain('ran longer than 0.3 seconds')
  })
})

describe('what a script puts in the background', () => {
  it('goes on after the app is InService, and its work is waited for', async () => {
    const { write, start, objects, files } = await opened()
    await write({ 'a.txt': 'one' })
    const work = 'sleep 0.3; aws s3 sync "$HOME" s3://archive/spaces/lab; echo yes > archived'
    const app = await start(`nohup bash -c '${work}' > /dev/null 2>&1 &`)
    expect(app).toMatchObject({ Status: 'InService' })
    expect(objects()).toEqual({ 'spaces/lab/a.txt': 'one' })
    expect(await files()).toEqual({ 'a.txt': 'one', archived: 'yes\n' })
  })

  it('ends when the app is deleted', async () => {
    const { config, createApp, sagemaker, world, app } = await opened()
    // It is looked at in real time, while the script holds the sandbox's.
    requestRates(world).enforced = false
    await createApp(await config('endless', 'nohup sleep 600 > /dev/null 2>&1 &'))
    const waiting = world.clock.quiet(25_000)
    while ((await app()).Status !== 'InService') await new Promise(setImmediate)
    const name = { DomainId: 'd-studio', SpaceName: 'lab', AppType: 'JupyterLab' } as const
    await sagemaker.send(new DeleteAppCommand({ ...name, AppName: 'default' }))
    expect(await waiting).toBe(true)
    expect((await app()).Status).toBe('Deleted')
  })
})
