import { afterEach, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import type { BedOptions } from '../support/network/bed-layout.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { printVisit } from '../support/network/print-visit.ts';

const HEARD = { hasJoined: true, hearsResident: true, hearsItself: false };
const NOT_JOINED = { hasJoined: false, hearsResident: false };

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby that registers at a rendezvous', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;

  afterEach(() => bed?.close());

  async function openBed(options: BedOptions = {}): Promise<void> {
    bed = await NetworkBed.open(options);
    rendezvous = await startRendezvous(bed);
  }

  const openLobby = (): Promise<BedLobby> => BedLobby.open(bed, { words: ['--rendezvous', rendezvous.url] });

  it('is reached through two stateful firewalls in a network with IPv6 only', async () => {
    await openBed({ families: 'ipv6' });
    const lobby = await openLobby();
    const visit = await lobby.visit('c1');
    printVisit('IPv6 only, stateful firewalls', visit);
    expect(visit.path).toBe(`rendezvous to [${bed.layout.address6Of('h1')}]:${lobby.host.description.port}`);
    expect(visit).toMatchObject(HEARD);
    expect(await lobby.close()).toEqual([visit.toneHz]);
  });

  it('is reached behind its own router and that of the provider, which both keep ports', async () => {
    await openBed({ hasCarrier: true });
    const lobby = await openLobby();
    const visit = await lobby.visit('c1');
    printVisit('double NAT', visit);
    expect(visit.path).toBe(`rendezvous to ${bed.layout.outsideOf('k1')}:${lobby.host.description.port}`);
    expect(visit).toMatchObject(HEARD);
    expect(await lobby.close()).toEqual([visit.toneHz]);
  });

  it('keeps its members when the rendezvous stops, and can be joined again when it is back', async () => {
    await openBed();
    const lobby = await openLobby();
    const before = await lobby.visit('c1');
    await rendezvous.program.kill();
    const meanwhile = await lobby.visit('c1');
    rendezvous = await startRendezvous(bed);
    await rendezvous.program.waitFor(/"hosts":1\b/, 90_000);
    const after = await lobby.visit('c1');
    expect([before, meanwhile, after]).toMatchObject([HEARD, NOT_JOINED, HEARD]);
    expect(await lobby.close()).toEqual([before.toneHz, after.toneHz]);
  }, 300_000);
});
