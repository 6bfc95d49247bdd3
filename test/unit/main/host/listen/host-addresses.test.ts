import { describe, expect, it } from 'vitest';
import type { CandidateAddress } from '../../../../../shared/sdp/sdp-text.ts';
import { HostAddressBook, type HostPlace, type NetworkView } from '../../../../../main/host/listen/host-addresses.ts';

const PORT = 7_777;

/** A network that the test changes; waits end when the test says. */
function createNetwork() {
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const state = {
    interfaces: [{ name: 'eth0', address: '10.77.1.2' }],
    routes: ['10.77.1.2'],
    names: new Map([['voice.test', ['10.77.1.2']]]),
    isNameServerSilent: false,
    lookups: 0,
  };
  const view: NetworkView = {
    interfaceAddresses: () => state.interfaces,
    findRouteAddresses: async () => state.routes,
    async lookup(name) {
      state.lookups++;
      if (state.isNameServerSilent) return new Promise(() => undefined);
      const addresses = state.names.get(name);
      if (addresses === undefined) throw new Error('ENOTFOUND');
      return addresses;
    },
    wait: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
  };
  /** Ends all waits of at most this length. */
  const pass = async (ms: number): Promise<void> => {
    for (const wait of waits.splice(0)) {
      if (wait.ms <= ms) wait.end();
      else waits.push(wait);
    }
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { state, view, pass };
}

async function openBook(network: NetworkView, place: Partial<HostPlace> = {}): Promise<HostAddressBook> {
  const opened = await HostAddressBook.open({ bindAddress: '0.0.0.0', publicAddress: null, ...place }, network);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const at = (host: string, port = PORT) => ({ host, port });
const overUdp = (candidates: readonly CandidateAddress[]) => candidates.filter(({ kind }) => kind !== 'tcp');

describe('the addresses of a host', () => {
  it('are the one that it listens on', async () => {
    const book = await openBook(createNetwork().view, { bindAddress: '127.0.0.1' });
    expect(await book.current(PORT)).toEqual({
      invitation: [at('127.0.0.1')],
      candidates: [at('127.0.0.1'), { ...at('127.0.0.1'), kind: 'tcp' }],
      isOnlyLoopback: false,
    });
  });

  it('are all of the machine, with the loopback address last', async () => {
    const book = await openBook(createNetwork().view);
    expect((await book.current(PORT)).invitation).toEqual([at('10.77.1.2'), at('127.0.0.1')]);
  });

  it('include the real network behind seven virtual ones, and fit into an invitation', async () => {
    const { state, view } = createNetwork();
    state.interfaces = [
      ...Array.from({ length: 7 }, (_, index) => ({ name: `br-${index}`, address: `172.${17 + index}.0.1` })),
      ...state.interfaces,
    ];
    state.routes = [];
    const { invitation, candidates } = await (await openBook(view)).current(PORT);
    expect([invitation[0], invitation.length, overUdp(candidates)]).toEqual([at('10.77.1.2'), 7, invitation]);
  });

  it('begin with the public one, at the port that the internet sees', async () => {
    const book = await openBook(createNetwork().view, { publicAddress: '203.0.113.9', publicPort: 9_000 });
    const { invitation, candidates } = await book.current(PORT);
    expect(invitation).toEqual([at('203.0.113.9', 9_000), at('10.77.1.2'), at('127.0.0.1')]);
    expect(overUdp(candidates)).toEqual(invitation);
  });

  it('are those of both families, and of IPv4 alone where the host listens on IPv4 only', async () => {
    const { state, view } = createNetwork();
    state.interfaces = [
      { name: 'eth0', address: '2001:db8::2' },
      { name: 'eth0', address: '10.77.1.2' },
    ];
    state.routes = ['10.77.1.2', '2001:db8::2'];
    state.names.set('voice.test', ['2001:db8::9', '2001:db8::8', '203.0.113.9']);
    const both = await openBook(view, { bindAddress: '::', publicAddress: 'voice.test' });
    expect(overUdp((await both.current(PORT)).candidates)).toEqual(
      ['203.0.113.9', '2001:db8::9', '10.77.1.2', '2001:db8::2', '127.0.0.1'].map((host) => at(host)),
    );
    const one = await openBook(view, { publicAddress: 'voice.test' });
    expect(overUdp((await one.current(PORT)).candidates)).toEqual(
      ['203.0.113.9', '10.77.1.2', '127.0.0.1'].map((host) => at(host)),
    );
    const written = await openBook(view, { bindAddress: '::', publicAddress: '2001:DB8:0::9', publicPort: 9_000 });
    expect((await written.current(PORT)).candidates[0]).toEqual(at('2001:db8::9', 9_000));
  });

  it('include what routers and STUN servers say, within the eight of an invitation, by worth', async () => {
    const { state, view } = createNetwork();
    state.interfaces = Array.from({ length: 9 }, (_, index) => ({
      name: `eth${index}`,
      address: `10.77.1.${index + 2}`,
    }));
    const book = await openBook(view, { publicAddress: 'voice.test' });
    book.setOutside([
      { kind: 'mapped', host: '203.0.113.5', port: 9_001 },
      { kind: 'reflexive', host: '203.0.113.5', port: 50_123 },
      { kind: 'reflexive', host: '2001:db8::2', port: PORT },
    ]);
    const { invitation, candidates } = await book.current(PORT);
    const local = ['10.77.1.2', '10.77.1.3', '10.77.1.4'].map((host) => at(host));
    expect(invitation).toEqual([
      at('voice.test'),
      at('203.0.113.5', 9_001),
      ...local,
      at('2001:db8::2'),
      at('127.0.0.1'),
    ]);
    expect(overUdp(candidates)).toEqual([
      local[0],
      at('203.0.113.5', 9_001),
      ...local.slice(1),
      { ...at('203.0.113.5', 50_123), kind: 'srflx' },
      { ...at('2001:db8::2'), kind: 'srflx' },
      at('127.0.0.1'),
    ]);
    book.setOutside([]);
    expect((await book.current(PORT)).invitation).toHaveLength(8);
  });

  it('end with the best two at which the host accepts TCP', async () => {
    const { state, view } = createNetwork();
    state.interfaces.push({ name: 'eth1', address: '192.168.1.5' });
    const book = await openBook(view, { publicAddress: '203.0.113.9', publicPort: 9_000 });
    book.setOutside([{ kind: 'reflexive', host: '203.0.113.5', port: 50_123 }]);
    const { candidates } = await book.current(PORT);
    expect(candidates.slice(-2)).toEqual([
      { ...at('203.0.113.9', 9_000), kind: 'tcp' },
      { ...at('10.77.1.2'), kind: 'tcp' },
    ]);
    expect(overUdp(candidates)).toHaveLength(candidates.length - 2);
  });

  it('follow a name and an interface that change while the lobby is open', async () => {
    const { state, view, pass } = createNetwork();
    const book = await openBook(view, { publicAddress: 'voice.test' });
    expect(overUdp((await book.current(PORT)).candidates)).toEqual([at('10.77.1.2'), at('127.0.0.1')]);
    state.names.set('voice.test', ['10.77.1.9']);
    state.interfaces = [{ name: 'eth0', address: '10.77.1.9' }];
    await pass(1_000);
    const { invitation, candidates } = await book.current(PORT);
    expect(overUdp(candidates)).toEqual([at('10.77.1.9'), at('127.0.0.1')]);
    expect(invitation).toEqual([at('voice.test'), at('10.77.1.9'), at('127.0.0.1')]);
  });

  it('are looked up once for many who join at the same time', async () => {
    const { state, view } = createNetwork();
    const book = await openBook(view, { publicAddress: 'voice.test' });
    state.lookups = 0;
    await Promise.all(Array.from({ length: 200 }, () => book.current(PORT)));
    expect(state.lookups).toBe(1);
  });

  it('keep the last address of a name that cannot be resolved, without waiting long', async () => {
    const { state, view, pass } = createNetwork();
    const book = await openBook(view, { publicAddress: 'voice.test' });
    state.names.clear();
    expect((await book.current(PORT)).candidates[0]).toEqual(at('10.77.1.2'));
    await pass(1_000);
    state.isNameServerSilent = true;
    const asked = book.current(PORT);
    await pass(1_500);
    expect((await asked).candidates[0]).toEqual(at('10.77.1.2'));
  });

  it('say when nobody else can reach the machine', async () => {
    const { state, view } = createNetwork();
    state.interfaces = [];
    state.routes = [];
    expect(await (await openBook(view)).current(PORT)).toMatchObject({
      invitation: [at('127.0.0.1')],
      isOnlyLoopback: true,
    });
  });

  it.each([
    [{ publicAddress: 'a'.repeat(64) }, /part of an invitation/],
    [{ publicAddress: 'a b' }, /part of an invitation/],
    [{ publicAddress: 'under_score.example.org' }, /part of an invitation/],
    [{ publicAddress: 'fe80::1' }, /no address that players can reach/],
    [{ publicAddress: 'fd00::1%eth0' }, /no address that players can reach/],
    [{ publicAddress: 'ff02::1' }, /no address that players can reach/],
    [{ publicAddress: '::' }, /no address that players can reach/],
    [{ publicAddress: 'nowhere.test' }, /no IPv4 address/],
    [{ bindAddress: 'fe80::1%eth0' }, /no address that other machines can use/],
    [{ bindAddress: 'ff02::1' }, /no address that other machines can use/],
    [{ bindAddress: '::', publicAddress: 'nowhere.test' }, /no IP address/],
    [{ bindAddress: '2001:db8::7', publicAddress: 'voice.test' }, /no IPv6 address/],
    [{ bindAddress: 'localhost' }, /isn't an IP address/],
    [{ bindAddress: '300.1.1.1' }, /isn't an IP address/],
    [{ bindAddress: '' }, /isn't an IP address/],
  ])('are refused when they cannot be used: %j', async (place, message) => {
    const opened = await HostAddressBook.open(
      { bindAddress: '0.0.0.0', publicAddress: null, ...place },
      createNetwork().view,
    );
    expect(opened).toMatchObject({
      ok: false,
      error: { code: 'bad-address', message: expect.stringMatching(message) as string },
    });
  });
});
