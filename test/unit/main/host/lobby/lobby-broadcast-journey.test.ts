import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { BroadcastLobby } from '../../../../support/lobby/broadcast-lobby.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';

let lobby: BroadcastLobby;
beforeEach(() => {
  vi.useFakeTimers();
  lobby = new BroadcastLobby();
});
afterEach(() => {
  lobby.broadcast.stop();
  vi.useRealTimers();
});

describe('the journey of a voice', () => {
  /** Messages to a member that follows a voice for ten seconds. */
  const follow = (followerId: number, id: number) => {
    lobby.members.get(followerId)!.followedId = id;
    lobby.forgetMessages();
    vi.advanceTimersByTime(10_000);
    return lobby.ofType(followerId, 'journey');
  };

  it('is sent once a second to members who follow it, and to nobody else', () => {
    lobby.joinMany(3);
    lobby.broadcast.noteLoad([
      {
        worker: 0,
        shedStep: 0,
        limits: { maxHeardSpeakers: 8, complexity: 5, framesPerPacket: 1, isMono: false, sharedSquare: 0 },
        delays: { handoverMs: 2, encodeMs: 0.5, lagTicks: [0] },
      },
    ]);
    lobby.slots.writeWait(2, 12.5);
    const sent = follow(1, 2);
    expect(sent.length).toBeGreaterThanOrEqual(9);
    expect(sent.length).toBeLessThanOrEqual(11);
    expect(sent[0]).toEqual({
      type: 'journey',
      id: 2,
      captureMs: null,
      encodeMs: null,
      uplinkMs: 2.5,
      playoutMs: 12.5,
      mixMs: 1.5,
      mixEncodeMs: 3,
    });
    expect([lobby.ofType(2, 'journey'), lobby.ofType(3, 'journey')]).toEqual([[], []]);
    expect(follow(1, 0)).toEqual([]);
  });

  it('comes no faster to a member that keeps switching voices', () => {
    lobby.joinMany(3);
    const member = lobby.members.get(1)!;
    lobby.forgetMessages();
    for (let round = 0; round < 100; round++) {
      member.followedId = 2 + (round % 2);
      vi.advanceTimersByTime(50);
    }
    expect(lobby.ofType(1, 'journey').length).toBeLessThanOrEqual(6);
  });

  it('ends when its speaker leaves', () => {
    lobby.joinMany(2);
    follow(1, 2);
    lobby.leave(2);
    lobby.forgetMessages();
    vi.advanceTimersByTime(3_000);
    expect(lobby.ofType(1, 'journey')).toEqual([]);
    expect(lobby.members.get(1)?.followedId).toBe(0);
  });

  it('contains no member of another world, unless it is heard from there', () => {
    lobby.joinMany(3);
    lobby.slots.writePlacement(2, placementOf({ xMetres: 2 }, { world: 5 }));
    lobby.slots.writePlacement(1, placementOf({ xMetres: 1 }, { team: 4 }));
    expect(follow(1, 2)[0]).toMatchObject({ id: 2, uplinkMs: null });
    lobby.slots.writePlacement(2, placementOf({ xMetres: 2 }, { world: 5, team: 4, talkTo: 1 }));
    expect(follow(1, 2)[0]).toMatchObject({ id: 2, uplinkMs: 2.5 });
  });

  it('contains no distant member when the map shows only nearby players', () => {
    lobby.joinMany(3);
    lobby.slots.writePlacement(2, placementAt(500, 0, 0));
    expect(follow(1, 2)[0]).toMatchObject({ uplinkMs: 2.5 });
    lobby.broadcast.setRules({ ...DEFAULT_HEARING_RULES, mapShows: 'nearby' }, 'playing');
    expect(follow(1, 2)[0]).toMatchObject({ uplinkMs: null });
    expect(follow(1, 3)[0]).toMatchObject({ uplinkMs: 2.5 });
  });
});
