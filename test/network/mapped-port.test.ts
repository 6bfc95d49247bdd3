import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { HOMES, type BedOptions } from '../support/network/bed-layout.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { serveLobby } from '../support/network/bed-members.ts';
import { MAPPABLE_NETWORK, Miniupnpd, type MappingProtocols } from '../support/network/miniupnpd.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { printVisit } from '../support/network/print-visit.ts';

const PORT = 7_777;
const MAPPED = [`tcp ${PORT}`, `udp ${PORT}`];
const HEARD = { hasJoined: true, hearsResident: true, hearsItself: false };

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby behind a router that forwards ports on request', () => {
  let bed: NetworkBed;
  let daemon: Miniupnpd;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'earshot-bed-host-'));
  });

  afterEach(async () => {
    await daemon?.stop();
    await bed?.close();
    rmSync(folder, { recursive: true });
  });

  async function openBed(protocols: MappingProtocols, options: BedOptions = {}): Promise<void> {
    bed = await NetworkBed.open({ publicNetwork: MAPPABLE_NETWORK, ...options });
    daemon = await Miniupnpd.start(bed, HOMES[0]!, protocols);
  }

  it.each<[string, string, MappingProtocols]>([
    ['UPnP', 'upnp', { hasUpnp: true, hasPcp: false }],
    ['PCP', 'pcp', { hasUpnp: false, hasPcp: true }],
  ])('is reached from another home through %s, and gives the port back at its end', async (name, method, protocols) => {
    await openBed(protocols);
    const lobby = await BedLobby.open(bed, { words: ['--map-port'] });
    expect(lobby.host.description.reach.mapping).toMatchObject({ state: 'mapped', method, isBehindAnother: false });
    expect(await daemon.mappings()).toEqual(MAPPED);
    const visit = await lobby.visit('c1');
    printVisit(`mapped by ${name}`, visit);
    expect(visit.path).toBe(`direct to ${bed.layout.outsideOf('r1')}:${PORT}`);
    expect(visit).toMatchObject(HEARD);
    expect(await lobby.close()).toEqual([visit.toneHz]);
    expect(await daemon.mappings()).toEqual([]);
  });

  it('is forwarded to again as soon as the router was restarted', async () => {
    await openBed({ hasUpnp: true, hasPcp: true });
    const { program } = await serveLobby(bed, 'h1', ['--map-port']);
    await daemon.restart();
    await expect.poll(() => daemon.mappings(), { timeout: 50_000 }).toEqual(MAPPED);
    await program.stop();
  });

  it.each<[string, MappingProtocols]>([
    ['UPnP', { hasUpnp: true, hasPcp: false }],
    ['PCP', { hasUpnp: false, hasPcp: true }],
  ])('is let in by IPv6 too through %s, as long as it is open', async (_name, protocols) => {
    await openBed(protocols, { families: 'both' });
    const { program } = await serveLobby(bed, 'h1', ['--map-port']);
    await expect.poll(() => daemon.letInByIpv6(), { timeout: 20_000 }).toEqual(MAPPED);
    await program.stop();
    expect(await daemon.letInByIpv6()).toEqual([]);
  });

  it('ends what a crash left behind when it starts again at another port', async () => {
    await openBed({ hasUpnp: true, hasPcp: true });
    const crashed = await serveLobby(bed, 'h1', ['--map-port', '--data', folder]);
    expect(await daemon.mappings()).toEqual(MAPPED);
    await crashed.program.kill();
    const next = await serveLobby(bed, 'h1', ['--map-port', '--port', '7800', '--data', folder]);
    await expect.poll(() => daemon.mappings(), { timeout: 20_000 }).toEqual(['tcp 7800', 'udp 7800']);
    await next.program.stop();
  });

  it('says that the port helps nobody behind the router of the provider', async () => {
    await openBed({ hasUpnp: true, hasPcp: true }, { hasCarrier: true });
    const { description, program } = await serveLobby(bed, 'h1', ['--map-port']);
    expect(description.reach.mapping).toMatchObject({ isBehindAnother: true });
    await program.stop();
  });
});
