import { describe, expect, it } from 'vitest';
import { HostAddressBook, type HostPlace, type NetworkView } from '../../../../../main/host/listen/host-addresses.ts';

const PORT = 7_777;

/** A network that the test changes; waits end when the test says. */
function createNetwork() {
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const state = {
    interfaces: [{ name: 'eth0', address: '10.77.1.2' }],
    route: '10.77.1.2' as string | null,
    names: new Map([['voice.test', '10.77.1.2']]),
    isNameServerSilent: false,
    lookups: 0,
  };
  const view: NetworkView = {
    interfaceAddresses: () => state.interfaces,
    findRouteAddress: async () => state.route,
    async lookup(name) {
      state.lookups++;
      if (state.isNameServerSilent) return new Promise(() => undefined);
      const address = state.names.get(name) ?? (/^[\d.]+$/.test(name) ? name : undefined);
      if (address === undefined) throw new Error('ENOTFOUND');
      return address;
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

describe('the addresses of a host', () => {
  it('are the one that it listens on', async () => {
    const book = await openBook(createNetwork().view, { bindAddress: '127.0.0.1' });
    expect(await book.current(PORT)).toEqual({
      invitation: [at('127.0.0.1')],
      candidates: [at('127.0.0.1')],
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
    state.route = null;
    const { invitation, candidates } = await (await openBook(view)).current(PORT);
    expect([invitation[0], invitation.length, candidates]).toEqual([at('10.77.1.2'), 7, invitation]);
  });

  it('begin with the public one, at the port that the internet sees', async () => {
    const book = await openBook(createNetwork().view, { publicAddress: '203.0.113.9', publicPort: 9_000 });
    const { invitation, candidates } = await book.current(PORT);
    expect(invitation).toEqual([at('203.0.113.9', 9_000), at('10.77.1.2'), at('127.0.0.1')]);
    expect(candidates).toEqual(invitation);
  });

  it('follow a name and an interface that change while the lobby is open', async () => {
    const { state, view, pass } = createNetwork();
    const book = await openBook(view, { publicAddress: 'voice.test' });
    expect((await book.current(PORT)).candidates).toEqual([at('10.77.1.2'), at('127.0.0.1')]);
    state.names.set('voice.test', '10.77.1.9');
    state.interfaces = [{ name: 'eth0', address: '10.77.1.9' }];
    await pass(1_000);
    const { invitation, candidates } = await book.current(PORT);
    expect(candidates).toEqual([at('10.77.1.9'), at('127.0.0.1')]);
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
    state.route = null;
    expect(await (await openBook(view)).current(PORT)).toMatchObject({
      invitation: [at('127.0.0.1')],
      isOnlyLoopback: true,
    });
  });

  it.each([
    [{ publicAddress: 'a'.repeat(64) }, /part of an invitation/],
    [{ publicAddress: 'a b' }, /part of an invitation/],
    [{ publicAddress: 'under_score.example.org' }, /part of an invitation/],
    [{ publicAddress: '2001:db8::1' }, /IPv6 address.*IPv4 only/],
    [{ publicAddress: 'nowhere.test' }, /no IPv4 address/],
    [{ bindAddress: '::1' }, /isn't an IPv4 address/],
    [{ bindAddress: 'localhost' }, /isn't an IPv4 address/],
    [{ bindAddress: '300.1.1.1' }, /isn't an IPv4 address/],
    [{ bindAddress: '' }, /isn't an IPv4 address/],
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
