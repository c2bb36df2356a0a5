/** What Rollcall tells others keeps to its schemas, names nobody, and has one id each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detailTypes } from '../../../core/own-events/detail-types.ts'
import { ownEventSchemaFiles } from '../../../core/own-events/json-schema.ts'
import { findingEvents } from '../../../core/own-events/of-run.ts'
import { eventsOfStep } from '../../../core/own-events/of-step.ts'
import { noteOfWaits, waitingEvents, withEnds } from '../../../core/own-events/of-waiting.ts'
import {
  type OwnEvent,
  type OwnEventKind,
  ownEventSchemas,
} from '../../../core/own-events/schemas.ts'
import type { Grant, Waiting } from '../../../core/words.ts'
import { ownEventSamples } from '../../support/own-event-samples.ts'

const samples = ownEventSamples()
const kinds = Object.keys(ownEventSchemas) as OwnEventKind[]

test('every kind can be said, and keeps to its schema', () => {
  expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(kinds))
  for (const event of samples) ownEventSchemas[event.kind].parse(event)
})

test('every command to run next exists', () => {
  for (const { kind, notice } of samples) {
    const [program, verb] = notice.command.split(' ')
    expect(program).toBe('rollcall')
    expect(existsSync(`cli/commands/${verb}.ts`), `${kind}: ${notice.command}`).toBe(true)
  }
})

test('what happened once has one id, and what happened twice has two', () => {
  expect(ownEventSamples()).toEqual(samples)
  expect(new Set(samples.map(({ eventId }) => eventId)).size).toBe(samples.length)
})

describe('a step', () => {
  const granted = samples.find(({ kind }) => kind === 'granted')
  const grant = { ...granted, state: 'granted', since: 7, because: [] } as unknown as Grant
  const found = { ...grant, reason: { groupId: 'g', group: 'G', line: 1 } }

  test('that is looked at twice says the same, however late', () => {
    const step = { kind: 'grant', grant: found } as const
    const [first] = eventsOfStep(step, { ...found, since: 8 }, 8)
    const [again] = eventsOfStep(step, { ...found, since: 9 }, 9)
    expect(again?.eventId).toBe(first?.eventId)
    const later = { kind: 'grant', grant: { ...found, since: 10 } } as const
    expect(eventsOfStep(later, found, 11)[0]?.eventId).not.toBe(first?.eventId)
  })

  test('that only watches, or is not done, says nothing', () => {
    expect(eventsOfStep({ kind: 'watch', grant: found }, found, 8)).toEqual([])
    expect(eventsOfStep({ kind: 'archive', grant: found }, undefined, 8)).toEqual([])
  })

  test('tells no name of who approved it', () => {
    const cause = {
      eventId: 'hold 5d41 approved by Ada Lovelace',
      door: 'operator',
      time: 1,
    } as const
    const [event] = eventsOfStep(
      { kind: 'suspend', grant: found },
      { ...found, because: [cause] },
      8,
    )
    expect(event?.because[0]?.eventId).toBe('hold 5d41 approved')
  })
})

test('who waits is told when it begins, and not while it goes on', () => {
  const waiting: Waiting[] = [
    { team: 'research', for: 'quota', why: '' },
    { team: 'fraud', for: 'freeze', why: '' },
    { team: 'fraud', for: 'hold', why: '' },
  ]
  const facts = { userId: 'ada', waiting, fence: 3, at: 1, because: [], mapHash: 'map' }
  const told = (noted: readonly string[]) =>
    waitingEvents({ ...facts, noted }).map((event) => event.kind === 'waiting' && event.for)
  expect(told([])).toEqual(['quota', 'freeze'])
  expect(told(['research: quota'])).toEqual(['freeze'])
  expect(told(noteOfWaits(waiting))).toEqual([])
})

test('a wait is told again when its reason changes, and its end is told', () => {
  const failed: Waiting = { team: 'a', for: 'retention', reason: 'copy failed', why: 'x' }
  const facts = { userId: 'ada', fence: 3, at: 1, because: [], mapHash: 'map' }
  const told = (waiting: readonly Waiting[], noted: readonly string[]) =>
    waitingEvents({ ...facts, waiting, noted }).map((event) => [
      event.kind,
      'reason' in event && event.reason,
      event.forOperators,
    ])
  const noted = noteOfWaits([failed])
  expect(told([{ ...failed, why: 'y' }], noted)).toEqual([])
  expect(told([{ ...failed, reason: 'copy differs' }], noted)).toEqual([
    ['waiting', 'copy differs', true],
    ['wait ended', 'copy failed', false],
  ])
  expect(told([], noted)).toEqual([['wait ended', 'copy failed', false]])
  expect(told([], ['a: something of another version'])).toEqual([])
})

test('the end of a wait that a step may meet again is told when the step is done', () => {
  const granted = samples.find(({ kind }) => kind === 'granted')
  const grant = { ...granted, state: 'granted', since: 7, because: [] } as unknown as Grant
  const found = { ...grant, reason: { groupId: 'g', group: 'G', line: 1 } }
  const noted = [`${grant.team}: quota`, `${grant.team}: retention: no room`, 'another: quota']
  const [step] = withEnds([{ kind: 'grant', grant: found }], { waiting: [], noted })
  if (!step) throw new Error('there is no step')
  const facts = { userId: 'ada', waiting: [], noted, fence: 3, at: 1, because: [], mapHash: 'map' }
  const now = waitingEvents({ ...facts, steps: [step] })
  const said = (events: readonly OwnEvent[]) =>
    events.flatMap((event) =>
      event.kind === 'wait ended' ? [`${event.team} ${event.for} ${event.reason}`] : [],
    )
  expect(said(now)).toEqual([`${grant.team} retention no room`, 'another quota undefined'])
  expect(said(eventsOfStep(step, { ...found, state: 'granting' }, 8))).toEqual([])
  const done = eventsOfStep(step, found, 8)
  expect(said(done)).toEqual([`${grant.team} quota undefined`])
  expect(eventsOfStep(step, found, 9).map(({ eventId }) => eventId)).toEqual(
    done.map(({ eventId }) => eventId),
  )
})

test('a finding that the last run had is not told again', () => {
  const run = { runId: 'everyone-2', at: 1, because: [], mapHash: 'map' }
  expect(findingEvents(run, ['old', 'new', 'new'], ['old'])).toHaveLength(1)
})

test('a display name in a finding cannot break the notice', () => {
  const run = { runId: 'everyone-2', at: 1, because: [], mapHash: 'map' }
  for (const event of findingEvents(run, ['group "A\\\n B" is gone', 'x'.repeat(5_000)], []))
    ownEventSchemas[event.kind].parse(event)
})

describe('the pages', () => {
  test('have the schemas that events are checked with', () => {
    // When this fails: npm run generate
    const files = ownEventSchemaFiles()
    expect(readdirSync('docs/events').sort()).toEqual(files.map(({ name }) => name).sort())
    for (const { name, text } of files)
      expect(readFileSync(`docs/events/${name}`, 'utf8'), name).toBe(text)
  })

  test('show an example of each event that keeps to its schema', () => {
    const sections = readFileSync('docs/events.md', 'utf8').split(/^### /m).slice(1)
    const shown = sections.map((section) => {
      const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '')
      const kind = example.kind as OwnEventKind
      ownEventSchemas[kind].parse(example)
      expect(section.split('\n')[0]).toBe(detailTypes[kind])
      return kind
    })
    expect(shown).toEqual(kinds)
  })
})
