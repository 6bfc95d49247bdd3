import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lobby, type LobbyOptions } from '../../../../../main/host/lobby/lobby.ts';
import type { SignallingConnection, SignallingHandler } from '../../../../../main/host/listen/signalling-server.ts';
import { RESTING_SLOTS } from '../../../../../main/host/lobby/slot-pool.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../../../../main/mixer/placement.ts';
import { SlotTable } from '../../../../../main/host/mixing/slot-table.ts';
import type { HostPeer, MediaEndpoint } from '../../../../../main/media/media-endpoint.ts';
import type { PeerEvents } from '../../../../../main/media/host-peer.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { scheduleTimer } from '../../../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { TypedEmitter } from '../../../../../shared/typed-emitter.ts';

const SECRET = new Uint8Array(16).fill(7);
const CAPACITY = 2;

/** A lobby whose media and mixer only record their calls. */
function createTestLobby() {
  const peers: {
    readonly slot: number;
    readonly events: TypedEmitter<PeerEvents>;
    close(): Promise<void>;
    isClosed: boolean;
    readonly messages: string[];
  }[] = [];
  const controls: { readonly type: 'join' | 'leave'; readonly slot: number }[] = [];
  const ruleChanges: [number, string][] = [];
  const SLOTS = 1 + CAPACITY + RESTING_SLOTS;
  const slots = new SlotTable(SlotTable.allocate(SLOTS), SLOTS);
  const rethrow = (error: unknown): void => {
    throw error;
  };
  const endpoint: Pick<MediaEndpoint, 'accept'> = {
    async accept(slot, offer) {
      if (offer === 'bad') return failure('bad-offer', 'It cannot be used.');
      const events = new TypedEmitter<PeerEvents>(rethrow);
      const peer = {
        slot,
        events,
        answerSdp: 'answer',
        isClosed: false,
        messages: new Array<string>(),
        sendMessage: (text: string) => peer.messages.push(text) > 0,
        bufferedBytes: () => 0,
        quality: () => ({ lossToHostPercent: 0, lossFromHostPercent: 0 }),
        async close() {
          if (peer.isClosed) return;
          peer.isClosed = true;
          events.emit('closed', { reason: 'local', detail: '' });
        },
      };
      peers.push(peer);
      return success(peer as unknown as HostPeer);
    },
  };
  const mixer: LobbyOptions['mixer'] = {
    slots,
    audiences: [],
    join: (slot) => controls.push({ type: 'join', slot }),
    leave: (slot) => controls.push({ type: 'leave', slot }),
    setStatus: () => undefined,
    setPersonal: () => undefined,
    workerOf: () => 0,
    setRules: (rules, phase) => void ruleChanges.push([rules.maxMetres, phase]),
  };
  const lobby = new Lobby({
    lobbyName: 'Den',
    capacity: CAPACITY,
    rules: DEFAULT_HEARING_RULES,
    phase: 'playing',
    keys: { secret: SECRET, invitationPin: '' },
    endpoint: endpoint as MediaEndpoint,
    mixer,
    nowMs: () => 0,
    schedule: scheduleTimer,
    onError: rethrow,
  });

  /**
   * A client that has sent its join under a name that needs cleaning. `sent` holds the replies; `meanwhile` runs
   * before the answer.
   */
  async function join(offer = 'good', meanwhile: (handler: SignallingHandler) => void = () => undefined) {
    const sent: string[] = [];
    const names: string[] = [];
    const connection: SignallingConnection = {
      send: (message) => {
        sent.push(message.type);
        if (message.type === 'joined') names.push(message.name);
      },
      refuse: (code) => sent.push(code),
      markJoined: () => undefined,
      close: () => sent.push('closed'),
    };
    const handler = lobby.accept(connection);
    handler.handleMessage({
      protocol: 'earshot',
      version: 1,
      type: 'join',
      secret: Buffer.from(SECRET).toString('base64url'),
      name: ' \u202eFox\u0007',
      offer,
    });
    meanwhile(handler);
    await settle();
    return { sent, names, handler };
  }
  return { lobby, peers, controls, ruleChanges, slots, join };
}

/** Lets all unblocked promises settle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

let host: ReturnType<typeof createTestLobby>;
beforeEach(() => {
  vi.useFakeTimers();
  host = createTestLobby();
});
afterEach(async () => {
  await host.lobby.close();
  vi.useRealTimers();
});

it('a participant is shown under a cleaned and unique name', async () => {
  expect([(await host.join()).names, (await host.join()).names]).toEqual([['Fox'], ['Fox 2']]);
});

describe('a slot', () => {
  it('is free again after an unusable offer', async () => {
    for (let count = 0; count <= CAPACITY; count++) expect((await host.join('bad')).sent).toEqual(['bad-offer']);
    expect((await host.join()).sent).toEqual(['joined']);
  });

  it('is left in the mixer before it is joined again', async () => {
    for (let count = 0; count < CAPACITY; count++) await host.join();
    await host.peers[0]?.close();
    // Every other free slot comes first.
    for (let count = 0; count < RESTING_SLOTS; count++) {
      await host.join();
      await host.peers.at(-1)?.close();
    }
    expect((await host.join()).sent).toEqual(['joined']);
    expect(host.controls.filter(({ slot }) => slot === host.peers[0]?.slot).map(({ type }) => type)).toEqual([
      'join',
      'leave',
      'join',
    ]);
  });

  it('does not hand a placement on to the next', async () => {
    await host.join();
    const slot = host.peers[0]?.slot ?? 0;
    host.peers[0]?.events.emit('message', '{"type":"pose","x":1,"y":2,"z":3,"yaw":0}');
    const placement = new Float64Array(PLACEMENT_FIELDS);
    expect([host.slots.readPlacement(slot, placement), placement[PLACEMENT.isPlaced], placement[PLACEMENT.z]]).toEqual([
      true,
      1,
      3,
    ]);
    await host.peers[0]?.close();
    expect(host.slots.readPlacement(slot, placement)).toBe(false);
  });
});

describe('a participant without media', () => {
  it('is removed 15 s after the answer, together with its signalling', async () => {
    const { sent } = await host.join();
    vi.advanceTimersByTime(14_999);
    expect(host.lobby.participantCount).toBe(1);
    vi.advanceTimersByTime(1);
    expect([host.lobby.participantCount, sent]).toEqual([0, ['joined', 'closed']]);
  });

  it('ends with its signalling connection', async () => {
    const { handler } = await host.join();
    handler.handleClosed();
    expect([host.lobby.participantCount, host.peers[0]?.isClosed]).toEqual([0, true]);
  });

  it('is never created when the connection ends before the answer', async () => {
    await host.join('good', (handler) => handler.handleClosed());
    expect([host.lobby.participantCount, host.peers.every((peer) => peer.isClosed)]).toEqual([0, true]);
  });
});

describe('a participant whose channel is open', () => {
  it('stays when its signalling connection is lost or silent', async () => {
    const { handler } = await host.join();
    host.peers[0]?.events.emit('channelOpen', undefined);
    handler.handleClosed();
    vi.advanceTimersByTime(60_000);
    expect([host.lobby.participantCount, host.peers[0]?.isClosed]).toEqual([1, false]);
  });

  it('is removed at once when it says that it leaves', async () => {
    const { handler, sent } = await host.join();
    host.peers[0]?.events.emit('channelOpen', undefined);
    handler.handleMessage({ protocol: 'earshot', version: 1, type: 'leave' });
    expect([host.lobby.participantCount, sent.at(-1)]).toEqual([0, 'closed']);
  });
});

describe('the load that mixers shed', () => {
  const DELAYS = { handoverMs: 1, encodeMs: 0.1, lagTicks: [0, 1] } as const;
  const FULL = {
    worker: 0,
    delays: DELAYS,
    shedStep: 0,
    limits: { maxHeardSpeakers: 8, complexity: 5, framesPerPacket: 1 },
  } as const;
  const LOWERED = {
    worker: 1,
    delays: DELAYS,
    shedStep: 7,
    limits: { maxHeardSpeakers: 3, complexity: 0, framesPerPacket: 2 },
  } as const;

  /** The limits that the participant has received so far. */
  const limitsOf = (index: number): unknown[] =>
    (host.peers[index]?.messages ?? [])
      .map((text) => JSON.parse(text) as { type: string })
      .filter(({ type }) => type === 'limits');

  async function joinWithChannel(): Promise<void> {
    await host.join();
    host.peers.at(-1)?.events.emit('channelOpen', undefined);
  }

  it('is sent to everyone once, from the busiest worker, and once more when nothing is shed again', async () => {
    await joinWithChannel();
    for (const workers of [[], [FULL, FULL], [FULL, LOWERED], [LOWERED, FULL], [], [FULL, FULL], [FULL]]) {
      host.lobby.showLoad(workers);
      vi.advanceTimersByTime(1_000);
    }
    expect(limitsOf(0)).toEqual([
      { type: 'limits', lowered: true, voices: 3, complexity: 0, packetMs: 40 },
      { type: 'limits', lowered: false, voices: 8, complexity: 5, packetMs: 20 },
    ]);
  });

  it('is sent to members who join in between, and not to later ones', async () => {
    host.lobby.showLoad([LOWERED]);
    await joinWithChannel();
    expect(limitsOf(0)).toHaveLength(1);
    host.lobby.showLoad([FULL]);
    vi.advanceTimersByTime(1_000);
    await joinWithChannel();
    expect([limitsOf(0).length, limitsOf(1).length]).toEqual([2, 0]);
  });
});

describe('the rules of a lobby', () => {
  const RULES = { ...DEFAULT_HEARING_RULES, maxMetres: 10 };

  it('reach the mixer, present members and later joiners when they change', async () => {
    await host.join();
    host.peers[0]?.events.emit('channelOpen', undefined);
    host.lobby.setRules(RULES, 'meeting');
    vi.advanceTimersByTime(1_000);
    const sent = (host.peers[0]?.messages ?? [])
      .map((text) => JSON.parse(text) as { type: string; phase: string })
      .filter(({ type }) => type === 'rules');
    expect(sent.map(({ phase }) => phase)).toEqual(['playing', 'meeting']);
    expect([host.ruleChanges, host.lobby.describeForGames().rules]).toEqual([[[10, 'meeting']], RULES]);
  });

  it('change the phase on a message of the game server that sets another one', () => {
    for (const phase of ['playing', 'meeting', 'meeting', undefined] as const)
      host.lobby.applyServerMessage({ type: 'players', complete: false, phase, players: [] });
    expect(host.ruleChanges).toEqual([[30, 'meeting']]);
  });
});

it('a game server sees the members, and places them by name', async () => {
  await host.join();
  const outcome = host.lobby.applyServerMessage({
    type: 'players',
    complete: true,
    players: [
      { name: 'Fox', position: [4, 5, 6], yaw: 90, camera: null, priority: false },
      { name: 'Owl', position: null, yaw: 0, camera: null, priority: false },
    ],
  });
  const placement = new Float64Array(PLACEMENT_FIELDS);
  host.slots.readPlacement(host.peers[0]?.slot ?? 0, placement);
  expect([outcome, host.lobby.describeForGames().participants]).toEqual([
    { players: 1, unknown: ['Owl'] },
    [{ id: 1, name: 'Fox' }],
  ]);
  expect([...placement.slice(0, 5)]).toEqual([1, 4, 5, 6, Math.PI / 2]);
});

it('a closing lobby notifies everyone before it ends their media', async () => {
  const { sent } = await host.join();
  await host.lobby.close();
  expect(sent).toEqual(['joined', 'closing', 'closed']);
});

describe('following a voice', () => {
  it("passes on the speaker's own figures until it is no longer followed", async () => {
    for (let index = 0; index < 2; index++) {
      await host.join();
      host.peers[index]?.events.emit('channelOpen', undefined);
      host.peers[index]?.events.emit('message', JSON.stringify({ type: 'pose', x: index, y: 0, z: 0, yaw: 0 }));
    }
    host.peers[1]?.events.emit('message', JSON.stringify({ type: 'capture', captureMs: 11.5, encodeMs: 26.5 }));
    host.peers[1]?.events.emit('message', JSON.stringify({ type: 'capture', captureMs: 60_001, encodeMs: 1 }));
    host.peers[0]?.events.emit('message', JSON.stringify({ type: 'follow', id: 2 }));
    const journeys = (): unknown[] =>
      (host.peers[0]?.messages ?? [])
        .map((text) => JSON.parse(text) as { type: string })
        .filter(({ type }) => type === 'journey');
    vi.advanceTimersByTime(1_000);
    expect(journeys()).toEqual([expect.objectContaining({ id: 2, captureMs: 11.5, encodeMs: 26.5 })]);
    host.peers[0]?.events.emit('message', JSON.stringify({ type: 'follow', id: 0 }));
    vi.advanceTimersByTime(5_000);
    expect(journeys()).toHaveLength(1);
  });
});
