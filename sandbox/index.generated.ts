/** Every service, action and resource type of the sandbox. Written by `npm run generate`. */
import type { Service } from './endpoint/service-table.ts'
import type { ResourceType } from './resources/resource-type.ts'
import { action as cloudwatchDescribeAlarms } from './services/cloudwatch/describe-alarms.ts'
import { action as cloudwatchGetMetricData } from './services/cloudwatch/get-metric-data.ts'
import { action as cloudwatchGetMetricStatistics } from './services/cloudwatch/get-metric-statistics.ts'
import { action as cloudwatchListMetrics } from './services/cloudwatch/list-metrics.ts'
import { action as cloudwatchPutMetricData } from './services/cloudwatch/put-metric-data.ts'
import { service as serviceCloudwatch } from './services/cloudwatch/service.ts'
import { action as datasyncCancelTaskExecution } from './services/datasync/cancel-task-execution.ts'
import { action as datasyncCreateLocationEfs } from './services/datasync/create-location-efs.ts'
import { action as datasyncCreateLocationS3 } from './services/datasync/create-location-s3.ts'
import { action as datasyncCreateTask } from './services/datasync/create-task.ts'
import { action as datasyncDeleteLocation } from './services/datasync/delete-location.ts'
import { action as datasyncDeleteTask } from './services/datasync/delete-task.ts'
import { action as datasyncDescribeLocationEfs } from './services/datasync/describe-location-efs.ts'
import { action as datasyncDescribeLocationS3 } from './services/datasync/describe-location-s3.ts'
import { action as datasyncDescribeTaskExecution } from './services/datasync/describe-task-execution.ts'
import { action as datasyncDescribeTask } from './services/datasync/describe-task.ts'
import { action as datasyncListLocations } from './services/datasync/list-locations.ts'
import { action as datasyncListTagsForResource } from './services/datasync/list-tags-for-resource.ts'
import { action as datasyncListTaskExecutions } from './services/datasync/list-task-executions.ts'
import { action as datasyncListTasks } from './services/datasync/list-tasks.ts'
import { action as datasyncStartTaskExecution } from './services/datasync/start-task-execution.ts'
import { action as datasyncTagResource } from './services/datasync/tag-resource.ts'
import { service as serviceDatasync } from './services/datasync/service.ts'
import { action as dynamodbBatchGetItem } from './services/dynamodb/batch-get-item.ts'
import { action as dynamodbBatchWriteItem } from './services/dynamodb/batch-write-item.ts'
import { action as dynamodbCreateTable } from './services/dynamodb/create-table.ts'
import { action as dynamodbDeleteItem } from './services/dynamodb/delete-item.ts'
import { action as dynamodbDeleteTable } from './services/dynamodb/delete-table.ts'
import { action as dynamodbDescribeContinuousBackups } from './services/dynamodb/describe-continuous-backups.ts'
import { action as dynamodbDescribeTable } from './services/dynamodb/describe-table.ts'
import { action as dynamodbDescribeTimeToLive } from './services/dynamodb/describe-time-to-live.ts'
import { action as dynamodbGetItem } from './services/dynamodb/get-item.ts'
import { action as dynamodbListTables } from './services/dynamodb/list-tables.ts'
import { action as dynamodbListTagsOfResource } from './services/dynamodb/list-tags-of-resource.ts'
import { action as dynamodbPutItem } from './services/dynamodb/put-item.ts'
import { action as dynamodbQuery } from './services/dynamodb/query.ts'
import { action as dynamodbScan } from './services/dynamodb/scan.ts'
import { action as dynamodbTagResource } from './services/dynamodb/tag-resource.ts'
import { action as dynamodbTransactGetItems } from './services/dynamodb/transact-get-items.ts'
import { action as dynamodbTransactWriteItems } from './services/dynamodb/transact-write-items.ts'
import { action as dynamodbUntagResource } from './services/dynamodb/untag-resource.ts'
import { action as dynamodbUpdateContinuousBackups } from './services/dynamodb/update-continuous-backups.ts'
import { action as dynamodbUpdateItem } from './services/dynamodb/update-item.ts'
import { action as dynamodbUpdateTable } from './services/dynamodb/update-table.ts'
import { action as dynamodbUpdateTimeToLive } from './services/dynamodb/update-time-to-live.ts'
import { service as serviceDynamodb } from './services/dynamodb/service.ts'
import { action as eventsDescribeEventBus } from './services/events/describe-event-bus.ts'
import { action as eventsDescribeRule } from './services/events/describe-rule.ts'
import { action as eventsDisableRule } from './services/events/disable-rule.ts'
import { action as eventsEnableRule } from './services/events/enable-rule.ts'
import { action as eventsListEventBuses } from './services/events/list-event-buses.ts'
import { action as eventsListRules } from './services/events/list-rules.ts'
import { action as eventsListTargetsByRule } from './services/events/list-targets-by-rule.ts'
import { action as eventsPutEvents } from './services/events/put-events.ts'
import { action as eventsTestEventPattern } from './services/events/test-event-pattern.ts'
import { service as serviceEvents } from './services/events/service.ts'
import { action as iamAttachRolePolicy } from './services/iam/attach-role-policy.ts'
import { action as iamCreatePolicyVersion } from './services/iam/create-policy-version.ts'
import { action as iamDeletePolicyVersion } from './services/iam/delete-policy-version.ts'
import { action as iamDeleteRolePolicy } from './services/iam/delete-role-policy.ts'
import { action as iamDetachRolePolicy } from './services/iam/detach-role-policy.ts'
import { action as iamGetPolicyVersion } from './services/iam/get-policy-version.ts'
import { action as iamGetPolicy } from './services/iam/get-policy.ts'
import { action as iamGetRolePolicy } from './services/iam/get-role-policy.ts'
import { action as iamGetRole } from './services/iam/get-role.ts'
import { action as iamListAttachedRolePolicies } from './services/iam/list-attached-role-policies.ts'
import { action as iamListPolicies } from './services/iam/list-policies.ts'
import { action as iamListPolicyVersions } from './services/iam/list-policy-versions.ts'
import { action as iamListRolePolicies } from './services/iam/list-role-policies.ts'
import { action as iamListRoles } from './services/iam/list-roles.ts'
import { action as iamPutRolePolicy } from './services/iam/put-role-policy.ts'
import { action as iamSetDefaultPolicyVersion } from './services/iam/set-default-policy-version.ts'
import { service as serviceIam } from './services/iam/service.ts'
import { action as identitystoreCreateGroupMembership } from './services/identitystore/create-group-membership.ts'
import { action as identitystoreCreateGroup } from './services/identitystore/create-group.ts'
import { action as identitystoreCreateUser } from './services/identitystore/create-user.ts'
import { action as identitystoreDeleteGroupMembership } from './services/identitystore/delete-group-membership.ts'
import { action as identitystoreDeleteGroup } from './services/identitystore/delete-group.ts'
import { action as identitystoreDeleteUser } from './services/identitystore/delete-user.ts'
import { action as identitystoreDescribeGroupMembership } from './services/identitystore/describe-group-membership.ts'
import { action as identitystoreDescribeGroup } from './services/identitystore/describe-group.ts'
import { action as identitystoreDescribeUser } from './services/identitystore/describe-user.ts'
import { action as identitystoreGetGroupId } from './services/identitystore/get-group-id.ts'
import { action as identitystoreGetGroupMembershipId } from './services/identitystore/get-group-membership-id.ts'
import { action as identitystoreGetUserId } from './services/identitystore/get-user-id.ts'
import { action as identitystoreIsMemberInGroups } from './services/identitystore/is-member-in-groups.ts'
import { action as identitystoreListGroupMembershipsForMember } from './services/identitystore/list-group-memberships-for-member.ts'
import { action as identitystoreListGroupMemberships } from './services/identitystore/list-group-memberships.ts'
import { action as identitystoreListGroups } from './services/identitystore/list-groups.ts'
import { action as identitystoreListUsers } from './services/identitystore/list-users.ts'
import { action as identitystoreUpdateGroup } from './services/identitystore/update-group.ts'
import { action as identitystoreUpdateUser } from './services/identitystore/update-user.ts'
import { service as serviceIdentitystore } from './services/identitystore/service.ts'
import { action as s3DeleteObject } from './services/s3/delete-object.ts'
import { action as s3GetObject } from './services/s3/get-object.ts'
import { action as s3HeadBucket } from './services/s3/head-bucket.ts'
import { action as s3HeadObject } from './services/s3/head-object.ts'
import { action as s3ListObjectsV2 } from './services/s3/list-objects-v2.ts'
import { action as s3PutObject } from './services/s3/put-object.ts'
import { service as serviceS3 } from './services/s3/service.ts'
import { action as sagemakerAddTags } from './services/sagemaker/add-tags.ts'
import { action as sagemakerCreateApp } from './services/sagemaker/create-app.ts'
import { action as sagemakerCreateAutoMLJobV2 } from './services/sagemaker/create-auto-ml-job-v2.ts'
import { action as sagemakerCreateEndpointConfig } from './services/sagemaker/create-endpoint-config.ts'
import { action as sagemakerCreateEndpoint } from './services/sagemaker/create-endpoint.ts'
import { action as sagemakerCreateHyperParameterTuningJob } from './services/sagemaker/create-hyper-parameter-tuning-job.ts'
import { action as sagemakerCreateMonitoringSchedule } from './services/sagemaker/create-monitoring-schedule.ts'
import { action as sagemakerCreatePipeline } from './services/sagemaker/create-pipeline.ts'
import { action as sagemakerCreatePresignedDomainUrl } from './services/sagemaker/create-presigned-domain-url.ts'
import { action as sagemakerCreateProcessingJob } from './services/sagemaker/create-processing-job.ts'
import { action as sagemakerCreateSpace } from './services/sagemaker/create-space.ts'
import { action as sagemakerCreateStudioLifecycleConfig } from './services/sagemaker/create-studio-lifecycle-config.ts'
import { action as sagemakerCreateTrainingJob } from './services/sagemaker/create-training-job.ts'
import { action as sagemakerCreateTransformJob } from './services/sagemaker/create-transform-job.ts'
import { action as sagemakerCreateUserProfile } from './services/sagemaker/create-user-profile.ts'
import { action as sagemakerDeleteApp } from './services/sagemaker/delete-app.ts'
import { action as sagemakerDeleteEndpoint } from './services/sagemaker/delete-endpoint.ts'
import { action as sagemakerDeleteSpace } from './services/sagemaker/delete-space.ts'
import { action as sagemakerDeleteStudioLifecycleConfig } from './services/sagemaker/delete-studio-lifecycle-config.ts'
import { action as sagemakerDeleteTags } from './services/sagemaker/delete-tags.ts'
import { action as sagemakerDeleteUserProfile } from './services/sagemaker/delete-user-profile.ts'
import { action as sagemakerDescribeApp } from './services/sagemaker/describe-app.ts'
import { action as sagemakerDescribeAutoMLJobV2 } from './services/sagemaker/describe-auto-ml-job-v2.ts'
import { action as sagemakerDescribeDomain } from './services/sagemaker/describe-domain.ts'
import { action as sagemakerDescribeEndpoint } from './services/sagemaker/describe-endpoint.ts'
import { action as sagemakerDescribeHyperParameterTuningJob } from './services/sagemaker/describe-hyper-parameter-tuning-job.ts'
import { action as sagemakerDescribeMonitoringSchedule } from './services/sagemaker/describe-monitoring-schedule.ts'
import { action as sagemakerDescribePipelineExecution } from './services/sagemaker/describe-pipeline-execution.ts'
import { action as sagemakerDescribeProcessingJob } from './services/sagemaker/describe-processing-job.ts'
import { action as sagemakerDescribeSpace } from './services/sagemaker/describe-space.ts'
import { action as sagemakerDescribeStudioLifecycleConfig } from './services/sagemaker/describe-studio-lifecycle-config.ts'
import { action as sagemakerDescribeTrainingJob } from './services/sagemaker/describe-training-job.ts'
import { action as sagemakerDescribeTransformJob } from './services/sagemaker/describe-transform-job.ts'
import { action as sagemakerDescribeUserProfile } from './services/sagemaker/describe-user-profile.ts'
import { action as sagemakerListApps } from './services/sagemaker/list-apps.ts'
import { action as sagemakerListAutoMLJobs } from './services/sagemaker/list-auto-ml-jobs.ts'
import { action as sagemakerListDomains } from './services/sagemaker/list-domains.ts'
import { action as sagemakerListEndpoints } from './services/sagemaker/list-endpoints.ts'
import { action as sagemakerListHyperParameterTuningJobs } from './services/sagemaker/list-hyper-parameter-tuning-jobs.ts'
import { action as sagemakerListMonitoringSchedules } from './services/sagemaker/list-monitoring-schedules.ts'
import { action as sagemakerListPipelineExecutions } from './services/sagemaker/list-pipeline-executions.ts'
import { action as sagemakerListPipelines } from './services/sagemaker/list-pipelines.ts'
import { action as sagemakerListProcessingJobs } from './services/sagemaker/list-processing-jobs.ts'
import { action as sagemakerListSpaces } from './services/sagemaker/list-spaces.ts'
import { action as sagemakerListStudioLifecycleConfigs } from './services/sagemaker/list-studio-lifecycle-configs.ts'
import { action as sagemakerListTags } from './services/sagemaker/list-tags.ts'
import { action as sagemakerListTrainingJobs } from './services/sagemaker/list-training-jobs.ts'
import { action as sagemakerListTransformJobs } from './services/sagemaker/list-transform-jobs.ts'
import { action as sagemakerListUserProfiles } from './services/sagemaker/list-user-profiles.ts'
import { action as sagemakerStartPipelineExecution } from './services/sagemaker/start-pipeline-execution.ts'
import { action as sagemakerStartSession } from './services/sagemaker/start-session.ts'
import { action as sagemakerStopAutoMLJob } from './services/sagemaker/stop-auto-ml-job.ts'
import { action as sagemakerStopHyperParameterTuningJob } from './services/sagemaker/stop-hyper-parameter-tuning-job.ts'
import { action as sagemakerStopMonitoringSchedule } from './services/sagemaker/stop-monitoring-schedule.ts'
import { action as sagemakerStopPipelineExecution } from './services/sagemaker/stop-pipeline-execution.ts'
import { action as sagemakerStopProcessingJob } from './services/sagemaker/stop-processing-job.ts'
import { action as sagemakerStopTrainingJob } from './services/sagemaker/stop-training-job.ts'
import { action as sagemakerStopTransformJob } from './services/sagemaker/stop-transform-job.ts'
import { action as sagemakerUpdateDomain } from './services/sagemaker/update-domain.ts'
import { action as sagemakerUpdateSpace } from './services/sagemaker/update-space.ts'
import { action as sagemakerUpdateUserProfile } from './services/sagemaker/update-user-profile.ts'
import { service as serviceSagemaker } from './services/sagemaker/service.ts'
import { action as schedulerGetSchedule } from './services/scheduler/get-schedule.ts'
import { action as schedulerListSchedules } from './services/scheduler/list-schedules.ts'
import { service as serviceScheduler } from './services/scheduler/service.ts'
import { action as servicequotasGetAWSDefaultServiceQuota } from './services/servicequotas/get-aws-default-service-quota.ts'
import { action as servicequotasGetServiceQuota } from './services/servicequotas/get-service-quota.ts'
import { action as servicequotasListServiceQuotas } from './services/servicequotas/list-service-quotas.ts'
import { service as serviceServicequotas } from './services/servicequotas/service.ts'
import { action as snsGetTopicAttributes } from './services/sns/get-topic-attributes.ts'
import { action as snsListSubscriptionsByTopic } from './services/sns/list-subscriptions-by-topic.ts'
import { action as snsListTopics } from './services/sns/list-topics.ts'
import { action as snsPublish } from './services/sns/publish.ts'
import { action as snsSubscribe } from './services/sns/subscribe.ts'
import { action as snsUnsubscribe } from './services/sns/unsubscribe.ts'
import { service as serviceSns } from './services/sns/service.ts'
import { action as sqsChangeMessageVisibility } from './services/sqs/change-message-visibility.ts'
import { action as sqsDeleteMessageBatch } from './services/sqs/delete-message-batch.ts'
import { action as sqsDeleteMessage } from './services/sqs/delete-message.ts'
import { action as sqsGetQueueAttributes } from './services/sqs/get-queue-attributes.ts'
import { action as sqsGetQueueUrl } from './services/sqs/get-queue-url.ts'
import { action as sqsListQueues } from './services/sqs/list-queues.ts'
import { action as sqsPurgeQueue } from './services/sqs/purge-queue.ts'
import { action as sqsReceiveMessage } from './services/sqs/receive-message.ts'
import { action as sqsSendMessageBatch } from './services/sqs/send-message-batch.ts'
import { action as sqsSendMessage } from './services/sqs/send-message.ts'
import { service as serviceSqs } from './services/sqs/service.ts'
import { action as ssoGetRoleCredentials } from './services/sso/get-role-credentials.ts'
import { service as serviceSso } from './services/sso/service.ts'
import { action as ssoAdminCreateApplicationAssignment } from './services/sso-admin/create-application-assignment.ts'
import { action as ssoAdminDeleteApplicationAssignment } from './services/sso-admin/delete-application-assignment.ts'
import { action as ssoAdminDescribeApplicationAssignment } from './services/sso-admin/describe-application-assignment.ts'
import { action as ssoAdminDescribeApplication } from './services/sso-admin/describe-application.ts'
import { action as ssoAdminGetApplicationAssignmentConfiguration } from './services/sso-admin/get-application-assignment-configuration.ts'
import { action as ssoAdminListApplicationAssignmentsForPrincipal } from './services/sso-admin/list-application-assignments-for-principal.ts'
import { action as ssoAdminListApplicationAssignments } from './services/sso-admin/list-application-assignments.ts'
import { action as ssoAdminListApplications } from './services/sso-admin/list-applications.ts'
import { action as ssoAdminListInstances } from './services/sso-admin/list-instances.ts'
import { action as ssoAdminPutApplicationAssignmentConfiguration } from './services/sso-admin/put-application-assignment-configuration.ts'
import { service as serviceSsoAdmin } from './services/sso-admin/service.ts'
import { action as ssoDirectoryAddMemberToGroup } from './services/sso-directory/add-member-to-group.ts'
import { action as ssoDirectoryCreateGroup } from './services/sso-directory/create-group.ts'
import { action as ssoDirectoryCreateUser } from './services/sso-directory/create-user.ts'
import { action as ssoDirectoryDeleteGroup } from './services/sso-directory/delete-group.ts'
import { action as ssoDirectoryDeleteUser } from './services/sso-directory/delete-user.ts'
import { action as ssoDirectoryDisableUser } from './services/sso-directory/disable-user.ts'
import { action as ssoDirectoryEnableUser } from './services/sso-directory/enable-user.ts'
import { action as ssoDirectoryRemoveMemberFromGroup } from './services/sso-directory/remove-member-from-group.ts'
import { action as ssoDirectoryUpdateGroup } from './services/sso-directory/update-group.ts'
import { action as ssoDirectoryUpdateUser } from './services/sso-directory/update-user.ts'
import { service as serviceSsoDirectory } from './services/sso-directory/service.ts'
import { action as statesDescribeExecution } from './services/states/describe-execution.ts'
import { action as statesDescribeStateMachine } from './services/states/describe-state-machine.ts'
import { action as statesGetExecutionHistory } from './services/states/get-execution-history.ts'
import { action as statesListExecutions } from './services/states/list-executions.ts'
import { action as statesListStateMachines } from './services/states/list-state-machines.ts'
import { action as statesStartExecution } from './services/states/start-execution.ts'
import { action as statesStopExecution } from './services/states/stop-execution.ts'
import { service as serviceStates } from './services/states/service.ts'
import { action as stsAssumeRoleWithSAML } from './services/sts/assume-role-with-saml.ts'
import { action as stsAssumeRoleWithWebIdentity } from './services/sts/assume-role-with-web-identity.ts'
import { action as stsAssumeRole } from './services/sts/assume-role.ts'
import { action as stsGetCallerIdentity } from './services/sts/get-caller-identity.ts'
import { service as serviceSts } from './services/sts/service.ts'
import { action as taggingGetResources } from './services/tagging/get-resources.ts'
import { service as serviceTagging } from './services/tagging/service.ts'
import { resource as resourceCdkMetadata } from './resources/cdk-metadata.ts'
import { resource as resourceCloudTrailTrail } from './resources/cloud-trail-trail.ts'
import { resource as resourceCloudWatchAlarm } from './resources/cloud-watch-alarm.ts'
import { resource as resourceDynamoDbGlobalTable } from './resources/dynamo-db-global-table.ts'
import { resource as resourceDynamoDbTable } from './resources/dynamo-db-table.ts'
import { resource as resourceEventsEventBusPolicy } from './resources/events-event-bus-policy.ts'
import { resource as resourceEventsEventBus } from './resources/events-event-bus.ts'
import { resource as resourceEventsRule } from './resources/events-rule.ts'
import { resource as resourceIamManagedPolicy } from './resources/iam-managed-policy.ts'
import { resource as resourceIamPolicy } from './resources/iam-policy.ts'
import { resource as resourceIamRole } from './resources/iam-role.ts'
import { resource as resourceKmsAlias } from './resources/kms-alias.ts'
import { resource as resourceKmsKey } from './resources/kms-key.ts'
import { resource as resourceLambdaAlias } from './resources/lambda-alias.ts'
import { resource as resourceLambdaEventInvokeConfig } from './resources/lambda-event-invoke-config.ts'
import { resource as resourceLambdaFunction } from './resources/lambda-function.ts'
import { resource as resourceLambdaPermission } from './resources/lambda-permission.ts'
import { resource as resourceLambdaVersion } from './resources/lambda-version.ts'
import { resource as resourceLogsLogGroup } from './resources/logs-log-group.ts'
import { resource as resourceS3BucketPolicy } from './resources/s3-bucket-policy.ts'
import { resource as resourceS3Bucket } from './resources/s3-bucket.ts'
import { resource as resourceSageMakerStudioLifecycleConfig } from './resources/sage-maker-studio-lifecycle-config.ts'
import { resource as resourceSchedulerScheduleGroup } from './resources/scheduler-schedule-group.ts'
import { resource as resourceSchedulerSchedule } from './resources/scheduler-schedule.ts'
import { resource as resourceSnsSubscription } from './resources/sns-subscription.ts'
import { resource as resourceSnsTopicPolicy } from './resources/sns-topic-policy.ts'
import { resource as resourceSnsTopic } from './resources/sns-topic.ts'
import { resource as resourceSqsQueuePolicy } from './resources/sqs-queue-policy.ts'
import { resource as resourceSqsQueue } from './resources/sqs-queue.ts'
import { resource as resourceSsmParameter } from './resources/ssm-parameter.ts'
import { resource as resourceStepFunctionsStateMachineAlias } from './resources/step-functions-state-machine-alias.ts'
import { resource as resourceStepFunctionsStateMachineVersion } from './resources/step-functions-state-machine-version.ts'
import { resource as resourceStepFunctionsStateMachine } from './resources/step-functions-state-machine.ts'

export const services: readonly Service[] = [
  {
    definition: serviceCloudwatch,
    actions: {
      DescribeAlarms: cloudwatchDescribeAlarms,
      GetMetricData: cloudwatchGetMetricData,
      GetMetricStatistics: cloudwatchGetMetricStatistics,
      ListMetrics: cloudwatchListMetrics,
      PutMetricData: cloudwatchPutMetricData,
    },
  },
  {
    definition: serviceDatasync,
    actions: {
      CancelTaskExecution: datasyncCancelTaskExecution,
      CreateLocationEfs: datasyncCreateLocationEfs,
      CreateLocationS3: datasyncCreateLocationS3,
      CreateTask: datasyncCreateTask,
      DeleteLocation: datasyncDeleteLocation,
      DeleteTask: datasyncDeleteTask,
      DescribeLocationEfs: datasyncDescribeLocationEfs,
      DescribeLocationS3: datasyncDescribeLocationS3,
      DescribeTaskExecution: datasyncDescribeTaskExecution,
      DescribeTask: datasyncDescribeTask,
      ListLocations: datasyncListLocations,
      ListTagsForResource: datasyncListTagsForResource,
      ListTaskExecutions: datasyncListTaskExecutions,
      ListTasks: datasyncListTasks,
      StartTaskExecution: datasyncStartTaskExecution,
      TagResource: datasyncTagResource,
    },
  },
  {
    definition: serviceDynamodb,
    actions: {
      BatchGetItem: dynamodbBatchGetItem,
      BatchWriteItem: dynamodbBatchWriteItem,
      CreateTable: dynamodbCreateTable,
      DeleteItem: dynamodbDeleteItem,
      DeleteTable: dynamodbDeleteTable,
      DescribeContinuousBackups: dynamodbDescribeContinuousBackups,
      DescribeTable: dynamodbDescribeTable,
      DescribeTimeToLive: dynamodbDescribeTimeToLive,
      GetItem: dynamodbGetItem,
      ListTables: dynamodbListTables,
      ListTagsOfResource: dynamodbListTagsOfResource,
      PutItem: dynamodbPutItem,
      Query: dynamodbQuery,
      Scan: dynamodbScan,
      TagResource: dynamodbTagResource,
      TransactGetItems: dynamodbTransactGetItems,
      TransactWriteItems: dynamodbTransactWriteItems,
      UntagResource: dynamodbUntagResource,
      UpdateContinuousBackups: dynamodbUpdateContinuousBackups,
      UpdateItem: dynamodbUpdateItem,
      UpdateTable: dynamodbUpdateTable,
      UpdateTimeToLive: dynamodbUpdateTimeToLive,
    },
  },
  {
    definition: serviceEvents,
    actions: {
      DescribeEventBus: eventsDescribeEventBus,
      DescribeRule: eventsDescribeRule,
      DisableRule: eventsDisableRule,
      EnableRule: eventsEnableRule,
      ListEventBuses: eventsListEventBuses,
      ListRules: eventsListRules,
      ListTargetsByRule: eventsListTargetsByRule,
      PutEvents: eventsPutEvents,
      TestEventPattern: eventsTestEventPattern,
    },
  },
  {
    definition: serviceIam,
    actions: {
      AttachRolePolicy: iamAttachRolePolicy,
      CreatePolicyVersion: iamCreatePolicyVersion,
      DeletePolicyVersion: iamDeletePolicyVersion,
      DeleteRolePolicy: iamDeleteRolePolicy,
      DetachRolePolicy: iamDetachRolePolicy,
      GetPolicyVersion: iamGetPolicyVersion,
      GetPolicy: iamGetPolicy,
      GetRolePolicy: iamGetRolePolicy,
      GetRole: iamGetRole,
      ListAttachedRolePolicies: iamListAttachedRolePolicies,
      ListPolicies: iamListPolicies,
      ListPolicyVersions: iamListPolicyVersions,
      ListRolePolicies: iamListRolePolicies,
      ListRoles: iamListRoles,
      PutRolePolicy: iamPutRolePolicy,
      SetDefaultPolicyVersion: iamSetDefaultPolicyVersion,
    },
  },
  {
    definition: serviceIdentitystore,
    actions: {
      CreateGroupMembership: identitystoreCreateGroupMembership,
      CreateGroup: identitystoreCreateGroup,
      CreateUser: identitystoreCreateUser,
      DeleteGroupMembership: identitystoreDeleteGroupMembership,
      DeleteGroup: identitystoreDeleteGroup,
      DeleteUser: identitystoreDeleteUser,
      DescribeGroupMembership: identitystoreDescribeGroupMembership,
      DescribeGroup: identitystoreDescribeGroup,
      DescribeUser: identitystoreDescribeUser,
      GetGroupId: identitystoreGetGroupId,
      GetGroupMembershipId: identitystoreGetGroupMembershipId,
      GetUserId: identitystoreGetUserId,
      IsMemberInGroups: identitystoreIsMemberInGroups,
      ListGroupMembershipsForMember: identitystoreListGroupMembershipsForMember,
      ListGroupMemberships: identitystoreListGroupMemberships,
      ListGroups: identitystoreListGroups,
      ListUsers: identitystoreListUsers,
      UpdateGroup: identitystoreUpdateGroup,
      UpdateUser: identitystoreUpdateUser,
    },
  },
  {
    definition: serviceS3,
    actions: {
      DeleteObject: s3DeleteObject,
      GetObject: s3GetObject,
      HeadBucket: s3HeadBucket,
      HeadObject: s3HeadObject,
      ListObjectsV2: s3ListObjectsV2,
      PutObject: s3PutObject,
    },
  },
  {
    definition: serviceSagemaker,
    actions: {
      AddTags: sagemakerAddTags,
      CreateApp: sagemakerCreateApp,
      CreateAutoMLJobV2: sagemakerCreateAutoMLJobV2,
      CreateEndpointConfig: sagemakerCreateEndpointConfig,
      CreateEndpoint: sagemakerCreateEndpoint,
      CreateHyperParameterTuningJob: sagemakerCreateHyperParameterTuningJob,
      CreateMonitoringSchedule: sagemakerCreateMonitoringSchedule,
      CreatePipeline: sagemakerCreatePipeline,
      CreatePresignedDomainUrl: sagemakerCreatePresignedDomainUrl,
      CreateProcessingJob: sagemakerCreateProcessingJob,
      CreateSpace: sagemakerCreateSpace,
      CreateStudioLifecycleConfig: sagemakerCreateStudioLifecycleConfig,
      CreateTrainingJob: sagemakerCreateTrainingJob,
      CreateTransformJob: sagemakerCreateTransformJob,
      CreateUserProfile: sagemakerCreateUserProfile,
      DeleteApp: sagemakerDeleteApp,
      DeleteEndpoint: sagemakerDeleteEndpoint,
      DeleteSpace: sagemakerDeleteSpace,
      DeleteStudioLifecycleConfig: sagemakerDeleteStudioLifecycleConfig,
      DeleteTags: sagemakerDeleteTags,
      DeleteUserProfile: sagemakerDeleteUserProfile,
      DescribeApp: sagemakerDescribeApp,
      DescribeAutoMLJobV2: sagemakerDescribeAutoMLJobV2,
      DescribeDomain: sagemakerDescribeDomain,
      DescribeEndpoint: sagemakerDescribeEndpoint,
      DescribeHyperParameterTuningJob: sagemakerDescribeHyperParameterTuningJob,
      DescribeMonitoringSchedule: sagemakerDescribeMonitoringSchedule,
      DescribePipelineExecution: sagemakerDescribePipelineExecution,
      DescribeProcessingJob: sagemakerDescribeProcessingJob,
      DescribeSpace: sagemakerDescribeSpace,
      DescribeStudioLifecycleConfig: sagemakerDescribeStudioLifecycleConfig,
      DescribeTrainingJob: sagemakerDescribeTrainingJob,
      DescribeTransformJob: sagemakerDescribeTransformJob,
      DescribeUserProfile: sagemakerDescribeUserProfile,
      ListApps: sagemakerListApps,
      ListAutoMLJobs: sagemakerListAutoMLJobs,
      ListDomains: sagemakerListDomains,
      ListEndpoints: sagemakerListEndpoints,
      ListHyperParameterTuningJobs: sagemakerListHyperParameterTuningJobs,
      ListMonitoringSchedules: sagemakerListMonitoringSchedules,
      ListPipelineExecutions: sagemakerListPipelineExecutions,
      ListPipelines: sagemakerListPipelines,
      ListProcessingJobs: sagemakerListProcessingJobs,
      ListSpaces: sagemakerListSpaces,
      ListStudioLifecycleConfigs: sagemakerListStudioLifecycleConfigs,
      ListTags: sagemakerListTags,
      ListTrainingJobs: sagemakerListTrainingJobs,
      ListTransformJobs: sagemakerListTransformJobs,
      ListUserProfiles: sagemakerListUserProfiles,
      StartPipelineExecution: sagemakerStartPipelineExecution,
      StartSession: sagemakerStartSession,
      StopAutoMLJob: sagemakerStopAutoMLJob,
      StopHyperParameterTuningJob: sagemakerStopHyperParameterTuningJob,
      StopMonitoringSchedule: sagemakerStopMonitoringSchedule,
      StopPipelineExecution: sagemakerStopPipelineExecution,
      StopProcessingJob: sagemakerStopProcessingJob,
      StopTrainingJob: sagemakerStopTrainingJob,
      StopTransformJob: sagemakerStopTransformJob,
      UpdateDomain: sagemakerUpdateDomain,
      UpdateSpace: sagemakerUpdateSpace,
      UpdateUserProfile: sagemakerUpdateUserProfile,
    },
  },
  {
    definition: serviceScheduler,
    actions: {
      GetSchedule: schedulerGetSchedule,
      ListSchedules: schedulerListSchedules,
    },
  },
  {
    definition: serviceServicequotas,
    actions: {
      GetAWSDefaultServiceQuota: servicequotasGetAWSDefaultServiceQuota,
      GetServiceQuota: servicequotasGetServiceQuota,
      ListServiceQuotas: servicequotasListServiceQuotas,
    },
  },
  {
    definition: serviceSns,
    actions: {
      GetTopicAttributes: snsGetTopicAttributes,
      ListSubscriptionsByTopic: snsListSubscriptionsByTopic,
      ListTopics: snsListTopics,
      Publish: snsPublish,
      Subscribe: snsSubscribe,
      Unsubscribe: snsUnsubscribe,
    },
  },
  {
    definition: serviceSqs,
    actions: {
      ChangeMessageVisibility: sqsChangeMessageVisibility,
      DeleteMessageBatch: sqsDeleteMessageBatch,
      DeleteMessage: sqsDeleteMessage,
      GetQueueAttributes: sqsGetQueueAttributes,
      GetQueueUrl: sqsGetQueueUrl,
      ListQueues: sqsListQueues,
      PurgeQueue: sqsPurgeQueue,
      ReceiveMessage: sqsReceiveMessage,
      SendMessageBatch: sqsSendMessageBatch,
      SendMessage: sqsSendMessage,
    },
  },
  {
    definition: serviceSso,
    actions: {
      GetRoleCredentials: ssoGetRoleCredentials,
    },
  },
  {
    definition: serviceSsoAdmin,
    actions: {
      CreateApplicationAssignment: ssoAdminCreateApplicationAssignment,
      DeleteApplicationAssignment: ssoAdminDeleteApplicationAssignment,
      DescribeApplicationAssignment: ssoAdminDescribeApplicationAssignment,
      DescribeApplication: ssoAdminDescribeApplication,
      GetApplicationAssignmentConfiguration: ssoAdminGetApplicationAssignmentConfiguration,
      ListApplicationAssignmentsForPrincipal: ssoAdminListApplicationAssignmentsForPrincipal,
      ListApplicationAssignments: ssoAdminListApplicationAssignments,
      ListApplications: ssoAdminListApplications,
      ListInstances: ssoAdminListInstances,
      PutApplicationAssignmentConfiguration: ssoAdminPutApplicationAssignmentConfiguration,
    },
  },
  {
    definition: serviceSsoDirectory,
    actions: {
      AddMemberToGroup: ssoDirectoryAddMemberToGroup,
      CreateGroup: ssoDirectoryCreateGroup,
      CreateUser: ssoDirectoryCreateUser,
      DeleteGroup: ssoDirectoryDeleteGroup,
      DeleteUser: ssoDirectoryDeleteUser,
      DisableUser: ssoDirectoryDisableUser,
      EnableUser: ssoDirectoryEnableUser,
      RemoveMemberFromGroup: ssoDirectoryRemoveMemberFromGroup,
      UpdateGroup: ssoDirectoryUpdateGroup,
      UpdateUser: ssoDirectoryUpdateUser,
    },
  },
  {
    definition: serviceStates,
    actions: {
      DescribeExecution: statesDescribeExecution,
      DescribeStateMachine: statesDescribeStateMachine,
      GetExecutionHistory: statesGetExecutionHistory,
      ListExecutions: statesListExecutions,
      ListStateMachines: statesListStateMachines,
      StartExecution: statesStartExecution,
      StopExecution: statesStopExecution,
    },
  },
  {
    definition: serviceSts,
    actions: {
      AssumeRoleWithSAML: stsAssumeRoleWithSAML,
      AssumeRoleWithWebIdentity: stsAssumeRoleWithWebIdentity,
      AssumeRole: stsAssumeRole,
      GetCallerIdentity: stsGetCallerIdentity,
    },
  },
  {
    definition: serviceTagging,
    actions: {
      GetResources: taggingGetResources,
    },
  },
]

export const resourceTypes: readonly ResourceType[] = [
  resourceCdkMetadata,
  resourceCloudTrailTrail,
  resourceCloudWatchAlarm,
  resourceDynamoDbGlobalTable,
  resourceDynamoDbTable,
  resourceEventsEventBusPolicy,
  resourceEventsEventBus,
  resourceEventsRule,
  resourceIamManagedPolicy,
  resourceIamPolicy,
  resourceIamRole,
  resourceKmsAlias,
  resourceKmsKey,
  resourceLambdaAlias,
  resourceLambdaEventInvokeConfig,
  resourceLambdaFunction,
  resourceLambdaPermission,
  resourceLambdaVersion,
  resourceLogsLogGroup,
  resourceS3BucketPolicy,
  resourceS3Bucket,
  resourceSageMakerStudioLifecycleConfig,
  resourceSchedulerScheduleGroup,
  resourceSchedulerSchedule,
  resourceSnsSubscription,
  resourceSnsTopicPolicy,
  resourceSnsTopic,
  resourceSqsQueuePolicy,
  resourceSqsQueue,
  resourceSsmParameter,
  resourceStepFunctionsStateMachineAlias,
  resourceStepFunctionsStateMachineVersion,
  resourceStepFunctionsStateMachine,
]
