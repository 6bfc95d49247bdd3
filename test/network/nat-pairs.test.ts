import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { canPunch, HOME_KINDS } from '../support/network/pairs.ts';
import { printVisit } from '../support/network/print-visit.ts';

describe.skipIf(findNetworkFlaw() !== undefined)('without a relay', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    rendezvous = await startRendezvous(bed);
  });

  afterAll(() => bed?.close());

  describe.each(HOME_KINDS)('a host behind a %s router', (hostKind) => {
    let lobby: BedLobby;
    const joinedTonesHz: number[] = [];

    beforeAll(async () => {
      await bed.setRouter('r1', { kind: hostKind });
      lobby = await BedLobby.open(bed, { words: ['--rendezvous', rendezvous.url] });
    });

    afterAll(async () => {
      await lobby?.close();
    });

    it.each(HOME_KINDS.map((kind) => [canPunch(hostKind, kind) ? 'joined' : 'not joined', kind] as const))(
      'is %s by a guest behind a %s router',
      async (_expected, guestKind) => {
        await bed.setRouter('r2', { kind: guestKind });
        const visit = await lobby.visit('c1');
        printVisit(`${hostKind} x ${guestKind}`, visit);
        if (visit.hasJoined) joinedTonesHz.push(visit.toneHz);
        const isExpected = canPunch(hostKind, guestKind);
        expect(visit).toMatchObject({ hasJoined: isExpected, hearsResident: isExpected, hearsItself: false });
        if (!isExpected) return;
        const [outside, { port }] = [bed.layout.outsideOf('r1'), lobby.host.description];
        // A symmetric router gives the host another port towards the guest, which the guest learns from a check.
        if (hostKind === 'symmetric') expect(visit.path).not.toContain(`:${port}`);
        else expect(visit.path).toBe(`rendezvous to ${outside}:${port}`);
        expect(visit.path).toContain(`rendezvous to ${outside}:`);
      },
    );

    it('has a member who heard all guests that joined, and nobody else', async () => {
      expect(await lobby.close()).toEqual(joinedTonesHz);
    });
  });
});
