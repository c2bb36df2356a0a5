/** AWS::Logs::LogGroup: a name; CloudWatch Logs is not served. */
import { arnIn, keepNamed } from '../template/named-resources.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Logs::LogGroup',
  honoured: ['LogGroupName'],
  withoutEffect: {
    DataProtectionPolicy: 'no log is stored',
    DeletionProtectionEnabled: 'no log is stored',
    KmsKeyId: 'no log is stored',
    LogGroupClass: 'no log is stored',
    RetentionInDays: 'no log is stored',
    Tags: 'nothing reads the tags of a log group',
  },
  create(input, world) {
    const { properties } = input
    const ref = optionalText(properties, 'LogGroupName') ?? physicalName(input, world, 512)
    const arn = `${arnIn(input, 'logs', `log-group:${ref}`)}:*`
    return keepNamed(world, { type: resource.type, arn, properties, ref, attributes: { Arn: arn } })
  },
}
