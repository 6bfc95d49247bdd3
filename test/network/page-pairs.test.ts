import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import type { NatKind } from '../support/network/nat-rules.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { BedBrowser } from '../support/network/page-guest.ts';
import { canPunch, HOME_KINDS } from '../support/network/pairs.ts';
import { printVisit } from '../support/network/print-visit.ts';

const BROWSER_HZ = 550;

/** All routers of guests, and for hosts one that keeps its port and one that does not. */
const PAIRS = (['port-restricted', 'symmetric'] as const).flatMap((host) =>
  HOME_KINDS.map((guest): readonly [expected: string, host: NatKind, guest: NatKind] => [
    canPunch(host, guest) ? 'joins' : 'does not join',
    host,
    guest,
  ]),
);

describe.skipIf(findNetworkFlaw() !== undefined)('Chromium without a relay', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;
  let browser: BedBrowser;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    rendezvous = await startRendezvous(bed);
    browser = await BedBrowser.launch(bed, 'c1', rendezvous.origin, BROWSER_HZ);
  });

  afterAll(async () => {
    await browser?.close();
    await bed?.close();
  });

  it.each(PAIRS)('%s a host behind a %s router from behind a %s router', async (_expected, hostKind, guestKind) => {
    await bed.setRouter('r1', { kind: hostKind });
    await bed.setRouter('r2', { kind: guestKind });
    const lobby = await BedLobby.open(bed, { words: ['--rendezvous', rendezvous.url] });
    try {
      const visit = await lobby.visitByPage(browser);
      printVisit(`${hostKind} x ${guestKind}, Chromium`, visit);
      const isExpected = canPunch(hostKind, guestKind);
      expect(visit).toMatchObject({ hasJoined: isExpected, hearsResident: isExpected, hearsItself: false });
      expect(await lobby.close()).toEqual(isExpected ? [BROWSER_HZ] : []);
      // The host cannot name the port that a symmetric router gives it: the page learns it from a check.
      if (!isExpected) expect(visit.error).toContain(en.common.errors['no-media']);
      else expect(visit.path).toMatch(hostKind === 'symmetric' ? / -> prflx udp$/ : / -> (?:srflx|prflx) udp$/);
    } finally {
      await lobby.close().catch(() => undefined);
    }
  });
});
