/** DataSync moves homes to S3 and back, says when it did not, and does what its role may. */
import { CreateTaskCommand, DescribeTaskCommand } from '@aws-sdk/client-datasync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bucketNamed } from '../../../sandbox/s3/buckets.ts'
import { Bucket, type TransferSandbox, transferSandbox } from './transfer-sandbox.ts'

let sandbox: TransferSandbox

beforeEach(async () => {
  sandbox = await transferSandbox()
})

afterEach(() => sandbox.close())

const some = { 'a.txt': 'one', 'deep/er/b.txt': 'second' }

async function homeTo(prefix: string, role?: string) {
  return [await sandbox.efs(`/${sandbox.uid}`), await sandbox.s3(prefix, role)] as const
}

describe('a transfer', () => {
  it('copies every file and directory, and counts them and their bytes', async () => {
    await sandbox.write(some)
    const done = await sandbox.transfer(...(await homeTo('homes/ada')))
    expect(done).toMatchObject({
      Status: 'SUCCESS',
      EstimatedFilesToTransfer: 4,
      FilesTransferred: 4,
      FilesVerified: 4,
      EstimatedBytesToTransfer: 9,
      BytesTransferred: 9,
      BytesWritten: 9,
      Result: { PrepareStatus: 'SUCCESS', TransferStatus: 'SUCCESS', VerifyStatus: 'SUCCESS' },
    })
    expect(sandbox.keys()).toEqual([
      ...['homes/ada/a.txt', 'homes/ada/deep/', 'homes/ada/deep/er/', 'homes/ada/deep/er/b.txt'],
    ])
  })

  it('takes a minute for a gigabyte, beside what comes before and after', async () => {
    await sandbox.write({ big: { zeros: 50_000_000 } })
    const done = await sandbox.transfer(...(await homeTo('/')))
    expect(done.Result?.TransferDuration).toBe(3000)
    const took = (done.EndTime?.getTime() ?? 0) - (done.StartTime?.getTime() ?? 0)
    expect(done.Result?.TotalDuration).toBe(took)
    expect(took).toBeGreaterThan(44_000)
  })

  it('succeeds for an empty home, and fails for a directory that is not there', async () => {
    const [home, archive] = await homeTo('homes')
    expect(await sandbox.transfer(home, archive)).toMatchObject({
      Status: 'SUCCESS',
      FilesTransferred: 0,
    })
    const nowhere = await sandbox.transfer(await sandbox.efs('/999999'), archive)
    expect(nowhere).toMatchObject({ Status: 'ERROR', Result: { PrepareStatus: 'ERROR' } })
  })

  it('brings a home back under another uid with the bytes and owners it had', async () => {
    await sandbox.write(some)
    const [home, archive] = await homeTo('homes/ada')
    await sandbox.transfer(home, archive)
    const back = await sandbox.efs('/200777')
    await sandbox.ask('/_sandbox/files', {
      fileSystemId: 'fs-0123456789abcdef0',
      directory: '/200777',
      files: { '.keep': '' },
    })
    expect(await sandbox.transfer(archive, back)).toMatchObject({ Status: 'SUCCESS' })
    expect(await sandbox.files('/200777')).toEqual({ ...some, '.keep': '' })
    const object = bucketNamed(sandbox.world, Bucket)?.objects.get('homes/ada/a.txt')
    expect(object?.metadata['file-owner']).toBe(sandbox.uid)
  })

  it('copies a home into another, and overwrites nothing when told', async () => {
    await sandbox.write(some)
    const there = { fileSystemId: 'fs-0123456789abcdef0', directory: '/200777' }
    await sandbox.ask('/_sandbox/files', { ...there, files: { 'a.txt': 'newer' } })
    const [from] = await homeTo('unused')
    const options = { OverwriteMode: 'NEVER', VerifyMode: 'ONLY_FILES_TRANSFERRED' } as const
    const done = await sandbox.transfer(from, await sandbox.efs('/200777'), options)
    expect(done).toMatchObject({ Status: 'SUCCESS', FilesTransferred: 3 })
    expect(await sandbox.files('/200777')).toEqual({ ...some, 'a.txt': 'newer' })
  })

  it('copies the folders to include, under their paths, and nothing beside them', async () => {
    await sandbox.write({ ...some, 'deep/x': 'not this', deeper: 'nor this' })
    const [home, archive] = await homeTo('homes')
    const Includes = [{ FilterType: 'SIMPLE_PATTERN', Value: '/deep/er' } as const]
    const task = { SourceLocationArn: home, DestinationLocationArn: archive, Includes }
    const { TaskArn = '' } = await sandbox.client.send(new CreateTaskCommand(task))
    expect(await sandbox.run(TaskArn)).toMatchObject({ Status: 'SUCCESS', FilesTransferred: 2 })
    expect(sandbox.keys()).toEqual(['homes/deep/er/', 'homes/deep/er/b.txt'])
    const told = await sandbox.client.send(new DescribeTaskCommand({ TaskArn }))
    expect(told.Includes).toEqual(Includes)
  })

  it('sends only what changed since the last, and removes only when told', async () => {
    await sandbox.write(some)
    const [home, archive] = await homeTo('homes')
    await sandbox.transfer(home, archive)
    await sandbox.write({ 'a.txt': 'changed', 'deep/er/b.txt': null })
    const again = await sandbox.transfer(home, archive)
    expect(again).toMatchObject({ FilesTransferred: 1, FilesSkipped: 0, FilesDeleted: 0 })
    expect(sandbox.keys()).toContain('homes/deep/er/b.txt')
    const refused = await sandbox.transfer(home, archive, { PreserveDeletedFiles: 'REMOVE' })
    expect(refused).toMatchObject({ Status: 'ERROR', FilesDeleted: 0 })
    expect(refused.Result?.ErrorDetail).toContain('s3:DeleteObject')
  })
})

describe('an execution ends in ERROR', () => {
  it('when a key is longer than 1,024 bytes, and the other files are there', async () => {
    await sandbox.write({ ...some, [`${'d'.repeat(1020)}/x`]: 'too deep' })
    const done = await sandbox.transfer(...(await homeTo('homes')))
    expect(done).toMatchObject({ Status: 'ERROR', Result: { TransferStatus: 'ERROR' } })
    expect(done.FilesTransferred).toBe((done.EstimatedFilesToTransfer ?? 0) - 2)
    expect(done.Result?.ErrorDetail).toContain('1024')
    expect(sandbox.keys()).toHaveLength(4)
  })

  it('when the role may not write some object', async () => {
    await sandbox.write({ 'public/a': 'x', 'private/b': 'y' })
    const done = await sandbox.transfer(...(await homeTo('homes', 'narrow')))
    expect(done).toMatchObject({ Status: 'ERROR', FilesTransferred: 2 })
    expect(sandbox.keys()).toEqual(['homes/public/', 'homes/public/a'])
  })

  it('when a fault holds files back', async () => {
    await sandbox.write(some)
    await sandbox.ask('/_sandbox/faults', {
      failTransfer: { transferAtMost: 1, reason: 'the network went' },
    })
    const done = await sandbox.transfer(...(await homeTo('homes')))
    expect(done).toMatchObject({
      Status: 'ERROR',
      FilesTransferred: 1,
      EstimatedFilesToTransfer: 4,
      Result: { ErrorDetail: 'the network went', VerifyStatus: 'PENDING' },
    })
  })
})

describe('a fault that is ended', () => {
  it('holds nothing back', async () => {
    await sandbox.write(some)
    await sandbox.ask('/_sandbox/faults', { failTransfer: { transferAtMost: 0 } })
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
    expect(await sandbox.transfer(...(await homeTo('homes')))).toMatchObject({ Status: 'SUCCESS' })
  })

  it.each([
    ['another status', { status: 'HALF' }],
    ['a number below 0', { transferAtMost: -1 }],
  ])('is refused with %s', async (_what, failTransfer) => {
    expect(await sandbox.ask('/_sandbox/faults', { failTransfer })).toBe(400)
  })
})

describe('a silent loss', () => {
  it('ends in SUCCESS, and counting shows it', async () => {
    await sandbox.write(some)
    await sandbox.ask('/_sandbox/faults', {
      failTransfer: { transferAtMost: 2, status: 'SUCCESS' },
    })
    const done = await sandbox.transfer(...(await homeTo('homes')))
    expect(done).toMatchObject({ Status: 'SUCCESS', FilesTransferred: 2 })
    expect(done.EstimatedFilesToTransfer).toBe(4)
    expect(sandbox.keys()).toHaveLength(2)
  })
})
