/** The condition keys that stand for members of SageMaker's settings, however deep they lie. */
import type { Context } from '../../iam/evaluate/request.ts'

/** Members to keys of many values (service authorization reference of SageMaker). */
const many: Readonly<Record<string, string>> = {
  InstanceType: 'sagemaker:InstanceTypes',
  SageMakerImageArn: 'sagemaker:ImageArns',
  SageMakerImageVersionArn: 'sagemaker:ImageVersionArns',
  LifecycleConfigArn: 'sagemaker:StudioLifecycleConfigArns',
  LifecycleConfigArns: 'sagemaker:StudioLifecycleConfigArns',
  SecurityGroups: 'sagemaker:VpcSecurityGroupIds',
}
const single: Readonly<Record<string, string>> = {
  AppNetworkAccessType: 'sagemaker:AppNetworkAccessType',
  RemoteAccess: 'sagemaker:RemoteAccess',
}

/** A key whose member is nowhere in the request is left out. */
export function settingsContext(input: object): Context {
  const found: Record<string, string | string[]> = {}
  collect(input, found)
  return found
}

function collect(value: object, found: Record<string, string | string[]>): void {
  for (const [name, member] of Object.entries(value)) {
    const texts = [member].flat().filter((one) => typeof one === 'string')
    const key = many[name]
    const only = single[name]
    if (key !== undefined && texts.length > 0) found[key] = [...[found[key] ?? []].flat(), ...texts]
    if (only !== undefined && texts[0] !== undefined) found[only] = texts[0]
    if (typeof member === 'object' && member !== null) collect(member, found)
  }
}
