import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RESTING_SLOTS } from '../../../../../main/host/lobby/slot-pool.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../../../../main/mixer/placement.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { CAPACITY, createRecordedLobby } from '../../../../support/lobby/recorded/recorded-lobby.ts';

let host: ReturnType<typeof createRecordedLobby>;
beforeEach(() => {
  vi.useFakeTimers();
  host = createRecordedLobby();
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

describe('a lobby that somebody fills without ever connecting', () => {
  const [FLOOD, FRIEND] = ['203.0.113.9', '192.0.2.7'];
  const joinFrom = (group: string) => host.join('good', undefined, undefined, group);

  it('still has a place for others, who keep it once they are connected', async () => {
    for (let round = 0; round < 10; round++) await joinFrom(FLOOD);
    expect((await joinFrom(FRIEND)).sent).toEqual(['joined']);
    const friend = host.peers.at(-1);
    friend?.events.emit('channelOpen', undefined);
    for (let round = 0; round < 10; round++) await joinFrom(FLOOD);
    expect(friend?.isClosed).toBe(false);
    expect(host.lobby.participantCount).toBe(CAPACITY);
  });

  it('refuses an address that joins too often, before it costs anything, and no other', async () => {
    for (let count = 0; count < 256; count++)
      expect((await host.join('bad', undefined, undefined, FLOOD)).sent).toEqual(['bad-offer']);
    expect((await joinFrom(FLOOD)).sent).toEqual(['too-many-messages']);
    expect((await joinFrom(FRIEND)).sent).toEqual(['joined']);
  });
});

describe('a participant without media', () => {
  it('is removed 15 s after the answer, together with its signalling, which says why', async () => {
    const { sent } = await host.join();
    vi.advanceTimersByTime(14_999);
    expect(host.lobby.participantCount).toBe(1);
    vi.advanceTimersByTime(1);
    expect([host.lobby.participantCount, sent]).toEqual([0, ['joined', 'timeout', 'closed']]);
  });

  it.each([
    ['misbehaved', 'bad-message'],
    ['failed', 'timeout'],
  ] as const)('learns why it %s', async (reason, code) => {
    const { sent } = await host.join();
    const end = { reason, detail: 'a message of 5000 bytes' };
    host.peers[0]?.events.emit('ending', end);
    host.peers[0]?.events.emit('closed', end);
    expect([host.lobby.participantCount, sent]).toEqual([0, ['joined', code, 'closed']]);
  });

  it('learns on an open channel why its connection ends', async () => {
    await host.join();
    const peer = host.peers[0];
    peer?.events.emit('channelOpen', undefined);
    peer?.events.emit('ending', { reason: 'misbehaved', detail: 'a message of 5000 bytes' });
    expect(JSON.parse(peer?.messages.at(-1) ?? '')).toMatchObject({ type: 'error', code: 'bad-message' });
  });

  it.each(['left', 'silent', 'local'] as const)('gets no reason when it is gone (%s)', async (reason) => {
    const { sent } = await host.join();
    host.peers[0]?.events.emit('ending', { reason, detail: '' });
    host.peers[0]?.events.emit('closed', { reason, detail: '' });
    expect(sent).toEqual(['joined', 'closed']);
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

  it('is removed when its messages keep being invalid, and learns why', async () => {
    const { sent } = await host.join();
    host.peers[0]?.events.emit('channelOpen', undefined);
    for (let count = 0; count < 21; count++) host.peers[0]?.events.emit('message', '{"type":"dance"}');
    expect([host.lobby.participantCount, sent]).toEqual([0, ['joined', 'bad-message', 'closed']]);
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
    limits: { maxHeardSpeakers: 8, complexity: 5, framesPerPacket: 1, isMono: false, sharedSquare: 0 },
  } as const;
  const LOWERED = {
    worker: 1,
    delays: DELAYS,
    shedStep: 7,
    limits: { maxHeardSpeakers: 3, complexity: 0, framesPerPacket: 2, isMono: true, sharedSquare: 0 },
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
      { type: 'limits', lowered: true, voices: 3, complexity: 0, packetMs: 40, mono: true },
      { type: 'limits', lowered: false, voices: 8, complexity: 5, packetMs: 20, mono: false },
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
      host.lobby.applyServerMessage({ complete: false, phase, players: [], refused: [] });
    expect(host.ruleChanges).toEqual([[30, 'meeting']]);
  });
});

it('a game server sees the members, and places them by name', async () => {
  await host.join();
  const outcome = host.lobby.applyServerMessage({
    complete: true,
    phase: undefined,
    players: [{ name: 'Fox', position: [4, 5, 6], yaw: 90 }, { name: 'Owl' }],
    refused: [],
  });
  const placement = new Float64Array(PLACEMENT_FIELDS);
  host.slots.readPlacement(host.peers[0]?.slot ?? 0, placement);
  expect([outcome, host.lobby.describeForGames().participants]).toEqual([
    { applied: 1, unknown: ['Owl'] },
    [{ id: 1, name: 'Fox', identity: '' }],
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
