import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  PositionArbiter,
  POSE_INTERVAL_MS,
  TAKE_OVER_MS,
  type Verdict,
} from '../../../../../main/desktop/positions/arbiter.ts';
import type { PositionReport } from '../../../../../main/desktop/positions/position-source.ts';
import { contract } from '../../../../../shared/ipc/contract.ts';
import { createRandom } from '../../../../support/signals.ts';
import { SOURCE_IDS } from '../../../../../shared/model/position-source.ts';

function at(xMetres: number, more: Partial<PositionReport> = {}): PositionReport {
  return { pose: { xMetres, yMetres: 0, zMetres: 0, yawRadians: 0 }, camera: null, presence: {}, talk: {}, ...more };
}

const MENU: PositionReport = { pose: null, camera: null, presence: {}, talk: {} };

/** Reports in short form: source and x, or why there is no position. */
function short({ toSend }: Verdict): string | undefined {
  if (toSend === undefined) return undefined;
  if (toSend.report === null) return 'nothing counts';
  const { source, place } = toSend.report;
  return `${source} ${place.type === 'pose' ? place.x : place.reason}`;
}

describe('the active source', () => {
  it('is none before any report, which is not announced', () => {
    expect(new PositionArbiter().decide(0)).toEqual({ toSend: undefined, askAgainAtMs: undefined });
  });

  it('is the first that reports, at once', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('track', at(1), 100);
    expect(short(arbiter.decide(100))).toBe('track 1');
  });

  it('changes to one of higher precedence only after that has been fresh for a while', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('track', at(1), 0);
    arbiter.decide(0);
    arbiter.handle('game-api', at(2), 1_000);
    expect(arbiter.decide(1_000)).toEqual({ toSend: undefined, askAgainAtMs: 1_000 + TAKE_OVER_MS });
    expect(short(arbiter.decide(1_000 + TAKE_OVER_MS - 1))).toBeUndefined();
    expect(short(arbiter.decide(1_000 + TAKE_OVER_MS))).toBe('game-api 2');
  });

  it('stays the same while one of higher precedence comes and goes', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('mumble-link', at(1), 0);
    arbiter.decide(0);
    for (let nowMs = 100; nowMs < 10_000; nowMs += 100) {
      arbiter.handle('game-api', nowMs % 400 === 0 ? undefined : at(2), nowMs);
      arbiter.decide(nowMs);
      expect(arbiter.used).toBe('mumble-link');
    }
  });

  it('never changes to one of lower precedence while it is fresh', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('game-api', at(1), 0);
    arbiter.decide(0);
    arbiter.handle('mumble-link', at(2), 10);
    arbiter.decide(60_000);
    expect(arbiter.used).toBe('game-api');
  });

  it('changes at once to the next fresh one when it falls silent', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('game-api', at(1), 0);
    arbiter.handle('track', at(3), 0);
    arbiter.decide(0);
    arbiter.handle('game-api', undefined, 5_000);
    expect(short(arbiter.decide(5_000))).toBe('track 3');
  });

  it('is the silent one, marked lost, in its last world, when no other is fresh', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('game-api', at(1, { presence: { world: 'moon' }, talk: { voice: 'shout' } }), 0);
    arbiter.decide(0);
    arbiter.handle('game-api', undefined, 1);
    const { toSend } = arbiter.decide(1);
    expect(toSend?.report).toMatchObject({
      source: 'game-api',
      place: { type: 'nowhere', reason: 'lost' },
      presence: { world: 'moon' },
      talk: null,
    });
  });

  it('is none when the person stops it, or joins a lobby after it was lost', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('track', at(1), 0);
    arbiter.decide(0);
    arbiter.forgetLost();
    expect(arbiter.used).toBe('track');
    arbiter.withdraw('track');
    expect(short(arbiter.decide(1))).toBe('nothing counts');
    arbiter.handle('game-api', at(1), 2);
    arbiter.handle('game-api', undefined, 3);
    expect(short(arbiter.decide(3))).toBeUndefined();
    arbiter.handle('game-api', at(1), 50);
    arbiter.decide(50);
    arbiter.handle('game-api', undefined, 60);
    expect(short(arbiter.decide(60))).toBe('game-api lost');
    arbiter.forgetLost();
    expect(short(arbiter.decide(61))).toBe('nothing counts');
  });
});

describe('the report', () => {
  it('is reported once while nothing changes', () => {
    const arbiter = new PositionArbiter();
    const sent = Array.from({ length: 100 }, (_, step) => {
      arbiter.handle('game-api', at(1), step * 100);
      return short(arbiter.decide(step * 100));
    }).filter((text) => text !== undefined);
    expect(sent).toEqual(['game-api 1']);
  });

  it('is the newest pose, at most 50 times a second', () => {
    const arbiter = new PositionArbiter();
    const sent: string[] = [];
    for (let nowMs = 0; nowMs < 1_000; nowMs++) {
      arbiter.handle('game-api', at(nowMs), nowMs);
      const text = short(arbiter.decide(nowMs));
      if (text !== undefined) sent.push(text);
    }
    expect(sent).toHaveLength(1_000 / POSE_INTERVAL_MS);
    expect(sent.at(-1)).toBe('game-api 980');
  });

  it('is a delayed pose as soon as the rate allows', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('game-api', at(1), 0);
    arbiter.decide(0);
    arbiter.handle('game-api', at(2), 5);
    expect(arbiter.decide(5)).toEqual({ toSend: undefined, askAgainAtMs: POSE_INTERVAL_MS });
    expect(short(arbiter.decide(POSE_INTERVAL_MS))).toBe('game-api 2');
  });

  it('is a menu or a loss at once, even right after a pose', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle('game-api', at(1), 0);
    arbiter.decide(0);
    arbiter.handle('game-api', MENU, 1);
    expect(short(arbiter.decide(1))).toBe('game-api menu');
    arbiter.handle('game-api', undefined, 2);
    expect(short(arbiter.decide(2))).toBe('game-api lost');
  });

  it('has defaults for unknown fields, and leaves talking to the person when the game does not report it', () => {
    const arbiter = new PositionArbiter();
    arbiter.handle(
      'mumble-link',
      at(1, { presence: { world: 'moon' }, camera: { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: 4 } }),
      0,
    );
    expect(arbiter.decide(0).toSend?.report).toEqual({
      source: 'mumble-link',
      place: { type: 'pose', x: 1, y: 0, z: 0, yaw: 0, camera: { x: 1, y: 2, z: 3, yaw: 4 } },
      presence: { type: 'presence', world: 'moon', enclosure: '', team: '', state: 'alive', muffle: 0, zone: 'none' },
      talk: null,
    });
    arbiter.handle('mumble-link', at(1, { talk: { voice: 'whisper' } }), 100);
    expect(arbiter.decide(100).toSend?.report?.talk).toEqual({
      type: 'talk',
      to: 'nearby',
      voice: 'whisper',
      radio: '',
      priority: false,
    });
  });

  it('always fits the contract, whatever the sources do in any order', () => {
    const random = createRandom(4);
    const arbiter = new PositionArbiter();
    let sent = 0;
    for (let nowMs = 0; nowMs < 20_000; nowMs += 1 + Math.floor(random() * 40)) {
      const id = SOURCE_IDS[Math.floor(random() * SOURCE_IDS.length)]!;
      const choice = random();
      if (choice < 0.1) arbiter.withdraw(id);
      else if (choice < 0.15) arbiter.forgetLost();
      else arbiter.handle(id, choice < 0.4 ? undefined : choice < 0.5 ? MENU : at(random()), nowMs);
      const { toSend, askAgainAtMs } = arbiter.decide(nowMs);
      if (toSend !== undefined) v.parse(contract['positions:report'].payload, toSend);
      if (toSend !== undefined) sent++;
      if (askAgainAtMs !== undefined) expect(askAgainAtMs).toBeGreaterThan(nowMs);
      expect(
        arbiter.used === undefined ||
          arbiter.isFresh(arbiter.used) ||
          !SOURCE_IDS.some((other) => arbiter.isFresh(other)),
      ).toBe(true);
    }
    expect(sent).toBeGreaterThan(100);
  });
});
