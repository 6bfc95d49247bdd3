import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { HOMES } from '../support/network/bed-layout.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { printVisit } from '../support/network/print-visit.ts';

const PORT = 7_777;
const HEARD = { hasJoined: true, hearsResident: true, hearsItself: false };
const NOT_JOINED = { hasJoined: false, hearsResident: false };

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby behind a router that forwards its port', () => {
  let bed: NetworkBed;

  beforeAll(async () => {
    bed = await NetworkBed.open();
  });

  afterAll(() => bed?.close());

  it('is reached by guests in the internet and behind routers, who hear the others and not themselves', async () => {
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT });
    const publicAddress = bed.layout.outsideOf('r1');
    const lobby = await BedLobby.open(bed, { words: ['--port', String(PORT), '--public-address', publicAddress] });
    const visits = [];
    for (const namespace of ['pub', 'c1', 'c2'] as const) {
      const visit = await lobby.visit(namespace);
      printVisit(`forwarded port, guest in ${namespace}`, visit);
      visits.push(visit);
    }
    for (const { path } of visits) expect(path).toBe(`direct to ${publicAddress}:${PORT}`);
    expect(visits).toMatchObject([HEARD, HEARD, HEARD]);
    expect(await lobby.close()).toEqual(visits.map(({ toneHz }) => toneHz));
  });

  it('is reached by UDP alone if the router forwards nothing else', async () => {
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT, forwardedTransports: 'udp' });
    const publicAddress = bed.layout.outsideOf('r1');
    const lobby = await BedLobby.open(bed, { words: ['--port', String(PORT), '--public-address', publicAddress] });
    const visit = await lobby.visit('c1');
    printVisit('forwarded port, UDP alone', visit);
    expect(visit).toMatchObject({ ...HEARD, path: `udp to ${publicAddress}:${PORT}` });
    expect(await lobby.close()).toEqual([visit.toneHz]);
  });

  it('is reached by a neighbour in a guest network only where the router turns packets back inside', async () => {
    const forwarded = { kind: 'port-restricted', forwardedPort: PORT } as const;
    await bed.isolate(HOMES[0]!);
    await bed.setRouter('r1', { ...forwarded, hasHairpin: true });
    const publicAddress = bed.layout.outsideOf('r1');
    const lobby = await BedLobby.open(bed, {
      words: ['--port', String(PORT), '--public-address', publicAddress],
      residentNamespace: 'h1',
    });
    const turned = await lobby.visit('h2');
    printVisit('neighbour, hairpin', turned);
    await bed.setRouter('r1', forwarded);
    const kept = await lobby.visit('h2');
    printVisit('neighbour, no hairpin', kept);
    expect([turned, kept]).toMatchObject([{ ...HEARD, path: `direct to ${publicAddress}:${PORT}` }, NOT_JOINED]);
    expect(await lobby.close()).toEqual([turned.toneHz]);
    await bed.isolate(HOMES[0]!, false);
  });

  it('is not reached without the forwarded port, and the guest reports why', async () => {
    await bed.setRouter('r1', { kind: 'port-restricted' });
    const publicAddress = bed.layout.outsideOf('r1');
    const lobby = await BedLobby.open(bed, { words: ['--port', String(PORT), '--public-address', publicAddress] });
    const visit = await lobby.visit('c1');
    expect(visit).toMatchObject(NOT_JOINED);
    expect(visit.error).toMatch(/host|invitation/);
    expect(await lobby.close()).toEqual([]);
  });
});

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby in a network with IPv6 only', () => {
  it('is reached through a router that filters nothing', async () => {
    const bed = await NetworkBed.open({ families: 'ipv6' });
    try {
      await bed.setRouter('r1', { kind: 'open' });
      const lobby = await BedLobby.open(bed, { words: ['--port', String(PORT)] });
      const visit = await lobby.visit('c1');
      printVisit('IPv6 only, open router', visit);
      expect(visit).toMatchObject({ ...HEARD, path: `direct to [${bed.layout.address6Of('h1')}]:${PORT}` });
      expect(await lobby.close()).toEqual([visit.toneHz]);
    } finally {
      await bed.close();
    }
  });
});
