/** How each kind of work is told to stop. */
import {
  DeleteEndpointCommand,
  type SageMakerClient,
  StopAutoMLJobCommand,
  StopHyperParameterTuningJobCommand,
  StopMonitoringScheduleCommand,
  StopPipelineExecutionCommand,
  StopProcessingJobCommand,
  StopTrainingJobCommand,
  StopTransformJobCommand,
} from '@aws-sdk/client-sagemaker'
import type { WorkItem, WorkKind } from '../core/ports.ts'

type Stop = (client: SageMakerClient, item: WorkItem) => Promise<unknown>

/** The token of an execution's stop is the SDK's. */
export const stopping: Readonly<Record<WorkKind, Stop>> = {
  'training job': (client, { name }) =>
    client.send(new StopTrainingJobCommand({ TrainingJobName: name })),
  'processing job': (client, { name }) =>
    client.send(new StopProcessingJobCommand({ ProcessingJobName: name })),
  'transform job': (client, { name }) =>
    client.send(new StopTransformJobCommand({ TransformJobName: name })),
  'tuning job': (client, { name }) =>
    client.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name })),
  'AutoML job': (client, { name }) =>
    client.send(new StopAutoMLJobCommand({ AutoMLJobName: name })),
  'pipeline execution': (client, { arn }) =>
    client.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn })),
  endpoint: (client, { name }) => client.send(new DeleteEndpointCommand({ EndpointName: name })),
  'monitoring schedule': (client, { name }) =>
    client.send(new StopMonitoringScheduleCommand({ MonitoringScheduleName: name })),
}
