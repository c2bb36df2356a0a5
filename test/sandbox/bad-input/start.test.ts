/** What `rollcall up` and the sandbox say when they cannot start, and that a later start works. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSandbox } from '../../../sandbox/sandbox.ts'
import { smallTemplate } from '../controls/small-sandbox.ts'
import { writeAssembly } from '../template/support.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-start-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function rollcall(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile('node', ['cli/main.ts', ...args], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr })
    })
  })
}

describe('rollcall up', () => {
  const maps: ReadonlyArray<readonly [what: string, text: string | undefined]> = [
    ['is not there', undefined],
    ['is empty', ''],
    ['is no YAML', '{ a: [ b'],
    ['is a list', '- a\n- b\n'],
    ['is binary', '\0\u0001\ufffd'],
    ['has a key nobody knows', 'version: 1\nsurprise: true\n'],
    ['refers to itself', 'a: &a\n  b: *a\n'],
  ]

  it.each(maps)('ends with 2 when the map %s, naming it', async (_what, text) => {
    const map = join(folder, 'nonsense.yaml')
    if (text !== undefined) writeFileSync(map, text)
    const { code, stdout, stderr } = await rollcall('up', '--once', '--port', '0', '--map', map)
    expect(stderr).toContain('nonsense.yaml')
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  it('ends with 2 when the map is a folder', async () => {
    const { code, stderr } = await rollcall('up', '--once', '--port', '0', '--map', folder)
    expect(stderr).toContain(folder)
    expect(code).toBe(2)
  })

  it('says which port is taken, and the remedy', async () => {
    const taken = await listening()
    const { port } = taken.address() as { port: number }
    const { code, stderr } = await rollcall('up', '--once', '--port', String(port))
    expect(stderr).toContain(`Port ${port} cannot be opened: something else listens there`)
    expect(stderr).toContain('--port (0 takes any free one)')
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(code).toBeGreaterThan(0)
    taken.close()
  })
})

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

describe('an assembly that', () => {
  type Spoil = (place: string) => void
  const write =
    (file: string, text: string): Spoil =>
    (place) =>
      writeFileSync(join(place, file), text)
  const remove =
    (path: string): Spoil =>
    (place) =>
      rmSync(join(place, path), { recursive: true })
  const edit =
    (file: string, change: (value: Record<string, unknown>) => unknown): Spoil =>
    (place) => {
      const path = join(place, file)
      writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
    }
  const template = 'Small.template.json'

  const spoilt: ReadonlyArray<readonly [what: string, spoil: Spoil, told: RegExp]> = [
    ['has no manifest', remove('manifest.json'), /manifest\.json.*npm run synth/],
    [
      'has a manifest cut short',
      write('manifest.json', '{"artifacts":'),
      /manifest\.json is not JSON/,
    ],
    ['has an empty manifest', write('manifest.json', ''), /manifest\.json is not JSON/],
    ['has a manifest that is null', write('manifest.json', 'null'), /manifest\.json/],
    [
      'has a manifest that is a list',
      write('manifest.json', '[]'),
      /holds no CloudFormation stack/,
    ],
    [
      'has artifacts that are a text',
      write('manifest.json', '{"artifacts":"x"}'),
      /manifest\.json|no CloudFormation stack/,
    ],
    [
      'has an artifact that is null',
      write('manifest.json', '{"artifacts":{"a":null}}'),
      /manifest\.json|no CloudFormation stack/,
    ],
    ['has no stack', write('manifest.json', '{"artifacts":{}}'), /holds no CloudFormation stack/],
    ['lacks a template', remove(template), /Small\.template\.json.*npm run synth/],
    [
      'has a template cut short',
      write(template, '{"Resources":'),
      /Small\.template\.json is not JSON/,
    ],
    ['has a template that is null', write(template, 'null'), /Small/],
    ['has a template without resources', write(template, '{}'), /Small/],
    ['has resources that are a list', write(template, '{"Resources":[]}'), /Small/],
    ['has a resource that is a text', write(template, '{"Resources":{"A":"B"}}'), /Small.*A/s],
    ['has a resource without a type', write(template, '{"Resources":{"A":{}}}'), /Small.*A/s],
    [
      'has an unknown resource type',
      write(template, '{"Resources":{"A":{"Type":"AWS::Tea::Pot"}}}'),
      /AWS::Tea::Pot/,
    ],
    [
      'has an unknown property',
      edit(template, ({ Resources }) => ({
        Resources: {
          ...(Resources as object),
          Queue: { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } },
        },
      })),
      /Queue.*Colour/,
    ],
    [
      'refers to nothing',
      write(
        template,
        '{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Ref":"B"}}}}}',
      ),
      /A.*B/s,
    ],
    [
      'refers in a circle',
      write(
        template,
        '{"Resources":{"A":{"Type":"AWS::SQS::Queue","DependsOn":"B"},"B":{"Type":"AWS::SQS::Queue","DependsOn":"A"}}}',
      ),
      /A.*B|B.*A/s,
    ],
    [
      'has a function nobody knows',
      write(
        template,
        '{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Fn::Brew":"tea"}}}}}',
      ),
      /Fn::Brew/,
    ],
    ['lacks its assets', remove('all.assets.json'), /all\.assets\.json/],
    ['has assets that are null', write('all.assets.json', 'null'), /assets/],
    ['is stale: a bundle is gone', remove('asset.echo'), /"echo\.zip" is missing.*npm run synth/],
    [
      'names an asset nobody wrote',
      edit('all.assets.json', () => ({ files: {} })),
      /names the asset "echo\.zip"/,
    ],
  ]

  it.each(spoilt)(
    '%s is refused with its place, and leaves nothing open',
    async (_w, spoil, told) => {
      const whole = writeAssembly({
        stacks: { Small: { template: smallTemplate } },
        assets: { 'echo/index.mjs': '', 'who/index.mjs': '' },
      })
      const assembly = join(folder, 'cdk.out')
      mkdirSync(assembly)
      cpSync(whole.folder, assembly, { recursive: true })
      spoil(assembly)
      const error = await openSandbox({ assembly, clock: 'virtual' }).then(
        () => 'it opened',
        (thrown: Error) => thrown,
      )
      expect(error).toMatchObject({
        name: expect.stringMatching(/^(AssemblyUnreadable|TemplateRefused)$/),
      })
      expect(String(error)).toMatch(told)
      const sandbox = await openSandbox({ assembly: whole.folder, clock: 'virtual' })
      expect((await fetch(`${sandbox.url}/healthz`)).status).toBe(200)
      await sandbox.close()
      whole.remove()
    },
  )
})
