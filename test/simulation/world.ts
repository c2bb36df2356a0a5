/** One seed, one world: real handlers and workflows over ports in memory, under virtual time. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { rolesWithDenyList } from '../../core/deny-list/roles.ts'
import type { Clock } from '../../core/ports.ts'
import { type MachineRun, runMachine } from '../../sandbox/machines/interpreter.ts'
import { VirtualClock } from '../../sandbox/world/clock.ts'
import { type Random, seededRandom } from '../../sandbox/world/random.ts'
import { memoryArchive } from '../support/memory-archive.ts'
import { memoryDenyPolicies } from '../support/memory-deny-policies.ts'
import { memoryDirectory } from '../support/memory-directory.ts'
import { memoryGuard } from '../support/memory-guard.ts'
import { memoryLeases } from '../support/memory-leases.ts'
import { memoryLedger } from '../support/memory-ledger.ts'
import { memoryOwnEvents } from '../support/memory-own-events.ts'
import { memoryAssignments, memoryQuotas } from '../support/memory-sign-in.ts'
import { memorySnapshot } from '../support/memory-snapshot.ts'
import { memoryStudio } from '../support/memory-studio.ts'
import { memoryTables } from '../support/memory-tables.ts'
import { memoryWork } from '../support/memory-work.ts'
import { memoryWorkflows, type Started } from '../support/memory-workflows.ts'
import { drawFaults, type Faults, faultyCalls, noFaults } from './faults.ts'
import { handlersOf, invoke, machine } from './machines.ts'

const machines = {
  'reconcile-user': machine('reconcile-user'),
  'reconcile-group': machine('reconcile-group'),
  'reconcile-role': machine('reconcile-role'),
  'reconcile-all': machine('reconcile-all'),
  'handle-directory-change': machine('handle-directory-change'),
}

const START = Date.UTC(2026, 0, 1)

export type World = ReturnType<typeof openWorld>

export function openWorld(seed: number, map: AccessMap) {
  const random = seededRandom(seed)
  const clock = new VirtualClock(START)
  const switches = { faults: drawFaults(random) }
  const fault = faultyCalls(random, () => switches.faults)
  const tables = memoryTables()
  const directory = memoryDirectory({ rowsPerPage: 3, fault })
  const ports = portsOver({ clock, fault, tables, directory, map, random, switches })
  const handlers = handlersOf(ports)
  const unread: unknown[] = []
  const { run, running } = runnerOf({ clock, random, switches, handlers, unread })

  ports.onStart = ({ machine: name, input, name: id }) => run(name, input, id)
  return {
    seed,
    random,
    clock,
    map,
    tables,
    directory,
    studio: ports.studio,
    denyPolicies: ports.denyPolicies,
    leases: ports.leases,
    workflows: ports.workflows,
    ownEvents: ports.ownEvents,
    switches,
    unread,
    running,
    /** Events of this world so far: their ids, and new users', are drawn from it. */
    events: { count: 0 },
    /** A relayed event reaches its machine, perhaps late, twice, or never. */
    deliver(event: unknown): void {
      const { eventLost, eventTwice, eventDelayMs } = switches.faults
      if (random.next() < eventLost) return
      const times = random.next() < eventTwice ? 2 : 1
      for (let time = 0; time < times; time++)
        clock.at(clock.now() + random.between(1, eventDelayMs), () =>
          run('handle-directory-change', event, random.uuid()),
        )
    },
    /** The minute's schedule. A sweep that fails is followed by the next. */
    async sweep(): Promise<void> {
      await invoke(handlers, 'SweepLeases', {}).catch(() => undefined)
    },
    /** The quarter-hour's schedule. */
    reconcileAll(): void {
      run('reconcile-all', {}, random.uuid())
    },
    endFaults(): void {
      switches.faults = noFaults
    },
  }
}

interface Runner extends Pick<Parts, 'clock' | 'random' | 'switches'> {
  readonly handlers: ReturnType<typeof handlersOf>
  readonly unread: unknown[]
}

/** Runs machines; a holder may die at each of its tasks. */
function runnerOf({ clock, random, switches, handlers, unread }: Runner) {
  const running = new Map<string, MachineRun>()

  function run(name: keyof typeof machines, input: unknown, id: string): void {
    const started = runMachine(machines[name], {
      clock,
      random,
      input,
      type: name === 'handle-directory-change' ? 'EXPRESS' : 'STANDARD',
      keepHistory: false,
      execution: { id, name: id, roleArn: 'role' },
      task: async (resource, given) => {
        if (resource.endsWith(':sendMessage')) return unread.push(given)
        mayDie(id)
        const { FunctionName, Payload } = given as { FunctionName: string; Payload: unknown }
        return invoke(handlers, FunctionName, Payload)
      },
    })
    running.set(id, started)
    void started.done.then(() => running.delete(id))
  }

  function mayDie(id: string): void {
    if (random.next() >= switches.faults.holderDies) return
    running.get(id)?.stop()
  }

  return { run, running }
}

interface Parts {
  readonly clock: Clock & VirtualClock
  readonly fault: ReturnType<typeof faultyCalls>
  readonly tables: ReturnType<typeof memoryTables>
  readonly directory: ReturnType<typeof memoryDirectory>
  readonly map: AccessMap
  readonly random: Random
  readonly switches: { faults: Faults }
}

function portsOver({ clock, fault, tables, directory, map, random, switches }: Parts) {
  const { transfers, archives } = memoryArchive({ clock, fault })
  const ports = {
    clock,
    wait: (ms: number) => clock.sleep(ms),
    map,
    directory,
    transfers,
    archives,
    snapshot: memorySnapshot({ tables, fault }),
    guard: memoryGuard({ tables, fault }),
    leases: memoryLeases({ tables, places: 3, fault }),
    ledger: memoryLedger({ tables, fault }),
    ownEvents: memoryOwnEvents({ fault }),
    assignments: memoryAssignments({ directory: directory.state, fault }),
    quotas: memoryQuotas(new Map(), { fault }),
    denyPolicies: memoryDenyPolicies({ roleArns: rolesWithDenyList(map), fault }),
    work: memoryWork(fault),
    studio: memoryStudio({
      clock,
      fault,
      changeMs: 8_000,
      fails: () => random.next() < switches.faults.profileFails,
    }),
    workflows: memoryWorkflows({ fault, onStart: (started) => ports.onStart(started) }),
    log: { info: () => {} },
    onStart: (_started: Started): void => {},
  }
  return ports
}
