import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { BedLobby, type Visit } from '../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import { Coturn, type CoturnOptions } from '../support/network/coturn.ts';
import type { NatKind } from '../support/network/nat-rules.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { BedBrowser } from '../support/network/page-guest.ts';
import { printVisit } from '../support/network/print-visit.ts';

const BROWSER_HZ = 550;
const HEARD = { hasJoined: true, hearsResident: true, hearsItself: false };

describe.skipIf(findNetworkFlaw() !== undefined)('a page whose rendezvous names a relay', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;
  let browser: BedBrowser;
  let coturn: Coturn | undefined;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    rendezvous = await startRendezvous(bed, { hasRelay: true });
    browser = await BedBrowser.launch(bed, 'c1', rendezvous.origin, BROWSER_HZ);
  });

  afterEach(() => coturn?.stop());

  afterAll(async () => {
    await browser?.close();
    await bed?.close();
  });

  /** Joins by the page from behind each of these routers in turn; the resident hears those that joined. */
  async function visitFrom(
    relay: CoturnOptions,
    hostKind: NatKind,
    guestKinds: readonly NatKind[],
  ): Promise<readonly Visit[]> {
    coturn = await Coturn.start(bed, relay);
    await bed.setRouter('r1', { kind: hostKind });
    const lobby = await BedLobby.open(bed, { words: ['--rendezvous', rendezvous.url] });
    try {
      const visits: Visit[] = [];
      for (const kind of guestKinds) {
        await bed.setRouter('r2', { kind });
        const visit = await lobby.visitByPage(browser);
        printVisit(`${hostKind} x ${kind}, Chromium and relay`, visit);
        visits.push(visit);
      }
      expect(await lobby.close()).toEqual(visits.some(({ hasJoined }) => hasJoined) ? [BROWSER_HZ] : []);
      return visits;
    } finally {
      await lobby.close().catch(() => undefined);
    }
  }

  it('reaches a host behind a symmetric router over TCP 443 where nothing else gets out', async () => {
    const [visit] = await visitFrom({}, 'symmetric', ['tcp-443-only']);
    expect(visit).toMatchObject(HEARD);
    expect(visit?.path).toMatch(/^relay tcp ->/);
  });

  it('says that it gets no sound if the relay refuses its credentials, and joins where it needs no relay', async () => {
    const [refused, punched] = await visitFrom({ secret: 'another' }, 'port-restricted', [
      'symmetric',
      'port-restricted',
    ]);
    expect(coturn?.log).toContain('Cannot find credentials');
    expect(refused).toMatchObject({ hasJoined: false, hearsResident: false });
    expect(refused?.error).toContain(en.common.errors['no-media']);
    expect(punched).toMatchObject(HEARD);
  });

  it('says that it gets no sound if the relay refuses to talk to the host, and joins where it needs no relay', async () => {
    const [refused, punched] = await visitFrom({ refusesPeers: true }, 'port-restricted', [
      'symmetric',
      'port-restricted',
    ]);
    expect(coturn?.log).toMatch(/A peer IP \S+ denied/);
    expect(refused).toMatchObject({ hasJoined: false, hearsResident: false });
    expect(refused?.error).toContain(en.common.errors['no-media']);
    expect(punched).toMatchObject(HEARD);
  });
});
