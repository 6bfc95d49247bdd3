import { describe, expect, it } from 'vitest';
import { DirectPeers, MAX_ARRIVALS_PER_SECOND, MAX_PENDING_PEERS } from '../../../../main/media/direct-peers.ts';
import type { HostPeer, PeerEvents } from '../../../../main/media/host-peer.ts';
import { TypedEmitter } from '../../../../shared/typed-emitter.ts';

interface FakePeer {
  readonly fragment: string;
  readonly events: TypedEmitter<PeerEvents>;
  isConnected: boolean;
  isHeld: boolean;
  ended: string;
}

/** A host's peers without signalling, and a clock that the test moves. */
function createLab() {
  const lab = { nowMs: 0, peers: [] as FakePeer[], arrived: 0 };
  const direct = new DirectPeers({
    passwordOf: () => 'password',
    nowMs: () => lab.nowMs,
    onPeer: () => lab.arrived++,
    create({ usernameFragment }) {
      const events = new TypedEmitter<PeerEvents>((error) => {
        throw error;
      });
      const end = (reason: string): void => {
        if (peer.ended !== '') return;
        peer.ended = reason;
        events.emit('closed', { reason: 'failed', detail: reason });
      };
      const peer = {
        fragment: usernameFragment,
        events,
        isConnected: false,
        isHeld: false,
        ended: '',
        tick: () => undefined,
        giveUp: end,
        close: async () => end('closed'),
      };
      lab.peers.push(peer);
      return peer as unknown as HostPeer;
    },
  });
  /** Sends an authentic check with the fragment of this number. Returns whether it makes a peer. */
  const arrive = (number: number): boolean =>
    direct.arrive({ usernameFragment: `earshot1${number}`, password: 'password' }, 'abcd') !== undefined;
  /** Lets as many arrive as one second allows. */
  const arriveForASecond = (): void => {
    lab.nowMs += 1_000;
    for (let count = 0; count < MAX_ARRIVALS_PER_SECOND; count++) arrive(lab.peers.length);
  };
  return { lab, direct, arrive, arriveForASecond };
}

describe('DirectPeers', () => {
  it('lets in 30 clients a second, however many knock', () => {
    const { lab, arrive } = createLab();
    for (let count = 0; count < 10_000; count++) arrive(count);
    expect([lab.peers.length, lab.arrived]).toEqual([30, 30]);
    lab.nowMs = 1_000;
    for (let count = 10_000; count < 20_000; count++) arrive(count);
    expect(lab.peers.length).toBe(60);
  });

  it('ends those that have not joined after 10 s, but not those that the lobby is deciding about or has decided about', () => {
    const { lab, direct, arrive } = createLab();
    for (const number of [0, 1, 2]) arrive(number);
    lab.peers[1]!.isHeld = true;
    expect(direct.release(lab.peers[2] as unknown as HostPeer)).toBe(true);
    direct.tick(10_000);
    expect(lab.peers.map(({ ended }) => ended)).toEqual(['', '', '']);
    direct.tick(10_001);
    expect(lab.peers.map(({ ended }) => ended !== '')).toEqual([true, false, false]);
  });

  it('holds 256 at most: the oldest that has shown nothing gives up its place', () => {
    const { lab, arriveForASecond } = createLab();
    while (lab.peers.length < MAX_PENDING_PEERS) arriveForASecond();
    const surplus = lab.peers.length - MAX_PENDING_PEERS;
    expect(lab.peers.filter(({ ended }) => ended !== '').map(({ fragment }) => fragment)).toEqual(
      lab.peers.slice(0, surplus).map(({ fragment }) => fragment),
    );
    for (const peer of lab.peers) peer.isConnected = true;
    const before = lab.peers.length;
    arriveForASecond();
    expect(lab.peers.length).toBe(before);
    expect(lab.peers.filter(({ ended }) => ended === '').length).toBe(MAX_PENDING_PEERS);
  });

  it('takes a fragment once, so that a recorded check is worth nothing after its peer', () => {
    const { lab, arrive } = createLab();
    expect(arrive(7)).toBe(true);
    lab.peers[0]!.events.emit('closed', { reason: 'left', detail: '' });
    lab.nowMs = 60_000;
    expect(arrive(7)).toBe(false);
    expect(arrive(8)).toBe(true);
  });

  it('ends all that wait when their invitation is replaced', async () => {
    const { lab, direct, arrive } = createLab();
    for (const number of [0, 1]) arrive(number);
    await direct.close();
    expect(lab.peers.map(({ ended }) => ended)).toEqual(['closed', 'closed']);
  });
});
