import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { startRendezvous } from '../support/network/bed-members.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { BedBrowser } from '../support/network/page-guest.ts';
import { printVisit } from '../support/network/print-visit.ts';

const PORT = 7_777;
const BROWSER_HZ = 550;
const HEARD = { hasJoined: true, hearsResident: true, hearsItself: false };

/** Certificates are valid for 20 years before and after they were made: these clocks are out of that. */
describe.skipIf(findNetworkFlaw() !== undefined)('clocks that are wrong by decades', () => {
  let bed: NetworkBed;

  beforeAll(async () => {
    bed = await NetworkBed.open();
  });

  afterAll(() => bed?.close());

  it.each([
    ['ahead of', 40, -20],
    ['behind', -30, 20],
  ])('do not matter if the host is %s its guests', async (_where, hostClockYears, clockYears) => {
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT });
    const rendezvous = await startRendezvous(bed);
    const browser = await BedBrowser.launch(bed, 'c2', rendezvous.origin, BROWSER_HZ);
    const lobby = await BedLobby.open(bed, {
      words: ['--port', String(PORT), '--public-address', bed.layout.outsideOf('r1'), '--rendezvous', rendezvous.url],
      hostClockYears,
    });
    const direct = await lobby.visit('c1', { clockYears });
    printVisit(`clocks: host ${hostClockYears}, guest ${clockYears} years`, direct);
    await bed.setRouter('r1', { kind: 'port-restricted' });
    const punched = await lobby.visit('c1', { clockYears });
    printVisit(`clocks: host ${hostClockYears}, guest ${clockYears} years, punched`, punched);
    const page = await lobby.visitByPage(browser);
    printVisit(`clocks: host ${hostClockYears} years, Chromium`, page);
    await browser.close();
    await rendezvous.program.stop();
    expect([direct, punched, page]).toMatchObject([HEARD, HEARD, HEARD]);
    expect(direct.path).toMatch(/^direct to /);
    expect(await lobby.close()).toEqual([direct.toneHz, punched.toneHz, BROWSER_HZ]);
  });
});
