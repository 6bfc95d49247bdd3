import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { serveLobby, TerminalMember, type BedHost } from '../support/network/bed-members.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { ToneFolder } from '../support/network/tones.ts';

const PORT = 7_777;
const [RESIDENT_HZ, GUEST_HZ] = [400, 900];

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby behind a router that forwards its port', () => {
  const tones = new ToneFolder();
  let bed: NetworkBed;
  let host: BedHost;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT });
    const address = bed.layout.outsideOf('r1');
    host = await serveLobby(bed, 'h1', ['--port', String(PORT), '--public-address', address]);
  });

  afterAll(async () => {
    await bed?.close();
    tones.remove();
  });

  it('lets a member of the same home and one behind another router hear each other, and nobody themselves', async () => {
    const { invitation } = host.description;
    const resident = TerminalMember.start(bed, 'h2', tones, {
      ...{ invitation, name: 'Heron', toneHz: RESIDENT_HZ, seconds: 60 },
    });
    const guest = TerminalMember.start(bed, 'c1', tones, {
      ...{ invitation, name: 'Otter', toneHz: GUEST_HZ, seconds: 6 },
    });
    expect(await guest.report()).toMatchObject({ error: undefined });
    expect(await resident.leave()).toMatchObject({ error: undefined });
    expect(await guest.hears([RESIDENT_HZ, GUEST_HZ])).toEqual([RESIDENT_HZ]);
    expect(await resident.hears([RESIDENT_HZ, GUEST_HZ])).toEqual([GUEST_HZ]);
  });
});
