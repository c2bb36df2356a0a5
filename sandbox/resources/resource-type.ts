/** How a CloudFormation resource type becomes part of a sandbox: one file per type. */
import type { DocumentKind } from '../iam/validate/validate-policy.ts'
import type { World } from '../world/world.ts'

export interface ResourceInput {
  readonly logicalId: string
  readonly stackName: string
  readonly accountId: string
  readonly region: string
  /** Properties with every intrinsic function settled. */
  readonly properties: Readonly<Record<string, unknown>>
  /** Finds the folder of a file asset by its S3 key (`<hash>.zip`). */
  readonly assetFolder: (s3Key: string) => string
}

export interface ResourceIdentity {
  /** What `Ref` answers. */
  readonly ref: string
  /** What `Fn::GetAtt` answers, by attribute name. */
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Exported as `resource` from `sandbox/resources/<type in kebab case>.ts`. */
export interface ResourceType {
  /** For example `AWS::Events::Rule`. */
  readonly type: string
  /**
   * Properties that take effect here, as dotted paths; `[]` steps into a list, `*` ends a path
   * and admits anything beneath it.
   */
  readonly honoured: readonly string[]
  /** Properties that hold policy documents, by path such as `Policies[].PolicyDocument`. */
  readonly policies?: Readonly<Record<string, DocumentKind>>
  /** Properties accepted without effect here, each with the reason. */
  readonly withoutEffect: Readonly<Record<string, string>>
  create(input: ResourceInput, world: World): ResourceIdentity | Promise<ResourceIdentity>
}
