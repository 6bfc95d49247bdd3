import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { HostConnectionFailureCode } from '../../../../main/client/host-connection.ts';
import { prepareJoin, type JoinNetwork } from '../../../../main/client/prepare-join.ts';
import type { Invitation } from '../../../../shared/protocol/invitation/invitation.ts';
import type { Joined } from '../../../../shared/protocol/signalling.ts';
import type { Visit, VisitEnd, VisitFailureCode } from '../../../../shared/rendezvous/visit.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { fingerprintText } from '../../../../shared/sdp/sdp-transport.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const INVITATION: Invitation = {
  addresses: [{ host: '192.0.2.7', port: 7_777 }],
  certificateSha256: new Uint8Array(32),
  secret: new Uint8Array(16),
  rendezvous: 'meet.example.org',
};
const REQUEST = { name: 'Fox', offer: 'v=0' };
/** An answer that names the certificate with this SHA-256. */
const answerOf = (digest: Uint8Array): string => `v=0\r\na=fingerprint:sha-256 ${fingerprintText(digest)}\r\n`;
const JOINED = {
  participantId: 3,
  accepts: [] as string[],
  answer: answerOf(INVITATION.certificateSha256),
} as unknown as Joined;
const NOBODY = failure('unreachable', 'No host answers at 192.0.2.7:7777. Ask whether the lobby is open.');
const UNKNOWN = failure('lobby-not-there', 'The rendezvous at meet.example.org does not know this lobby.');

/** A signalling connection whose host refuses every join. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 1;
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
    setImmediate(() => this.emit('message', JSON.stringify(refusal())));
  }

  ping(): void {}

  terminate(): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.emit('close');
  }
}

/** An answer that needs no rules of hearing: the test only has to see where the request went. */
function refusal() {
  return { protocol: 'earshot', version: 1, type: 'error', code: 'lobby-full', message: 'Full.' };
}

interface FakeVisit extends Visit {
  isClosed: boolean;
  end(reason: VisitEnd): void;
  readonly candidates: string[];
}

function createVisit(
  options: {
    readonly urls?: string[];
    readonly isDead?: boolean;
    readonly answer?: string;
    readonly invitation?: Invitation;
  } = {},
): FakeVisit {
  const { urls = ['turn:192.0.2.9'], isDead = false, answer = JOINED.answer, invitation = INVITATION } = options;
  let listener = (_: VisitEnd): void => {};
  const candidates: string[] = [];
  return {
    invitation,
    iceServers: [{ urls }],
    stunServers: [{ host: '192.0.2.9', port: 3_478 }],
    isClosed: false,
    candidates,
    join: async () => (isDead ? failure('host-lost', 'Lost.') : success({ ...JOINED, answer })),
    sendCandidate: (candidate) => candidates.push(candidate),
    leave: () => {},
    onClosed: (called) => (listener = called),
    close() {
      this.isClosed = true;
    },
    end: (reason) => listener(reason),
  };
}

function networkOf(
  direct: Promise<Result<WebSocket, HostConnectionFailureCode>> | Result<WebSocket, HostConnectionFailureCode>,
  visits: readonly (Promise<Result<Visit, VisitFailureCode>> | Result<Visit, VisitFailureCode>)[],
): JoinNetwork & { readonly asked: string[]; readonly clock: ManualClock } {
  const asked: string[] = [];
  const clock = new ManualClock();
  let count = 0;
  return {
    asked,
    clock,
    schedule: clock.schedule,
    connectToHost: async () => {
      asked.push('direct');
      return direct;
    },
    visit: async () => {
      asked.push('rendezvous');
      return visits[Math.min(count++, visits.length - 1)]!;
    },
  };
}

/** Lets promises settle, then moves time. */
async function pass(clock: ManualClock, durationMs: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(durationMs);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Returns the outcome of a promise that has settled; undefined if it has not. */
async function settled<T>(pending: Promise<T>): Promise<T | undefined> {
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([pending, Promise.resolve(undefined)]);
}

const NEVER = new Promise<never>(() => {});
const asSocket = (socket: FakeSocket): WebSocket => socket as unknown as WebSocket;

describe('prepareJoin', () => {
  it('takes what is ready first, and closes what comes later', async () => {
    const socket = new FakeSocket();
    const visited = createVisit();
    let arrive = (_: Result<Visit, VisitFailureCode>): void => {};
    const late = new Promise<Result<Visit, VisitFailureCode>>((resolve) => (arrive = resolve));
    const network = networkOf(success(asSocket(socket)), [late]);
    const preparing = prepareJoin(INVITATION, {}, network);
    await pass(network.clock, 299);
    expect(await settled(preparing)).toBeUndefined();
    await pass(network.clock, 1);
    const direct = await preparing;
    expect(direct).toMatchObject({ ok: true, value: { path: 'direct', iceServers: [] } });
    arrive(success(visited));
    await expect.poll(() => visited.isClosed).toBe(true);
    expect(socket.readyState).toBe(socket.OPEN);

    const through = await prepareJoin(INVITATION, {}, networkOf(NEVER, [success(createVisit())]));
    expect(through).toMatchObject({
      ok: true,
      value: { path: 'rendezvous', iceServers: [{ urls: ['turn:192.0.2.9'] }], stunServers: [{ port: 3_478 }] },
    });
  });

  it('uses the relays of a rendezvous that answers soon after the host', async () => {
    const visited = createVisit();
    const network = networkOf(success(asSocket(new FakeSocket())), [success(visited)]);
    expect(await prepareJoin(INVITATION, {}, network)).toMatchObject({
      ok: true,
      value: { path: 'direct', iceServers: [{ urls: ['turn:192.0.2.9'] }], stunServers: [{ port: 3_478 }] },
    });
    expect(visited.isClosed).toBe(true);
    expect(network.clock.pending).toBe(0);
    const unknown = networkOf(success(asSocket(new FakeSocket())), [UNKNOWN]);
    expect(await prepareJoin(INVITATION, {}, unknown)).toMatchObject({ value: { path: 'direct', iceServers: [] } });
  });

  it('tries UDP alone after a second, or three if a rendezvous may still answer', async () => {
    const socket = new FakeSocket();
    let connect = (_: Result<WebSocket, HostConnectionFailureCode>): void => {};
    const slow = new Promise<Result<WebSocket, HostConnectionFailureCode>>((resolve) => (connect = resolve));
    for (const [visits, waitMs] of [
      [[UNKNOWN], 1_000],
      [[NEVER], 3_000],
    ] as const) {
      const network = networkOf(slow, visits);
      const preparing = prepareJoin(INVITATION, {}, network);
      await pass(network.clock, waitMs - 1);
      expect(await settled(preparing)).toBeUndefined();
      await pass(network.clock, 1);
      expect(await settled(preparing)).toMatchObject({ ok: true, value: { path: 'udp', cause: undefined } });
    }
    connect(success(asSocket(socket)));
    await expect.poll(() => socket.readyState).toBe(socket.CLOSED);
  });

  it('waits for every path after UDP alone was tried in vain', async () => {
    let connect = (_: Result<WebSocket, HostConnectionFailureCode>): void => {};
    const slow = new Promise<Result<WebSocket, HostConnectionFailureCode>>((resolve) => (connect = resolve));
    const network = networkOf(slow, [UNKNOWN]);
    const preparing = prepareJoin(INVITATION, { approach: 'patient' }, network);
    await pass(network.clock, 5_000);
    expect(await settled(preparing)).toBeUndefined();
    connect(success(asSocket(new FakeSocket())));
    expect(await preparing).toMatchObject({ value: { path: 'direct' } });
  });

  it('prefers the rendezvous, which knows outer addresses and relays, when it is patient', async () => {
    const socket = new FakeSocket();
    let arrive = (_: Result<Visit, VisitFailureCode>): void => {};
    const late = new Promise<Result<Visit, VisitFailureCode>>((resolve) => (arrive = resolve));
    const network = networkOf(success(asSocket(socket)), [late]);
    const preparing = prepareJoin(INVITATION, { approach: 'patient' }, network);
    await pass(network.clock, 5_000);
    expect(await settled(preparing)).toBeUndefined();
    arrive(success(createVisit()));
    expect(await preparing).toMatchObject({ value: { path: 'rendezvous' } });
    await expect.poll(() => socket.readyState).toBe(socket.CLOSED);
  });

  it('repeats no path that has failed: by the rendezvous it never asks the host itself, by UDP nobody', async () => {
    const network = networkOf(NEVER, [UNKNOWN]);
    expect(await prepareJoin(INVITATION, { approach: 'rendezvous' }, network)).toMatchObject({
      error: { code: 'lobby-not-there' },
    });
    expect(network.asked).toEqual(['rendezvous']);
    const alone = networkOf(NEVER, [NEVER]);
    expect(await prepareJoin(INVITATION, { approach: 'udp' }, alone)).toMatchObject({ value: { path: 'udp' } });
    expect(alone.asked).toEqual([]);
    expect(await prepareJoin(INVITATION, { approach: 'patient' }, networkOf(NOBODY, [UNKNOWN]))).toMatchObject({
      error: { code: 'lobby-not-there' },
    });
  });

  it('hides the address whatever the approach', async () => {
    const network = networkOf(NEVER, [success(createVisit())]);
    for (const approach of ['fastest', 'patient', 'rendezvous', 'relay', 'udp'] as const)
      expect(await prepareJoin(INVITATION, { approach, relayOnly: true }, network)).toMatchObject({
        value: { path: 'rendezvous' },
      });
    expect(network.asked).not.toContain('direct');
  });

  it('refuses an answer through a rendezvous that names another certificate than the invitation', async () => {
    const visited = createVisit({ answer: answerOf(new Uint8Array(32).fill(1)) });
    const through = await prepareJoin(INVITATION, {}, networkOf(NOBODY, [success(visited)]));
    expect(through.ok && (await through.value.join(REQUEST))).toMatchObject({ error: { code: 'wrong-certificate' } });
    expect(visited.isClosed).toBe(true);
  });

  it('joins the host that has the lobby now, whose certificate its answer must name', async () => {
    const certificateSha256 = new Uint8Array(32).fill(1);
    const successor = { ...INVITATION, certificateSha256 };
    const led = createVisit({ invitation: successor, answer: answerOf(certificateSha256) });
    const through = await prepareJoin(INVITATION, {}, networkOf(NOBODY, [success(led)]));
    expect(through.ok && through.value.invitation).toBe(successor);
    expect(through.ok && (await through.value.join(REQUEST)).ok).toBe(true);
    const lying = createVisit({ invitation: successor });
    const refused = await prepareJoin(INVITATION, {}, networkOf(NOBODY, [success(lying)]));
    expect(refused.ok && (await refused.value.join(REQUEST))).toMatchObject({ error: { code: 'wrong-certificate' } });
  });

  it('joins on the path that was found', async () => {
    const socket = new FakeSocket();
    const direct = await prepareJoin(INVITATION, {}, networkOf(success(asSocket(socket)), [UNKNOWN]));
    expect(direct.ok && (await direct.value.join(REQUEST))).toMatchObject({ error: { code: 'lobby-full' } });
    expect(socket.sent).toHaveLength(1);

    const visited = createVisit();
    const through = await prepareJoin(INVITATION, {}, networkOf(NOBODY, [success(visited)]));
    const joined = through.ok ? await through.value.join(REQUEST) : through;
    if (!joined.ok) throw new Error(joined.error.message);
    expect(joined.value.joined).toEqual(JOINED);
    for (let index = 0; index < 20; index++) joined.value.sendCandidate(`candidate ${index}`);
    expect(visited.candidates).toHaveLength(16);
    const ends: string[] = [];
    joined.value.onEnded(({ reason }) => ends.push(reason));
    visited.end('host-lost');
    visited.end('lobby-closed');
    expect(ends, 'media decide when only the rendezvous is gone').toEqual(['lobby-closed']);
    joined.value.channelOpened();
    expect(visited.isClosed).toBe(true);
  });

  it('searches once more for a way that was lost meanwhile', async () => {
    const network = networkOf(NOBODY, [success(createVisit({ isDead: true })), success(createVisit())]);
    const through = await prepareJoin(INVITATION, {}, network);
    expect(through.ok && (await through.value.join(REQUEST)).ok).toBe(true);
    expect(network.asked.filter((path) => path === 'rendezvous')).toHaveLength(2);
    const dead = networkOf(NOBODY, [success(createVisit({ isDead: true }))]);
    const lost = await prepareJoin(INVITATION, {}, dead);
    expect(lost.ok && (await lost.value.join(REQUEST))).toMatchObject({ error: { code: 'host-lost' } });
    expect(dead.asked.filter((path) => path === 'rendezvous')).toHaveLength(2);
  });

  it('leaves UDP alone to try, and keeps every cause', async () => {
    const found = await prepareJoin(INVITATION, {}, networkOf(NOBODY, [UNKNOWN]));
    expect(found).toMatchObject({
      ok: true,
      value: {
        path: 'udp',
        cause: {
          code: 'lobby-not-there',
          message: 'No host answers at 192.0.2.7:7777. The rendezvous at meet.example.org does not know this lobby.',
        },
      },
    });
    expect(found.ok && (await found.value.join(REQUEST))).toMatchObject({ ok: false });
    const plain = await prepareJoin({ ...INVITATION, rendezvous: '' }, {}, networkOf(NOBODY, []));
    expect(plain).toMatchObject({ ok: true, value: { path: 'udp', cause: { code: 'unreachable' } } });
  });

  it('fails where nothing is left to try', async () => {
    const wrong = failure('wrong-certificate', 'Another program answers.');
    for (const network of [networkOf(wrong, [UNKNOWN]), networkOf(NOBODY, [wrong])])
      expect(await prepareJoin(INVITATION, {}, network)).toMatchObject({ error: { code: 'wrong-certificate' } });
    const network = networkOf(NOBODY, [UNKNOWN]);
    expect(await prepareJoin({ ...INVITATION, addresses: [] }, {}, network)).toMatchObject({
      error: { code: 'lobby-not-there' },
    });
    expect(network.asked).toEqual(['rendezvous']);
  });

  it('with relays only, never connects to the host itself, and needs a relay', async () => {
    const network = networkOf(NEVER, [success(createVisit())]);
    const through = await prepareJoin(INVITATION, { relayOnly: true }, network);
    expect(through).toMatchObject({ ok: true, value: { path: 'rendezvous' } });
    expect(network.asked).toEqual(['rendezvous']);
    const withoutRelay = createVisit({ urls: ['stun:192.0.2.9'] });
    expect(await prepareJoin(INVITATION, { relayOnly: true }, networkOf(NEVER, [success(withoutRelay)]))).toMatchObject(
      {
        error: { code: 'no-relay' },
      },
    );
    expect(withoutRelay.isClosed).toBe(true);
    for (const refused of [
      await prepareJoin({ ...INVITATION, rendezvous: '' }, { relayOnly: true }, networkOf(NEVER, [])),
      await prepareJoin(INVITATION, { relayOnly: true }, networkOf(NEVER, [UNKNOWN])),
    ])
      expect(refused.ok).toBe(false);
  });

  it('gives the way up', async () => {
    const socket = new FakeSocket();
    const direct = await prepareJoin(INVITATION, {}, networkOf(success(asSocket(socket)), [UNKNOWN]));
    if (direct.ok) direct.value.close();
    expect(socket.readyState).toBe(socket.CLOSED);
  });
});
