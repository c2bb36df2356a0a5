/** The adapters over the sandbox's services, and hands that reach into its world. */
import { DataSyncClient } from '@aws-sdk/client-datasync'
import { IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api'
import { S3Client } from '@aws-sdk/client-s3'
import { SageMakerClient } from '@aws-sdk/client-sagemaker'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { s3Archives } from '../../adapters/archives.s3.ts'
import { ssoAdminAssignments } from '../../adapters/assignments.sso-admin.ts'
import { identityStoreDirectory } from '../../adapters/directory.identity-store.ts'
import { serviceQuotas } from '../../adapters/quotas.service-quotas.ts'
import { sageMakerStudio } from '../../adapters/studio.sagemaker.ts'
import { dataSyncTransfers } from '../../adapters/transfers.datasync.ts'
import { sageMakerWork } from '../../adapters/work.sagemaker.ts'
import { stepFunctionsWorkflows } from '../../adapters/workflows.step-functions.ts'
import {
  account,
  allow,
  enforced,
  region,
  role,
  roleArn,
  trusting,
} from '../sandbox/iam/enforced.ts'
import { awsHands } from './aws-hands.ts'
import type { ServicePorts, Services } from './service-ports.ts'
import { troubledEndpoint } from './troubled-endpoint.ts'

const standing = {
  identityStoreId: 'd-1234567890',
  bucket: 'archive',
  domainId: 'd-iam',
  ssoDomainId: 'd-sso',
  fileSystemId: 'fs-0123456789abcdef0',
}
const { bucket, domainId, ssoDomainId, fileSystemId, identityStoreId } = standing

const machineArn = (name: string) => `arn:aws:states:${region}:${account}:stateMachine:${name}`

function machine(name: string) {
  return {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: name,
      RoleArn: roleArn('machine'),
      DefinitionString: JSON.stringify({
        QueryLanguage: 'JSONata',
        StartAt: 'Wait',
        States: { Wait: { Type: 'Wait', Seconds: 60, End: true } },
      }),
    },
    DependsOn: ['Machine'],
  }
}

const onBucket = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads']
const onObjects = [
  ...['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
]

const resources = {
  Archive: { Type: 'AWS::S3::Bucket', Properties: { BucketName: bucket } },
  Writer: role(
    'writer',
    trusting({ Service: 'datasync.amazonaws.com' }),
    allow(onBucket, `arn:aws:s3:::${bucket}`),
    allow(onObjects, `arn:aws:s3:::${bucket}/*`),
  ),
  Person: role(
    'person',
    trusting({ Service: 'sagemaker.amazonaws.com' }, ['sts:AssumeRole', 'sts:SetSourceIdentity']),
    allow('sagemaker:*', '*'),
    allow('iam:PassRole', '*'),
  ),
  Machine: role('machine', trusting({ Service: 'states.amazonaws.com' })),
  User: machine('user'),
  Group: machine('group'),
  Role: machine('role'),
  All: machine('all'),
}

const domain = {
  DomainName: 'studio',
  DefaultUserSettings: { ExecutionRole: roleArn('person') },
  DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
}

const studio = {
  domains: [
    { ...domain, DomainId: domainId, AuthMode: 'IAM', HomeEfsFileSystemId: fileSystemId },
    { ...domain, DomainId: ssoDomainId, AuthMode: 'SSO' },
  ],
  userProfiles: [
    {
      DomainId: domainId,
      UserProfileName: 'ada',
      UserSettings: { ExecutionRole: roleArn('person') },
      Tags: [{ Key: 'user', Value: 'ada' }],
    },
  ],
  quotas: { userProfiles: 1_000, domains: 2, spaces: 10, apps: 40 },
} as const

const scim = { tenantId: 'tenant', tokenId: 'token', token: 'secret' }

export async function awsServices(): Promise<Services> {
  const sandbox = await enforced(resources, {
    seed: { studio, identityStore: { identityStoreId, scim, users: [], groups: [] } },
    shapes: 'strict',
  })
  const { world } = sandbox
  const endpoint = await troubledEndpoint(world)
  let release = world.clock.hold()
  const pass = async () => {
    release()
    const quiet = await world.clock.quiet(20_000)
    release = world.clock.hold()
    if (!quiet) throw new Error('the sandbox does not come to rest')
  }
  return {
    ...portsOver(endpoint.settings),
    hands: awsHands({ world, standing, pass }),
    pass,
    trouble: endpoint.trouble,
    async close() {
      release()
      await endpoint.close()
      await sandbox.close()
    },
  }
}

type Settings = Awaited<ReturnType<typeof troubledEndpoint>>['settings']

function portsOver(settings: Settings): ServicePorts {
  const sageMaker = new SageMakerClient(settings)
  return {
    archives: s3Archives({ client: new S3Client(settings) }),
    assignments: ssoAdminAssignments({ client: new SSOAdminClient(settings) }),
    directory: identityStoreDirectory({
      client: new IdentitystoreClient(settings),
      identityStoreId,
    }),
    quotas: serviceQuotas({ client: new ServiceQuotasClient(settings) }),
    studio: sageMakerStudio({ client: sageMaker }),
    transfers: dataSyncTransfers({ client: new DataSyncClient(settings) }),
    work: sageMakerWork({
      sageMaker,
      resourceTags: new ResourceGroupsTaggingAPIClient(settings),
    }),
    workflows: stepFunctionsWorkflows({
      client: new SFNClient(settings),
      reconcileUserMachine: machineArn('user'),
      reconcileGroupMachine: machineArn('group'),
      reconcileRoleMachine: machineArn('role'),
      reconcileAllMachine: machineArn('all'),
    }),
  }
}
