import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import type { NatKind } from '../support/network/nat-rules.ts';
import { NetworkBed } from '../support/network/network-bed.ts';

const KINDS: readonly NatKind[] = ['full-cone', 'address-restricted', 'port-restricted', 'symmetric'];

/**
 * A symmetric router takes a port that nobody can know before, so its packets get through only where the other router
 * looks at addresses alone.
 */
function canPunch(host: NatKind, guest: NatKind): boolean {
  const letsAnyPortIn = (kind: NatKind): boolean => kind === 'full-cone' || kind === 'address-restricted';
  return (host !== 'symmetric' || letsAnyPortIn(guest)) && (guest !== 'symmetric' || letsAnyPortIn(host));
}

describe.skipIf(findNetworkFlaw() !== undefined)('without a relay', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    rendezvous = await startRendezvous(bed);
  });

  afterAll(() => bed?.close());

  describe.each(KINDS)('a host behind a %s router', (hostKind) => {
    let lobby: BedLobby;
    const joinedTonesHz: number[] = [];

    beforeAll(async () => {
      await bed.setRouter('r1', { kind: hostKind });
      lobby = await BedLobby.open(bed, { words: ['--rendezvous', rendezvous.url] });
    });

    afterAll(async () => {
      await lobby?.close();
    });

    it.each(KINDS.map((kind) => [canPunch(hostKind, kind) ? 'joined' : 'not joined', kind] as const))(
      'is %s by a guest behind a %s router',
      async (_expected, guestKind) => {
        await bed.setRouter('r2', { kind: guestKind });
        const visit = await lobby.visit('c1');
        if (visit.hasJoined) joinedTonesHz.push(visit.toneHz);
        const isExpected = canPunch(hostKind, guestKind);
        expect(visit).toMatchObject({ hasJoined: isExpected, hearsResident: isExpected, hearsItself: false });
      },
    );

    it('has a member who heard all guests that joined, and nobody else', async () => {
      expect(await lobby.close()).toEqual(joinedTonesHz);
    });
  });
});
