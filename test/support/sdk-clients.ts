/** The SDK's clients of every service that the sandbox emulates, by the sandbox's name of it. */
import * as datasync from '@aws-sdk/client-datasync'
import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as events from '@aws-sdk/client-eventbridge'
import * as iam from '@aws-sdk/client-iam'
import * as identitystore from '@aws-sdk/client-identitystore'
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api'
import * as sagemaker from '@aws-sdk/client-sagemaker'
import * as scheduler from '@aws-sdk/client-scheduler'
import * as servicequotas from '@aws-sdk/client-service-quotas'
import * as states from '@aws-sdk/client-sfn'
import * as sqs from '@aws-sdk/client-sqs'
import * as ssoAdmin from '@aws-sdk/client-sso-admin'
import * as sts from '@aws-sdk/client-sts'
import * as sso from '@aws-sdk/nested-clients/sso'

interface Client {
  send(command: object): Promise<object>
  destroy(): void
}

type Exports = Readonly<Record<string, unknown>>

const packages: Readonly<Record<string, { readonly exports: Exports; readonly client: string }>> = {
  datasync: { exports: datasync, client: 'DataSyncClient' },
  dynamodb: { exports: dynamodb, client: 'DynamoDBClient' },
  events: { exports: events, client: 'EventBridgeClient' },
  iam: { exports: iam, client: 'IAMClient' },
  identitystore: { exports: identitystore, client: 'IdentitystoreClient' },
  sagemaker: { exports: sagemaker, client: 'SageMakerClient' },
  scheduler: { exports: scheduler, client: 'SchedulerClient' },
  servicequotas: { exports: servicequotas, client: 'ServiceQuotasClient' },
  sqs: { exports: sqs, client: 'SQSClient' },
  'sso-admin': { exports: ssoAdmin, client: 'SSOAdminClient' },
  sso: { exports: sso, client: 'SSOClient' },
  states: { exports: states, client: 'SFNClient' },
  sts: { exports: sts, client: 'STSClient' },
  tagging: { exports: tagging, client: 'ResourceGroupsTaggingAPIClient' },
}

/** A way to call any action of a service through its SDK client, each call tried once. */
export function sdkCaller(service: string, url: string) {
  const found = packages[service]
  if (!found) throw new Error(`no SDK client of ${service} is known`)
  const Client = found.exports[found.client] as new (settings: object) => Client
  const client = new Client({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  return {
    call(action: string, input: object): Promise<object> {
      const Command = found.exports[`${action}Command`] as new (input: object) => object
      return client.send(new Command(input))
    },
    /** The class of an exception; undefined when the client has none of that name. */
    exception: (name: string) => found.exports[name],
    close: () => client.destroy(),
  }
}
