import { beforeAll, describe, expect, it } from 'vitest';
import type { ClientMedia, ClientNetwork, ClientWay } from '../../../../main/client/client-network.ts';
import { ReturningClient } from '../../../../main/client/returning-client.ts';
import type { SignallingEnd } from '../../../../main/client/joined-session.ts';
import { loadOpus, type OpusCodec } from '../../../../main/media/opus/opus.ts';
import type { PeerEvents } from '../../../../main/media/host-peer.ts';
import type { NetworkChange } from '../../../../shared/ipc/link-contract.ts';
import type { Joined, ResumeRequest } from '../../../../shared/protocol/signalling.ts';
import type { JoinApproach } from '../../../../shared/rendezvous/join-plan.ts';
import type { Invitation } from '../../../../shared/protocol/invitation/invitation.ts';
import { failure, success } from '../../../../shared/result.ts';
import { TypedEmitter } from '../../../../shared/typed-emitter.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { silentLog } from '../../../support/silent-log.ts';

let opus: OpusCodec;
beforeAll(async () => {
  opus = await loadOpus();
});

/** Lets all unblocked promises settle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** A client in a lobby whose answers and losses the test decides. Channels open at once. */
async function joinFakeLobby(
  paths: Pick<Invitation, 'addresses' | 'rendezvous'> = { addresses: [], rendezvous: '' },
  isLasting = false,
) {
  const clock = new ManualClock();
  const peers: TypedEmitter<PeerEvents>[] = [];
  const sessions: ((end: SignallingEnd) => void)[] = [];
  const state = {
    refusal: '',
    attempts: 0,
    approaches: [] as JoinApproach[],
    silentAttempts: 0,
    left: 0,
    dropped: 0,
    /** Which participants asked to return; undefined = a new one joined. */
    resumes: [] as (number | undefined)[],
    heard: 0,
  };
  let reportChange: ((change: NetworkChange) => void) | undefined;
  const sound: ((arrivalMs: number) => void)[] = [];
  const network: ClientNetwork = {
    nowMs: clock.nowMs,
    schedule: clock.schedule,
    async createPeer({ onOpus }) {
      sound.push((arrivalMs) => {
        const packet = { slot: 0, sequence: 1, rtpTimestamp: 0, payload: new Uint8Array(0), offset: 0 };
        onOpus({ ...packet, arrivalMs, length: 0, isRedundant: false } as unknown as Parameters<typeof onOpus>[0]);
      });
      const events = new TypedEmitter<PeerEvents>((error) => {
        throw error;
      });
      peers.push(events);
      const media: Pick<ClientMedia, 'offerSdp' | 'events' | 'accept' | 'sendMessage' | 'close'> = {
        offerSdp: 'offer',
        events,
        async accept() {
          if (state.silentAttempts > 0) state.silentAttempts--;
          else setImmediate(() => events.emit('channelOpen', undefined));
          return success(undefined);
        },
        sendMessage: () => true,
        close: async () => undefined,
      };
      return media as ClientMedia;
    },
    async prepare(invitation, approach) {
      state.approaches.push(approach);
      return success({ ...{ invitation, path: 'direct', cause: null }, stunServers: [], join, close: () => undefined });
    },
  };
  async function join({ resume }: { readonly resume?: ResumeRequest | undefined }): ReturnType<ClientWay['join']> {
    state.attempts++;
    state.resumes.push(resume?.participantId);
    if (state.refusal !== '') return failure(state.refusal, 'No.');
    const joined = {
      participantId: resume?.participantId ?? state.attempts,
      answer: 'v=0',
      ...(isLasting ? { resume: { token: 'AAECAwQFBgcICQoLDA0ODw', seconds: 60 } } : {}),
    } as Joined;
    return success({
      joined,
      onEnded(listener: (end: SignallingEnd) => void) {
        sessions.push(listener);
        return () => undefined;
      },
      sendCandidate: () => undefined,
      channelOpened: () => undefined,
      onConnectionLost: () => () => undefined,
      leave: async () => void state.left++,
      drop: () => void state.dropped++,
    });
  }
  const joined = await ReturningClient.join(
    {
      log: silentLog,
      invitation: { ...paths, certificateSha256: new Uint8Array(32), secret: new Uint8Array(16) },
      name: 'Fox',
      pose: null,
      voice: { nextFrame: () => false },
      opus,
      isLoopbackOnly: true,
      random: () => 0,
      networkWatch: {
        onChange(listener) {
          reportChange = listener;
          return () => (reportChange = undefined);
        },
      },
      onHeard: () => void state.heard++,
    },
    network,
  );
  if (!joined.ok) throw new Error(joined.error.message);
  const client = joined.value;
  const told: string[] = [];
  client.events.on('lost', ({ code }) => void told.push(`lost ${code}`));
  client.events.on('returned', () => void told.push('returned'));
  client.events.on('moved', () => void told.push('moved'));
  client.events.on('ended', ({ code }) => void told.push(`ended ${code}`));
  const end = (reason: SignallingEnd['reason']): void =>
    sessions.forEach((listener) => listener({ reason, message: '' }));
  return {
    client,
    state,
    told,
    cut: (reason: 'silent' | 'left' = 'silent') => peers.at(-1)?.emit('closed', { reason, detail: '' }),
    endSignalling: end,
    changeNetwork: (change: NetworkChange) => reportChange?.(change),
    /** Lets the client tick for a while; `isHeard`: the host sends its 400 ms packets. */
    async tick(durationMs: number, isHeard: boolean) {
      for (let passedMs = 0; passedMs < durationMs; passedMs += 20) {
        clock.advance(20);
        if (isHeard && passedMs % 400 === 0) sound.at(-1)?.(clock.nowMs());
        client.tick(clock.nowMs());
        if (passedMs % 100 === 0) {
          await settle();
          await new Promise((resolve) => setImmediate(resolve));
          await settle();
        }
      }
    },
    /** Lets time pass in steps, so that attempts finish in between. */
    async pass(durationMs: number) {
      for (let passedMs = 0; passedMs < durationMs; passedMs += 500) {
        clock.advance(500);
        await settle();
        await new Promise((resolve) => setImmediate(resolve));
        await settle();
      }
    },
    pending: () => clock.pending,
  };
}

describe('a client that loses its host', () => {
  it('ignores that signalling is lost while media flows', async () => {
    const { client, told, state, endSignalling, pass } = await joinFakeLobby();
    endSignalling('host-lost');
    await pass(60_000);
    expect(told).toEqual([]);
    expect(state.attempts).toBe(1);
    expect(client.absence).toBeUndefined();
  });

  it('returns as a new participant a second after media is lost', async () => {
    const { client, told, cut, pass } = await joinFakeLobby();
    cut();
    await pass(500);
    expect(told).toEqual(['lost host-lost']);
    expect(client.absence?.message).toMatch(/connection to the host was lost/i);
    await pass(1_000);
    expect(told).toEqual(['lost host-lost', 'returned']);
    expect(client.absence).toBeUndefined();
    expect(client.client.joined.participantId).toBe(2);
  });

  it('keeps trying while nobody answers, with pauses up to 5 s', async () => {
    const { client, told, state, cut, pass } = await joinFakeLobby();
    state.refusal = 'unreachable';
    cut();
    await pass(23_000);
    expect(state.attempts).toBe(9);
    await pass(600_000);
    expect(client.absence?.code).toBe('unreachable');
    state.refusal = '';
    await pass(8_000);
    expect(told).toEqual(['lost host-lost', 'returned']);
  });

  it.each(['wrong-secret', 'bad-identity', 'unsupported-version'])('stops when the answer is %s', async (code) => {
    const { told, state, cut, pass } = await joinFakeLobby();
    state.refusal = code;
    cut();
    await pass(60_000);
    expect(told).toEqual(['lost host-lost', `ended ${code}`]);
    expect(state.attempts).toBe(2);
  });

  it('stops when the lobby stays full, but not while the host may still count the lost connection', async () => {
    const { told, state, cut, pass } = await joinFakeLobby();
    state.refusal = 'lobby-full';
    cut();
    await pass(14_500);
    expect(told).toEqual(['lost host-lost']);
    await pass(10_000);
    expect(told).toEqual(['lost host-lost', 'ended lobby-full']);
  });

  it.each(['lobby-closed', 'removed', 'replaced'] as const)('does not return after %s', async (reason) => {
    const { told, state, endSignalling, pass } = await joinFakeLobby();
    endSignalling(reason);
    await pass(60_000);
    expect(told).toEqual([`ended ${reason}`]);
    expect(state.attempts).toBe(1);
  });

  it('does not return to a host that ended its media before it says that another connection replaced it', async () => {
    const { told, state, cut, endSignalling, pass } = await joinFakeLobby();
    cut('left');
    await pass(500);
    endSignalling('replaced');
    await pass(60_000);
    expect(told).toEqual(['ended replaced']);
    expect(state.attempts).toBe(1);
  });

  it('comes in by the next path when nothing gets through on the first, and leaves no place behind', async () => {
    const paths = { addresses: [{ host: '192.0.2.7', port: 7_777 }], rendezvous: 'meet.example.org' };
    const { client, told, state, cut, pass } = await joinFakeLobby(paths);
    state.silentAttempts = 2;
    cut();
    await pass(1_500 + 8_000 + 12_000 + 1_500);
    expect(state.approaches.slice(1)).toEqual(['fastest', 'rendezvous', 'fastest']);
    expect(told).toEqual(['lost host-lost', 'returned']);
    expect(state.left).toBe(3);
    expect(client.client.joined.participantId).toBe(4);
  });

  it('says that nothing gets through when every path was silent', async () => {
    const paths = { addresses: [{ host: '192.0.2.7', port: 7_777 }], rendezvous: '' };
    const { client, state, cut, pass } = await joinFakeLobby(paths);
    state.silentAttempts = Number.POSITIVE_INFINITY;
    cut();
    await pass(1_500 + 8_000 + 12_000);
    expect(state.approaches.slice(1, 3)).toEqual(['fastest', 'udp']);
    expect(client.absence?.code).toBe('no-media');
  });

  it('stops trying when it leaves', async () => {
    const { client, told, state, cut, pass, pending } = await joinFakeLobby();
    cut();
    await client.leave();
    await pass(60_000);
    expect(told).toEqual(['lost host-lost']);
    expect(state.attempts).toBe(1);
    expect(pending()).toBe(0);
  });
});

describe('a client whose host holds its place', () => {
  const ANYWHERE = { addresses: [], rendezvous: '' };

  it('moves to another connection after 1.2 s without packets, and is the same participant', async () => {
    const { client, state, told, tick } = await joinFakeLobby(ANYWHERE, true);
    await tick(2_000, true);
    expect(state.attempts).toBe(1);
    await tick(700, false);
    expect(state.attempts).toBe(1);
    await tick(600, false);
    expect([state.attempts, state.resumes]).toEqual([2, [undefined, 1]]);
    expect(told).toEqual(['moved']);
    expect(client.client.joined.participantId).toBe(1);
    await tick(400, true);
    expect([state.left, state.dropped]).toEqual([0, 1]);
    await client.leave();
    expect(state.left).toBe(1);
  });

  it('returns when a late try of its own puts it out, and leaves when another device does', async () => {
    const { told, tick, endSignalling } = await joinFakeLobby(ANYWHERE, true);
    await tick(2_000, true);
    await tick(1_400, false);
    endSignalling('replaced');
    await tick(11_000, true);
    endSignalling('replaced');
    expect(told).toEqual(['moved', 'lost replaced', 'returned', 'ended replaced']);
  });

  it('needs half a second without packets when something else looks wrong', async () => {
    const { state, told, tick, changeNetwork } = await joinFakeLobby(ANYWHERE, true);
    await tick(2_000, true);
    changeNetwork('addresses');
    await tick(2_000, true);
    expect(state.attempts).toBe(1);
    await tick(1_000, false);
    expect(told).toEqual(['moved']);
  });

  it('does not trust a connection after sleep', async () => {
    const { state, told, tick, changeNetwork } = await joinFakeLobby(ANYWHERE, true);
    await tick(400, true);
    changeNetwork('woke');
    expect(state.attempts).toBe(0 + 1);
    await tick(200, true);
    expect([state.resumes, told]).toEqual([[undefined, 1], ['moved']]);
  });

  it('tries at once when the network is back, and leaves nothing behind', async () => {
    const { client, state, told, tick, cut, pass, changeNetwork, pending } = await joinFakeLobby(ANYWHERE, true);
    await tick(400, true);
    state.refusal = 'unreachable';
    cut();
    await pass(9_000);
    const before = state.attempts;
    state.refusal = '';
    changeNetwork('addresses');
    await tick(100, false);
    expect(state.attempts).toBe(before + 1);
    expect(told).toEqual(['lost host-lost', 'returned']);
    expect([state.left, client.client.joined.participantId]).toEqual([0, 1]);
    await client.leave();
    await pass(1_000);
    expect(pending()).toBe(0);
  });

  it('hears something in every tick while it moves', async () => {
    const { state, tick } = await joinFakeLobby(ANYWHERE, true);
    await tick(400, true);
    const before = state.heard;
    await tick(3_000, false);
    expect(state.heard - before).toBe(150);
  });

  it('stays where it is heard when the host does not want the other connection', async () => {
    const { client, state, told, tick, changeNetwork } = await joinFakeLobby(ANYWHERE, true);
    await tick(400, true);
    state.refusal = 'wrong-secret';
    changeNetwork('woke');
    await tick(3_000, true);
    expect(told).toEqual([]);
    expect(client.absence).toBeUndefined();
  });
});
