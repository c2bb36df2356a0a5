/** StartPipelineExecution: it executes until it ends or is stopped; no step runs. */
import { pipelineExecution } from '../../jobs/kinds.ts'
import { beginRun } from '../../jobs/lifecycle.ts'
import { putWork, type Work } from '../../jobs/store.ts'
import { userContext } from '../../jobs/studio-person.ts'
import { studioAction } from './studio-action.ts'
import { namedPipeline } from './work-find.ts'

interface StartPipelineExecutionRequest {
  readonly PipelineName: string
}

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

export const action = studioAction(
  'StartPipelineExecution',
  ({ PipelineName }: StartPipelineExecutionRequest, call) => {
    const { world, accountId, region } = call
    const { arn: pipelineArn, name } = namedPipeline(call, PipelineName)
    const now = world.clock.now()
    const work: Work = {
      noun: pipelineExecution.noun,
      name,
      arn: `${pipelineArn}/execution/${world.random.text(12, ID_ALPHABET)}`,
      accountId,
      region,
      creationTime: now,
      lastModifiedTime: now,
      request: {},
      createdBy: userContext(world, call.caller),
      status: pipelineExecution.running,
    }
    putWork(world, work)
    beginRun(world, work, pipelineExecution)
    return { PipelineExecutionArn: work.arn }
  },
)
