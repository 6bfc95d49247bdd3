import { expect, test } from 'vitest';
import type { MappingMethod } from '../../../../shared/model/host-reach.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { Gateway } from '../../../../main/mapping/gateway/find-gateway.ts';
import type { Grant, MapFailureCode, MappingClient, PortRequest } from '../../../../main/mapping/mapping-client.ts';
import { MappingRecord, type RecordFile } from '../../../../main/mapping/mapping-record.ts';
import type { MappingReport } from '../../../../main/mapping/mapping-report.ts';
import { PortMapper } from '../../../../main/mapping/port-mapper.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { silentLog } from '../../../support/silent-log.ts';

const HOME: Gateway = { address: '192.168.7.1', ownAddress: '192.168.7.10' };
const NEVER = new Promise<never>(() => undefined);

/** One protocol of a router, with the router's table. */
class FakeClient implements MappingClient {
  readonly table = new Set<string>();
  readonly asked: PortRequest[] = [];
  externalAddress = '198.51.100.7';
  hasNoAddress = false;
  isFound = true;
  isSilent = false;
  hangs = false;
  lifetimeSeconds = 3_600;
  state: 'kept' | 'lost' | 'silent' = 'kept';
  respond: (request: PortRequest) => MapFailureCode | number = ({ externalPort }) => externalPort;

  readonly method: MappingMethod;

  constructor(method: MappingMethod) {
    this.method = method;
  }

  find = async (): Promise<boolean> => this.isFound;

  map = async (request: PortRequest): Promise<Result<Grant, MapFailureCode>> => {
    this.asked.push(request);
    if (this.hangs) return NEVER;
    const response = this.isSilent ? 'silent' : this.respond(request);
    if (typeof response === 'string') return failure(response, `It is ${response}.`);
    this.table.add(`${request.transport} ${response}`);
    this.state = 'kept';
    const { externalAddress, lifetimeSeconds } = this;
    return success({ externalPort: response, externalAddress, lifetimeSeconds });
  };

  unmap = async ({ transport, externalPort }: PortRequest): Promise<boolean> => {
    if (this.hangs) return NEVER;
    return !this.isSilent && (this.table.delete(`${transport} ${externalPort}`) || true);
  };

  check = async (): Promise<'kept' | 'lost' | 'silent'> => (this.isSilent ? 'silent' : this.state);

  close = (): void => undefined;
}

class MemoryFile implements RecordFile {
  text = '';
  read = async (): Promise<string> => this.text;
  write = async (text: string): Promise<void> => {
    this.text = text;
  };
}

async function createMapper(clients: readonly FakeClient[], file = new MemoryFile()) {
  const clock = new ManualClock();
  const reports: MappingReport[] = [];
  const network = { gateway: HOME as Gateway | undefined };
  const mapper = new PortMapper({
    port: 7_777,
    transports: ['udp', 'tcp'],
    findGateway: async () => network.gateway,
    connect: (gateway) => ({ gateway, clients, nonce: '00'.repeat(12) }),
    record: await MappingRecord.open(file, () => undefined),
    nowMs: clock.nowMs,
    schedule: clock.schedule,
    onChange: (report) => reports.push(report),
    log: silentLog,
  });
  /** Moves the time on in steps, so that what waits for answers gets them. */
  const pass = async (ms: number): Promise<void> => {
    for (let passedMs = 0; passedMs <= ms; passedMs += 1_000) {
      clock.advance(Math.min(1_000, ms - passedMs));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await pass(0);
  return { clock, file, mapper, network, pass, reports };
}

function states(reports: readonly MappingReport[]): string[] {
  return reports.map(({ mapping: { state, method, external } }) => [state, method ?? '', external].join(' ').trim());
}

test('uses the best protocol that grants the port, and leaves the others alone', async () => {
  const [pcp, natPmp, upnp] = [new FakeClient('pcp'), new FakeClient('nat-pmp'), new FakeClient('upnp')];
  pcp.isSilent = true;
  const { reports } = await createMapper([pcp, natPmp, upnp]);
  expect(states(reports)).toEqual(['mapped nat-pmp 198.51.100.7:7777']);
  expect(reports[0]).toMatchObject({
    udp: { host: '198.51.100.7', port: 7_777 },
    tcp: { host: '198.51.100.7', port: 7_777 },
  });
  expect(upnp.asked).toEqual([]);
});

test('accepts another outer port, and asks for the same one for TCP', async () => {
  const pcp = new FakeClient('pcp');
  pcp.respond = ({ transport, externalPort }) => (transport === 'udp' ? 40_000 : externalPort);
  const { reports } = await createMapper([pcp]);
  expect(reports[0]?.ports).toEqual({ udp: 40_000, tcp: 40_000 });
});

test('takes another number for both when one is taken', async () => {
  const upnp = new FakeClient('upnp');
  upnp.respond = ({ transport, externalPort }) =>
    transport === 'tcp' && externalPort === 7_777 ? 'taken' : externalPort;
  const { reports } = await createMapper([upnp]);
  expect(reports[0]?.ports).toEqual({ udp: 7_788, tcp: 7_788 });
  expect([...upnp.table]).toEqual(['udp 7788', 'tcp 7788']);
});

test('is content with UDP alone', async () => {
  const upnp = new FakeClient('upnp');
  upnp.respond = ({ transport, externalPort }) => (transport === 'tcp' ? 'refused' : externalPort);
  const { reports } = await createMapper([upnp]);
  expect(reports[0]).toMatchObject({ udp: { port: 7_777 }, tcp: null });
});

test('renews at half of the lifetime, and reports nothing new', async () => {
  const pcp = new FakeClient('pcp');
  const { pass, reports } = await createMapper([pcp]);
  await pass(1_795_000);
  expect(pcp.asked).toHaveLength(2);
  await pass(10_000);
  expect(pcp.asked).toHaveLength(4);
  expect(reports).toHaveLength(1);
});

test('does not flood a router that grants 1 s', async () => {
  const pcp = new FakeClient('pcp');
  pcp.lifetimeSeconds = 1;
  const { pass } = await createMapper([pcp]);
  await pass(300_000);
  expect(pcp.asked.length).toBeLessThanOrEqual(22);
});

test('maps again after the router was restarted', async () => {
  const pcp = new FakeClient('pcp');
  const { pass } = await createMapper([pcp]);
  pcp.table.clear();
  pcp.state = 'lost';
  await pass(65_000);
  expect([...pcp.table]).toEqual(['udp 7777', 'tcp 7777']);
});

test('looks at once when the router announces a restart, and does not let others hurry it', async () => {
  const pcp = new FakeClient('pcp');
  const { mapper, pass } = await createMapper([pcp]);
  mapper.hurry('192.168.7.66');
  await pass(2_000);
  expect(pcp.asked).toHaveLength(2);
  mapper.hurry(HOME.address);
  await pass(2_000);
  expect(pcp.asked).toHaveLength(4);
  mapper.hurry(HOME.address);
  await pass(2_000);
  expect(pcp.asked).toHaveLength(4);
});

test('asks again at once when the machine has slept, and searches where no router has forwarded', async () => {
  const pcp = new FakeClient('pcp');
  const { mapper, network, pass, reports } = await createMapper([pcp]);
  mapper.recheck();
  await pass(100);
  expect(pcp.asked).toHaveLength(4);
  const home = network.gateway;
  network.gateway = undefined;
  mapper.recheck();
  await pass(100);
  network.gateway = home;
  mapper.recheck();
  await pass(100);
  expect(states(reports)).toEqual(['mapped pcp 198.51.100.7:7777', 'none', 'mapped pcp 198.51.100.7:7777']);
});

test('keeps a mapping of a silent router until its end, then searches', async () => {
  const pcp = new FakeClient('pcp');
  const upnp = new FakeClient('upnp');
  upnp.isFound = false;
  const { pass, reports } = await createMapper([pcp, upnp]);
  pcp.isSilent = true;
  await pass(3_500_000);
  expect(states(reports)).toEqual(['mapped pcp 198.51.100.7:7777']);
  await pass(200_000);
  expect(states(reports)).toEqual(['mapped pcp 198.51.100.7:7777', 'none']);
  upnp.isFound = true;
  await pass(900_000);
  expect(states(reports).at(-1)).toBe('mapped upnp 198.51.100.7:7777');
});

test('searches at once when the machine is in another network', async () => {
  const pcp = new FakeClient('pcp');
  const { network, pass, reports } = await createMapper([pcp]);
  network.gateway = undefined;
  await pass(61_000);
  network.gateway = { address: '10.0.0.1', ownAddress: '10.0.0.5' };
  pcp.externalAddress = '203.0.113.9';
  await pass(61_000);
  expect(states(reports)).toEqual(['mapped pcp 198.51.100.7:7777', 'none', 'mapped pcp 203.0.113.9:7777']);
});

test('tells a refusal from silence, and a router behind another one', async () => {
  const pcp = new FakeClient('pcp');
  pcp.respond = () => 'refused';
  pcp.hasNoAddress = true;
  const { reports } = await createMapper([pcp]);
  expect(reports[0]?.mapping).toEqual({ state: 'refused', method: null, external: '', isBehindAnother: true });
});

test('names no address where the router is behind another one', async () => {
  const pcp = new FakeClient('pcp');
  pcp.externalAddress = '100.64.7.8';
  const { reports } = await createMapper([pcp]);
  expect(reports[0]).toMatchObject({
    mapping: { state: 'mapped', external: '100.64.7.8:7777', isBehindAnother: true },
    udp: null,
    tcp: null,
  });
});

test('searches with growing pauses', async () => {
  const pcp = new FakeClient('pcp');
  pcp.isSilent = true;
  const { pass, reports } = await createMapper([pcp]);
  expect(states(reports)).toEqual(['none']);
  await pass(3_600_000);
  expect(pcp.asked.length).toBeLessThan(10);
  pcp.isSilent = false;
  await pass(900_000);
  expect(states(reports).at(-1)).toBe('mapped pcp 198.51.100.7:7777');
});

test('ends the forwarding at the close, and the record with it', async () => {
  const pcp = new FakeClient('pcp');
  const { clock, file, mapper } = await createMapper([pcp]);
  expect(file.text).toContain('"transport": "tcp"');
  await mapper.close();
  expect(pcp.table.size).toBe(0);
  expect(file.text).not.toContain('transport');
  expect(clock.pending).toBe(0);
});

test.each(['while it is asked', 'while it forwards'])('closes within 2 s when the router hangs %s', async (when) => {
  const pcp = new FakeClient('pcp');
  pcp.hangs = when === 'while it is asked';
  const { clock, mapper, pass } = await createMapper([pcp]);
  pcp.hangs = true;
  let isClosed = false;
  void mapper.close().then(() => (isClosed = true));
  await pass(0);
  expect(isClosed).toBe(false);
  for (let passedMs = 0; passedMs < 2_000; passedMs += 100) {
    clock.advance(100);
    await pass(0);
  }
  expect(isClosed).toBe(true);
});

test('ends at the next start what a crash left behind', async () => {
  const upnp = new FakeClient('upnp');
  upnp.respond = ({ externalPort }) => (externalPort === 7_777 ? 'taken' : externalPort);
  const file = new MemoryFile();
  await createMapper([upnp], file);
  expect([...upnp.table]).toEqual(['udp 7788', 'tcp 7788']);
  upnp.respond = ({ externalPort }) => externalPort;
  await createMapper([upnp], file);
  expect([...upnp.table]).toEqual(['udp 7777', 'tcp 7777']);
  expect(file.text).not.toContain('7788');
});
