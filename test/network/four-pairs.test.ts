import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { BedLobby, type Visit } from '../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import { Coturn } from '../support/network/coturn.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { BedBrowser } from '../support/network/page-guest.ts';
import { printVisit } from '../support/network/print-visit.ts';

const PORT = 7_777;
const BROWSER_HZ = 550;
const HEARD = { hasJoined: true, hearsResident: true, hearsItself: false };

/** The pairs of routers that continuous integration tries: one for each way to a host. */
describe.skipIf(findNetworkFlaw() !== undefined)('four pairs of routers', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;
  let browser: BedBrowser;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    await Coturn.start(bed);
    rendezvous = await startRendezvous(bed, { hasRelay: true });
    browser = await BedBrowser.launch(bed, 'c1', rendezvous.origin, BROWSER_HZ);
  });

  afterAll(async () => {
    await browser?.close();
    await bed?.close();
  });

  /** Lets guests visit a lobby one after the other, and checks that the resident hears all of them. */
  async function expectHeard(
    pair: string,
    words: readonly string[],
    ...visits: readonly ((lobby: BedLobby) => Promise<Visit>)[]
  ): Promise<readonly Visit[]> {
    const lobby = await BedLobby.open(bed, { words: ['--rendezvous', rendezvous.url, ...words] });
    try {
      const results: Visit[] = [];
      for (const visit of visits) {
        const result = await visit(lobby);
        printVisit(pair, result);
        results.push(result);
      }
      expect(results).toMatchObject(visits.map(() => HEARD));
      expect(await lobby.close()).toEqual(results.map(({ toneHz }) => toneHz));
      return results;
    } finally {
      // The next lobby needs the port.
      await lobby.close().catch(() => undefined);
    }
  }

  it('a forwarded port is reached directly by UDP, and by TCP where UDP is dropped', async () => {
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT });
    const [direct, byTcp] = await expectHeard(
      'forwarded port',
      ['--port', String(PORT), '--public-address', bed.layout.outsideOf('r1')],
      async (lobby) => {
        await bed.setRouter('r2', { kind: 'port-restricted' });
        return lobby.visit('c1');
      },
      async (lobby) => {
        await bed.setRouter('r2', { kind: 'udp-blocked' });
        return lobby.visitByPage(browser);
      },
    );
    expect(direct?.path).toBe(`direct to ${bed.layout.outsideOf('r1')}:${PORT}`);
    expect(byTcp?.path).toMatch(/tcp -> .*tcp/);
  });

  it('two port-restricted routers let both sides punch', async () => {
    for (const router of ['r1', 'r2'] as const) await bed.setRouter(router, { kind: 'port-restricted' });
    const [punched] = await expectHeard('port-restricted x port-restricted', [], (lobby) => lobby.visit('c1'));
    expect(punched?.path).toContain(`rendezvous to ${bed.layout.outsideOf('r1')}:`);
  });

  it('two symmetric routers need a relay, which a browser uses', async () => {
    for (const router of ['r1', 'r2'] as const) await bed.setRouter(router, { kind: 'symmetric' });
    const [relayed] = await expectHeard('symmetric x symmetric, relay', [], (lobby) => lobby.visitByPage(browser));
    expect(relayed?.path).toMatch(/^relay/);
  });
});
