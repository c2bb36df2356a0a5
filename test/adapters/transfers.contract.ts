/** What every backend of DataSync promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pagesOf } from '../support/pages.ts'
import type { MakeServices, Services } from '../support/service-ports.ts'

export function transfersContract(backend: string, make: MakeServices): void {
  describe(`transfers in ${backend}`, () => {
    let made: Services
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    locationsContract(() => made)
    tasksContract(() => made)
    copiesContract(() => made)
    executionsContract(() => made)
  })
}

async function bothSides({ transfers, hands }: Services, prefix = 'homes/ada/') {
  const { bucket, roleArn, home } = hands
  return {
    from: await transfers.createHomeLocation(home),
    to: await transfers.createArchiveLocation({ bucket, prefix, roleArn }),
  }
}

async function taskOf(made: Services, name = 'task'): Promise<string> {
  expect(await made.transfers.createTask({ name, ...(await bothSides(made)) })).toBe(true)
  const { tasks } = await made.transfers.tasks()
  return tasks.findLast((task) => task.name === name)?.arn ?? ''
}

/** An ARN of the same form, of nothing. */
function anotherOf(arn: string): string {
  return `${arn.slice(0, -1)}${arn.endsWith('0') ? 1 : 0}`
}

async function lastOf({ transfers }: Services, task: string) {
  const { arns } = await transfers.executions(task)
  return transfers.execution(arns.at(-1) ?? '')
}

function locationsContract(made: () => Services): void {
  test('a location is found by how its URI begins, and made twice is two', async () => {
    const { transfers, hands } = made()
    const { from, to } = await bothSides(made())
    const again = await transfers.createHomeLocation(hands.home)
    expect(again).not.toBe(from)
    const { region, fileSystemId, uid } = hands.home
    const homes = `efs://${region}.${fileSystemId}/`
    expect(await transfers.locations(`${homes}${uid}/`)).toEqual({ arns: [from, again] })
    expect(await transfers.locations(`${homes}${uid}0/`)).toEqual({ arns: [] })
    expect(await transfers.locations(`s3://${hands.bucket}/homes/ada/`)).toEqual({ arns: [to] })
    expect(await transfers.locations(`s3://${hands.bucket}/homes/ad`)).toEqual({ arns: [to] })
    expect(await transfers.locations('s3://another/')).toEqual({ arns: [] })
  })

  test('a hundred locations are a page', async () => {
    const { transfers, hands } = made()
    for (let n = 0; n < 101; n++) await transfers.createHomeLocation(hands.home)
    const pages = await pagesOf((cursor) => transfers.locations('efs://', cursor))
    expect(pages.map(({ arns }) => arns.length)).toEqual([100, 1])
    expect(new Set(pages.flatMap(({ arns }) => arns)).size).toBe(101)
  })

  test('a location goes when no task uses it, and gone already is done', async () => {
    const { transfers } = made()
    const { from, to } = await bothSides(made())
    await transfers.createTask({ name: 'task', from, to })
    expect(await transfers.deleteLocation(from)).toBe(false)
    expect(await transfers.deleteLocation(to)).toBe(false)
    const [task] = (await transfers.tasks()).tasks
    expect(await transfers.deleteTask(task?.arn ?? '')).toBe(true)
    expect(await transfers.deleteLocation(from)).toBe(true)
    expect(await transfers.deleteLocation(from)).toBe(true)
    expect(await transfers.locations('efs://')).toEqual({ arns: [] })
  })

  test('what DataSync cannot reach is refused when the location is made', async () => {
    const { transfers, hands } = made()
    const { roleArn, home } = hands
    const archive = { bucket: 'another', prefix: 'homes/', roleArn }
    await expect(transfers.createArchiveLocation(archive)).rejects.toThrow(/another/)
    const unknown = { ...home, fileSystemId: 'fs-00000000000000000' }
    await expect(transfers.createHomeLocation(unknown)).rejects.toThrow(/fs-00000000000000000/)
    for (const uri of ['efs://', 's3://'])
      expect(await transfers.locations(uri)).toEqual({ arns: [] })
  })
}

function tasksContract(made: () => Services): void {
  test('a task made twice is two, and both are listed by their name', async () => {
    const { transfers } = made()
    const sides = await bothSides(made())
    expect(await transfers.tasks()).toEqual({ tasks: [] })
    for (let n = 0; n < 2; n++)
      expect(await transfers.createTask({ name: 'rollcall/d-1/ada/7', ...sides })).toBe(true)
    const { tasks } = await transfers.tasks()
    expect(tasks.map(({ name }) => name)).toEqual(['rollcall/d-1/ada/7', 'rollcall/d-1/ada/7'])
    expect(new Set(tasks.map(({ arn }) => arn)).size).toBe(2)
  })

  test('there is room for a hundred tasks, all on one page', async () => {
    const { transfers } = made()
    const sides = await bothSides(made())
    for (let n = 0; n < 100; n++)
      expect(await transfers.createTask({ name: `task ${n}`, ...sides })).toBe(true)
    expect(await transfers.createTask({ name: 'one more', ...sides })).toBe(false)
    const { tasks, cursor } = await transfers.tasks()
    expect([tasks.length, cursor]).toEqual([100, undefined])
    await transfers.deleteTask(tasks[0]?.arn ?? '')
    expect(await transfers.createTask({ name: 'one more', ...sides })).toBe(true)
  })

  test('a task between locations that are not there is refused: no lack of room', async () => {
    const { transfers } = made()
    const { from, to } = await bothSides(made())
    await transfers.deleteLocation(to)
    await expect(transfers.createTask({ name: 'task', from, to })).rejects.toThrow(/location/i)
    expect(await transfers.tasks()).toEqual({ tasks: [] })
  })

  test('a task goes when nothing of it runs, and gone already is done', async () => {
    const { transfers, hands } = made()
    await hands.fillHome({ 'a.txt': 'one' })
    const task = await taskOf(made())
    await transfers.startTask(task)
    expect(await transfers.deleteTask(task)).toBe(false)
    await made().pass()
    const { arns } = await transfers.executions(task)
    expect(await transfers.deleteTask(task)).toBe(true)
    expect(await transfers.deleteTask(task)).toBe(true)
    expect(await transfers.tasks()).toEqual({ tasks: [] })
    expect(await transfers.executions(task)).toEqual({ arns: [] })
    expect(await transfers.execution(arns[0] ?? '')).toBeUndefined()
  })
}

function copiesContract(made: () => Services): void {
  test('a home is copied whole, its directories counted with its files', async () => {
    const { transfers, archives, hands } = made()
    await hands.fillHome({ 'a.txt': 'one', 'deep/er/b.txt': 'second' })
    const task = await taskOf(made())
    expect(await transfers.executions(task)).toEqual({ arns: [] })
    expect(await transfers.startTask(task)).toBeUndefined()
    const begun = await lastOf(made(), task)
    expect(begun).toMatchObject({ status: 'running' })
    expect(begun).not.toHaveProperty('endedAt')
    await made().pass()
    const ended = await lastOf(made(), task)
    expect(ended).toEqual({
      arn: begun?.arn,
      status: 'succeeded',
      endedAt: expect.any(Number),
      files: { expected: 4, transferred: 4, verified: 4 },
      bytes: { expected: 9, written: 9 },
    })
    const place = { bucket: hands.bucket, prefix: 'homes/ada/' }
    expect(await archives.count(place)).toMatchObject({ objects: 4, bytes: 9 })
  })

  test('an empty home is copied, and that is nothing', async () => {
    const { transfers } = made()
    const task = await taskOf(made())
    await transfers.startTask(task)
    await made().pass()
    expect(await lastOf(made(), task)).toMatchObject({
      status: 'succeeded',
      files: { expected: 0, transferred: 0, verified: 0 },
      bytes: { expected: 0, written: 0 },
    })
  })

  test('a home that is not there fails with words, and is no empty one', async () => {
    const { transfers, hands } = made()
    const { bucket, roleArn, home } = hands
    const from = await transfers.createHomeLocation({ ...home, uid: '999999' })
    const to = await transfers.createArchiveLocation({ bucket, prefix: 'homes/', roleArn })
    await transfers.createTask({ name: 'task', from, to })
    const [task] = (await transfers.tasks()).tasks
    await transfers.startTask(task?.arn ?? '')
    await made().pass()
    expect(await lastOf(made(), task?.arn ?? '')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('999999'),
      endedAt: expect.any(Number),
    })
  })
}

function executionsContract(made: () => Services): void {
  test('one execution of a task runs at a time, and what is against another is said', async () => {
    const { transfers, hands } = made()
    await hands.fillHome({ 'a.txt': 'one' })
    const task = await taskOf(made())
    expect(await transfers.startTask(task)).toBeUndefined()
    expect(await transfers.startTask(task)).toMatch(/running/)
    await made().pass()
    expect(await transfers.startTask(task)).toBeUndefined()
    await made().pass()
    expect((await transfers.executions(task)).arns).toHaveLength(2)
    await transfers.deleteTask(task)
    expect(await transfers.startTask(task)).toMatch(/not found/)
  })

  test('what is cancelled fails, copies nothing, and may be cancelled again', async () => {
    const { transfers, archives, hands } = made()
    await hands.fillHome({ 'a.txt': 'one' })
    const task = await taskOf(made())
    await transfers.startTask(task)
    const execution = (await lastOf(made(), task))?.arn ?? ''
    await transfers.cancelExecution(execution)
    await made().pass()
    const ended = await transfers.execution(execution)
    expect(ended).toMatchObject({ status: 'failed', endedAt: expect.any(Number) })
    expect(ended?.error).toBeDefined()
    await transfers.cancelExecution(execution)
    await transfers.cancelExecution(anotherOf(execution))
    const { bucket } = hands
    expect(await archives.count({ bucket, prefix: 'homes/' })).toMatchObject({ objects: 0 })
    expect(await transfers.deleteTask(task)).toBe(true)
  })
}
