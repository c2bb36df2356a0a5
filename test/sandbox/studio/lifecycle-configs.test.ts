/** Lifecycle configurations: made by API or template, attached, chosen, and not deleted in use. */
import {
  CreateStudioLifecycleConfigCommand,
  DeleteStudioLifecycleConfigCommand,
  DescribeStudioLifecycleConfigCommand,
  ListStudioLifecycleConfigsCommand,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configArn, DomainId, type ScriptSandbox, scriptSandbox } from './script-sandbox.ts'

const content = Buffer.from('echo from the template').toString('base64')
const templated = {
  Type: 'AWS::SageMaker::StudioLifecycleConfig',
  Properties: {
    StudioLifecycleConfigName: 'templated',
    StudioLifecycleConfigAppType: 'JupyterLab',
    StudioLifecycleConfigContent: content,
  },
}

let sandbox: ScriptSandbox

beforeAll(async () => {
  sandbox = await scriptSandbox({}, { Templated: templated })
})

afterAll(() => sandbox.close())

const attach = async (arns: string[]) => {
  const UserSettings = { JupyterLabAppSettings: { LifecycleConfigArns: arns } }
  const profile = { DomainId, UserProfileName: 'ada' }
  await sandbox.sagemaker.send(new UpdateUserProfileCommand({ ...profile, UserSettings }))
  await sandbox.world.clock.quiet(5000)
}

const remove = (StudioLifecycleConfigName: string) =>
  sandbox.sagemaker.send(new DeleteStudioLifecycleConfigCommand({ StudioLifecycleConfigName }))

describe('a lifecycle configuration', () => {
  it('of the template is described with its content', async () => {
    const name = { StudioLifecycleConfigName: 'templated' }
    const described = await sandbox.sagemaker.send(new DescribeStudioLifecycleConfigCommand(name))
    expect(described).toMatchObject({
      StudioLifecycleConfigArn: configArn('templated'),
      StudioLifecycleConfigAppType: 'JupyterLab',
      StudioLifecycleConfigContent: content,
    })
  })

  it('has a name of its own, and is listed by it', async () => {
    const asked = new CreateStudioLifecycleConfigCommand({
      StudioLifecycleConfigName: 'templated',
      StudioLifecycleConfigAppType: 'JupyterLab',
      StudioLifecycleConfigContent: content,
    })
    await expect(sandbox.sagemaker.send(asked)).rejects.toMatchObject({ name: 'ResourceInUse' })
    const listed = async (NameContains: string) =>
      (await sandbox.sagemaker.send(new ListStudioLifecycleConfigsCommand({ NameContains })))
        .StudioLifecycleConfigs?.length
    expect([await listed('templ'), await listed('other')]).toEqual([1, 0])
  })

  it('is refused to an app whose profile and domain do not list it', async () => {
    await attach([])
    await expect(sandbox.createApp(configArn('templated'))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('is not attached'),
    })
  })

  it('stays while a profile lists it or an app runs with it, and goes then', async () => {
    const gone = await sandbox.config('passing', 'true')
    await expect(remove('passing')).rejects.toMatchObject({ name: 'ResourceInUse' })
    await sandbox.createApp(gone)
    await sandbox.world.clock.quiet(25_000)
    await attach([])
    await expect(remove('passing')).rejects.toMatchObject({ name: 'ResourceInUse' })
    await sandbox.config('unused', 'true')
    await attach([])
    await remove('unused')
    await expect(remove('unused')).rejects.toMatchObject({ name: 'ResourceNotFound' })
  })
})
