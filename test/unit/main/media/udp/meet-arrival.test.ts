import { expect, it } from 'vitest';
import { createDropCounters } from '../../../../../main/media/drop-counters.ts';
import { encodeBindingRequest, parseStun } from '../../../../../main/media/ice/stun.ts';
import { meetArrival } from '../../../../../main/media/udp/meet-arrival.ts';
import type { MuxArrivals, MuxPeer } from '../../../../../main/media/udp/mux-peer.ts';

const PEER = {} as MuxPeer;

/** A lobby whose clients make fragments that begin with `earshot`. */
function createLobby(password: string, peer: MuxPeer | undefined = PEER): MuxArrivals & { readonly met: string[] } {
  const met: string[] = [];
  return {
    met,
    passwordOf: (fragment) => (fragment.startsWith('earshot') ? password : undefined),
    arrive: ({ usernameFragment }, remoteFragment) => {
      met.push(`${usernameFragment} ${remoteFragment}`);
      return peer;
    },
  };
}

function meet(lobbies: readonly MuxArrivals[], username: string, password: string) {
  const packet = encodeBindingRequest({
    ...{ role: 'controlling', priority: 1, shouldNominate: false, username, password },
    transactionId: Buffer.alloc(12, 1),
    tieBreaker: Buffer.alloc(8, 2),
  });
  const message = parseStun(packet);
  if (message === undefined) throw new Error('the request cannot be read');
  const counters = createDropCounters();
  const peer = meetArrival(lobbies, packet, message, counters);
  return { peer, dropped: Object.entries(counters).filter(([, count]) => count > 0) };
}

it('brings a client to the lobby whose invitation its check was made with', () => {
  const [cellar, attic] = [createLobby('cellar'), createLobby('attic')];
  expect(meet([cellar, attic], 'earshot1:them', 'attic')).toEqual({ peer: PEER, dropped: [] });
  expect([cellar.met, attic.met]).toEqual([[], ['earshot1 them']]);
});

it('makes nothing of a check of another invitation, of an unknown fragment and of a broken name', () => {
  const lobbies = [createLobby('cellar'), createLobby('attic')];
  expect(meet(lobbies, 'earshot1:them', 'kitchen')).toEqual({ peer: undefined, dropped: [['stun-unauthentic', 1]] });
  expect(meet(lobbies, 'foreign:them', 'attic')).toEqual({ peer: undefined, dropped: [['stun-unknown-peer', 1]] });
  expect(meet(lobbies, 'earshot1:..', 'attic')).toEqual({ peer: undefined, dropped: [['stun-unknown-peer', 1]] });
  expect(meet([], 'earshot1:them', 'attic')).toEqual({ peer: undefined, dropped: [['stun-unknown-peer', 1]] });
  expect(lobbies.map(({ met }) => met)).toEqual([[], []]);
});

it('counts a client for which its lobby has no room', () => {
  const full = { ...createLobby('attic'), arrive: () => undefined };
  expect(meet([full], 'earshot1:them', 'attic')).toEqual({ peer: undefined, dropped: [['too-many-arrivals', 1]] });
});
