/** What a leaver left running is found by its tag, and handled as the map says. */
import { expect, test } from 'vitest'
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import type { WorkKind } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'
import { seeToWork } from '../../../functions/reconcile-user/support/own-work.ts'
import { exampleText, exampleWith, mapOf } from '../../core/access-map/example.ts'
import { memoryWork } from '../../support/memory-work.ts'

const account = 'arn:aws:sagemaker:eu-west-1:111122223333'
const profileArn = `${account}:user-profile/d-research0001/u-maya`
const another = `${account}:user-profile/d-research0001/u-tomas`

const grant: Grant = {
  userId: 'maya',
  team: 'vision',
  persona: 'analyst',
  domain: 'research',
  domainId: 'd-research0001',
  profileName: 'u-maya',
  roleArn: 'arn:aws:iam::111122223333:role/rollcall/persona/rollcall-inert-research',
  state: 'suspended',
  since: 0,
  reason: { groupId: 'g', group: 'ML Vision', line: 22 },
  because: [],
  mapHash: 'hash',
}

const resources: ReadonlyArray<readonly [WorkKind, string]> = [
  ['training job', 'training-job/one'],
  ['processing job', 'processing-job/one'],
  ['transform job', 'transform-job/one'],
  ['tuning job', 'hyper-parameter-tuning-job/one'],
  ['AutoML job', 'automl-job/one'],
  ['endpoint', 'endpoint/one'],
  ['monitoring schedule', 'monitoring-schedule/one'],
]

/** Everything that can run, of Maya's; a job of Tomas's; and runs of her pipeline by both. */
function running() {
  const work = memoryWork()
  for (const [kind, resource] of resources)
    work.begin({ kind, name: 'one', arn: `${account}:${resource}`, profileArn })
  const kind = 'training job'
  work.begin({ kind, name: 'his', arn: `${account}:training-job/his`, profileArn: another })
  const pipelineArn = `${account}:pipeline/hers`
  for (const [name, startedBy] of Object.entries({ hers: profileArn, his: another }))
    work.begin({
      kind: 'pipeline execution',
      name,
      arn: `${pipelineArn}/execution/${name}`,
      profileArn,
      pipelineArn,
      startedBy,
    })
  return work
}

const see = (map: AccessMap, work: ReturnType<typeof running>) =>
  seeToWork({ work, map }, grant, async () => undefined)

const resourceOf = (arn: string) => arn.slice(account.length + 1)
const serving = ['endpoint/one', 'monitoring-schedule/one']
const ofOthers = ['training-job/his', 'pipeline/hers/execution/his']

test('jobs and executions stop, endpoints go on and are told, others are untouched', async () => {
  const work = running()
  const { kept } = await see(mapOf(exampleText), work)
  expect(work.runningArns.map(resourceOf)).toEqual([...serving, ...ofOthers])
  expect(kept.map(({ arn }) => resourceOf(arn))).toEqual(serving)
})

test('jobs and executions finish where the team says so, and are told as running', async () => {
  const finish = mapOf(exampleWith(['    grace: 12h', '    jobs: finish\n    grace: 12h']))
  const work = running()
  const before = work.runningArns
  const left = await see(finish, work)
  expect(work.runningArns).toEqual(before)
  expect(left.running).toHaveLength(6)
})

test('endpoints and their schedules go where the team says so', async () => {
  const gone = mapOf(exampleWith(['    grace: 12h', '    endpoints: delete\n    grace: 12h']))
  const work = running()
  expect((await see(gone, work)).kept).toEqual([])
  expect(work.runningArns.map(resourceOf)).toEqual(ofOthers)
})

test('nothing is stopped for a team that left the map, since its rule is not known', async () => {
  const work = running()
  const before = work.runningArns
  const map = mapOf(exampleText)
  const left = await seeToWork({ work, map }, { ...grant, team: 'gone' }, async () => undefined)
  expect(work.runningArns).toEqual(before)
  expect(left.kept).toHaveLength(2)
})
