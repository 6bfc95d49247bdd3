import { beforeEach, describe, expect, it } from 'vitest';
import { Journeys, type WorkerReport } from '../../../../../main/host/lobby/journeys.ts';
import { LobbyMember } from '../../../../../main/host/lobby/lobby-member.ts';
import type { HostPeer } from '../../../../../main/media/media-endpoint.ts';

const UNKNOWN = { captureMs: null, encodeMs: null, uplinkMs: null, playoutMs: null, mixMs: null, mixEncodeMs: null };
const REPORTS: readonly WorkerReport[] = [
  {
    worker: 0,
    limits: { maxHeardSpeakers: 8, complexity: 5, framesPerPacket: 1, isMono: false, sharedSquare: 0 },
    delays: { handoverMs: 1.4, encodeMs: 0.1, lagTicks: [0, 1] },
  },
  {
    worker: 1,
    limits: { maxHeardSpeakers: 4, complexity: 0, framesPerPacket: 2, isMono: false, sharedSquare: 0 },
    delays: { handoverMs: 3, encodeMs: 0.5, lagTicks: [2, 0] },
  },
];

/** Slots 1 and 2 are with worker 0, the others with worker 1. */
const workerOf = (slot: number): number => (slot <= 2 ? 0 : 1);

let members: Map<number, LobbyMember>;
let hidden: Set<number>;
let away: Set<number>;
let waits: Map<number, number>;
let journeys: Journeys;

function join(id: number, roundTripMs?: number): LobbyMember {
  const peer = { quality: () => ({ roundTripMs, lossToHostPercent: 0, lossFromHostPercent: 0 }) };
  const member = new LobbyMember(id, id, peer as unknown as HostPeer, undefined as never);
  members.set(id, member);
  return member;
}

beforeEach(() => {
  members = new Map();
  hidden = new Set();
  away = new Set();
  waits = new Map();
  journeys = new Journeys({
    members,
    isKnown: (id) => members.has(id) || away.has(id),
    slots: { waitMs: (slot) => waits.get(slot) ?? Number.NaN },
    workerOf,
    mayFollow: (_follower, { id }) => !hidden.has(id),
  });
});

function follow(follower: LobbyMember, id: number) {
  follower.followedId = id;
  return journeys.messageFor(follower);
}

describe('the journey of a voice through the host', () => {
  it('contains at first only figures of the connection and the speaker', () => {
    const [follower, speaker] = [join(1), join(2, 30.04)];
    speaker.ownStages = { captureMs: 12.3, encodeMs: null };
    expect(follow(follower, 2)).toEqual({ type: 'journey', id: 2, ...UNKNOWN, captureMs: 12.3, uplinkMs: 15 });
  });

  it('uses pong times when the client sends no reports, and nothing before the first', () => {
    const [follower, speaker] = [join(1), join(2)];
    expect(follow(follower, 2)?.uplinkMs).toBeNull();
    speaker.roundTripMs = 8;
    expect(follow(follower, 2)?.uplinkMs).toBe(4);
  });

  it("reports the playout buffer's wait, and tick and encoding separately", () => {
    const follower = join(1);
    join(2, 0);
    waits.set(2, 11.96);
    journeys.noteWorkers(REPORTS);
    expect(follow(follower, 2)).toMatchObject({ uplinkMs: 0, playoutMs: 12, mixMs: 1.3, mixEncodeMs: 2.6 });
  });

  it('adds the ticks by which another worker is followed, and those for which a longer packet waits', () => {
    const [near, far] = [join(1), join(3)];
    journeys.noteWorkers(REPORTS);
    expect(follow(near, 3)).toMatchObject({ mixMs: 21.3, mixEncodeMs: 2.6 });
    expect(follow(far, 1)).toMatchObject({ mixMs: 42.5, mixEncodeMs: 23 });
  });

  it('reveals no member hidden from the follower, nor the follower itself', () => {
    const [follower, speaker] = [join(1, 10), join(2, 30)];
    speaker.ownStages = { captureMs: 12, encodeMs: 26 };
    waits.set(1, 10).set(2, 10);
    journeys.noteWorkers(REPORTS);
    hidden.add(2);
    expect(follow(follower, 2)).toEqual({ type: 'journey', id: 2, ...UNKNOWN });
    expect(follow(follower, 1)).toEqual({ type: 'journey', id: 1, ...UNKNOWN });
  });

  it('ends when the followed one leaves', () => {
    const follower = join(1);
    join(2);
    expect(follow(follower, 2)).toBeDefined();
    members.delete(2);
    expect(journeys.messageFor(follower)).toBeUndefined();
    expect(follower.followedId).toBe(0);
  });

  it('continues when the speaker who was away is back', () => {
    const follower = join(1);
    join(2);
    expect(follow(follower, 2)).toBeDefined();
    members.delete(2);
    away.add(2);
    expect(journeys.messageFor(follower)).toBeUndefined();
    join(2);
    expect(journeys.messageFor(follower)).toMatchObject({ id: 2 });
  });
});
