import { describe, expect, it } from 'vitest';
import type { HeadlessClient } from '../../../main/client/headless-client.ts';
import { joinHeadless } from '../../../main/client/join-headless.ts';
import type { Voice } from '../../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import type { Pose } from '../../../shared/model/pose.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { peak } from '../../support/signals.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

/** Lobbies that many players join, with threads, sockets and encryption. */

const TEST_MS = 900_000;
const POLL = { timeout: TEST_MS, interval: 100 };
const VISITORS = 200;
const SILENCE: Voice = { nextFrame: () => false };
/** The tone arrives with 0.13 in each channel. */
const HEARD_PEAK = 0.05;
/** One thread simulates all visitors, so only some of them stand within earshot at a time. */
const NEAR_AT_ONCE = 10;
const NEAR = at(0, 2);

/**
 * Failures of a starved client: one thread simulates all visitors, so on a busy machine some of their connections time
 * out. A player would retry too.
 */
const TRY_AGAIN: readonly string[] = [
  'lobby-full',
  'no-media',
  'timeout',
  'unreachable',
  'port-refused',
  'host-lost',
  'ended',
];
const MAX_ATTEMPTS = 100;

/** A silent visitor that stands out of earshot of everyone, and comes near to hear somebody. */
class Visitor {
  readonly client: HeadlessClient;
  readonly #home: Pose;
  readonly #heard: { isLoud: boolean };

  private constructor(client: HeadlessClient, home: Pose, heard: { isLoud: boolean }) {
    this.client = client;
    this.#home = home;
    this.#heard = heard;
  }

  static async join(invitation: string, index: number): Promise<Result<Visitor>> {
    const heard = { isLoud: false };
    const onHeard = (frame: Float32Array): void => {
      heard.isLoud ||= peak(frame) > HEARD_PEAK;
    };
    const home = at(1_000 + 100 * index, 0);
    const joined = await joinHeadless({
      log: silentLog,
      invitation: readInvitation(invitation),
      name: `Visitor ${index}`,
      pose: home,
      voice: SILENCE,
      opus: await loadOpus(),
      isLoopbackOnly: true,
      onHeard,
    });
    if (!joined.ok) return failure(joined.error.code, joined.error.message);
    return success(new Visitor(joined.value, home, heard));
  }

  /** Retries until the lobby admits it. */
  static async joinAtLast(invitation: string, index: number): Promise<Visitor> {
    for (let attempt = 1; ; attempt++) {
      const joined = await Visitor.join(invitation, index);
      if (joined.ok) return joined.value;
      if (!TRY_AGAIN.includes(joined.error.code) || attempt === MAX_ATTEMPTS)
        throw new Error(`${joined.error.code}: ${joined.error.message}`);
    }
  }

  get hasHeard(): boolean {
    return this.#heard.isLoud;
  }

  comeNear(): void {
    this.client.setPose(NEAR);
  }

  goHome(): void {
    this.client.setPose(this.#home);
  }
}

/** Moves visitors near, a few at a time, until each has heard somebody. */
async function untilAllHaveHeard(visitors: readonly Visitor[]): Promise<void> {
  const waiting = [...visitors];
  const near = new Set<Visitor>();
  const stop = startFrameTimer((nowMs) => {
    for (const visitor of near) {
      visitor.client.tick(nowMs);
      if (!visitor.hasHeard) continue;
      visitor.goHome();
      near.delete(visitor);
    }
    for (const visitor of waiting.splice(0, NEAR_AT_ONCE - near.size)) {
      visitor.comeNear();
      near.add(visitor);
    }
  });
  await expect.poll(() => waiting.length + near.size, POLL).toBe(0);
  stop();
}

describe('a lobby', () => {
  it(
    'admits 200 players who ask at once, lets each hear a talking player, and forgets them when they leave',
    { timeout: TEST_MS },
    async () => {
      // Full maps for everyone would take most of the time of the one thread that simulates all visitors.
      const rules = { ...DEFAULT_HEARING_RULES, mapShows: 'nearby' } as const;
      const problems: string[] = [];
      const note = (message: string): void => void problems.push(message);
      const lobby = await startLobby({ capacity: VISITORS + 1, rules }, { ...silentLog, error: note, warn: note });
      const { invitation } = lobby.description;
      let participants = 0;
      lobby.events.on('died', note);
      lobby.events.on('statistics', (statistics) => (participants = statistics.participants));
      const talker = await TestParticipant.join(invitation, 'Talker', 500, at(0, 0));
      talker.voice.isHeld = false;
      const visitors = await Promise.all(
        Array.from({ length: VISITORS }, (_, index) => Visitor.joinAtLast(invitation, index)),
      );
      await expect.poll(() => talker.roster.length, POLL).toBe(VISITORS + 1);
      expect(await Visitor.join(invitation, VISITORS)).toMatchObject({ ok: false, error: { code: 'lobby-full' } });

      talker.voice.isHeld = true;
      await untilAllHaveHeard(visitors);
      talker.voice.isHeld = false;

      await Promise.all(visitors.map(({ client }) => client.leave()));
      await expect.poll(() => talker.roster, POLL).toEqual(['Talker']);
      await expect.poll(() => participants, POLL).toBe(1);
      expect(problems).toEqual([]);
    },
  );
});
