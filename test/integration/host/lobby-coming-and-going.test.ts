import { describe, expect, it } from 'vitest';
import { HeadlessClient } from '../../../main/client/headless-client.ts';
import type { Voice } from '../../../main/client/voice.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import type { HostThread } from '../../../main/host/host-thread.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { peak } from '../../support/signals.ts';

/** Lobbies that many join, and that are joined and left all the time. */

const POLL = { timeout: 40_000, interval: 50 };
const SILENCE: Voice = { nextFrame: () => false };
/** The tone arrives with 0.13 in each channel. */
const HEARD_PEAK = 0.05;
/** One thread plays all visitors, so only some of them stand within earshot at a time. */
const NEAR_AT_ONCE = 25;
const NEAR = at(0, 2);
const FAR = at(1_000, 0);

/** Says nothing, stands out of earshot, and comes near to hear somebody. */
class Visitor {
  readonly client: HeadlessClient;
  readonly #heard: { isLoud: boolean };

  private constructor(client: HeadlessClient, heard: { isLoud: boolean }) {
    this.client = client;
    this.#heard = heard;
  }

  static async join(invitation: string, name: string): Promise<Result<Visitor>> {
    const heard = { isLoud: false };
    const onHeard = (frame: Float32Array): void => {
      heard.isLoud ||= peak(frame) > HEARD_PEAK;
    };
    const joined = await HeadlessClient.join({
      invitation,
      name,
      pose: FAR,
      voice: SILENCE,
      opus: await loadOpus(),
      isLoopbackOnly: true,
      onHeard,
    });
    if (!joined.ok) return failure(joined.error.code, joined.error.message);
    return success(new Visitor(joined.value, heard));
  }

  get hasHeard(): boolean {
    return this.#heard.isLoud;
  }
}

/** Has visitors come near, a few at a time, until each of them has heard somebody. */
async function untilAllHaveHeard(visitors: readonly Visitor[]): Promise<void> {
  const waiting = [...visitors];
  const near = new Set<Visitor>();
  const stop = startFrameTimer((nowMs) => {
    for (const visitor of near) {
      visitor.client.tick(nowMs);
      if (!visitor.hasHeard) continue;
      visitor.client.setPose(FAR);
      near.delete(visitor);
    }
    for (const visitor of waiting.splice(0, NEAR_AT_ONCE - near.size)) {
      visitor.client.setPose(NEAR);
      near.add(visitor);
    }
  });
  await expect.poll(() => waiting.length + near.size, POLL).toBe(0);
  stop();
}

interface WatchedLobby {
  readonly invitation: string;
  readonly talker: TestParticipant;
  /** What the host reported that it did not expect. */
  readonly problems: readonly string[];
  readonly participants: () => number;
}

/** A lobby with somebody in it who can talk. */
async function startWatchedLobby(capacity: number): Promise<WatchedLobby> {
  const lobby: HostThread = await startLobby({ capacity });
  const problems: string[] = [];
  let participants = 0;
  lobby.events.on('problem', (message) => problems.push(message));
  lobby.events.on('died', (message) => problems.push(message));
  lobby.events.on('statistics', (statistics) => (participants = statistics.participants));
  const { invitation } = lobby.description;
  return {
    invitation,
    talker: await TestParticipant.join(invitation, 'Talker', 500, at(0, 0)),
    problems,
    participants: () => participants,
  };
}

describe('a lobby', () => {
  it('lets in 200 who ask at once, lets each of them hear who talks, and forgets them when they go', async () => {
    const { invitation, talker, problems, participants } = await startWatchedLobby(201);
    talker.voice.isHeld = false;
    const visitors = await Promise.all(
      Array.from({ length: 200 }, (_, index) => joinAtLast(() => Visitor.join(invitation, `Visitor ${index}`))),
    );
    await expect.poll(() => talker.roster.length, POLL).toBe(201);
    expect(await Visitor.join(invitation, 'One too many')).toMatchObject({ ok: false, error: { code: 'lobby-full' } });

    talker.voice.isHeld = true;
    await untilAllHaveHeard(visitors);
    talker.voice.isHeld = false;

    await Promise.all(visitors.map(({ client }) => client.leave()));
    await expect.poll(() => talker.roster, POLL).toEqual(['Talker']);
    await expect.poll(participants, POLL).toBe(1);
    expect(problems).toEqual([]);
  }, 120_000);

  it('has a place for each of those who join and leave again and again, and does not fall silent for who stays', async () => {
    const { invitation, talker, problems, participants } = await startWatchedLobby(5);
    const listener = await TestParticipant.join(invitation, 'Listener', 700, at(0, 2));
    await expect.poll(() => listener.gainDb(talker), POLL).toBeGreaterThan(-2);
    const comeAndGo = async (name: string): Promise<void> => {
      for (let visit = 0; visit < 12; visit++) {
        const visitor = await joinAtLast(() => Visitor.join(invitation, `${name} ${visit}`));
        // Every third one goes before it has heard anything.
        if (visit % 3 !== 0) await untilAllHaveHeard([visitor]);
        await visitor.client.leave();
        await expect.poll(() => listener.gainDb(talker), POLL).toBeGreaterThan(-2);
      }
    };
    await Promise.all(['Fox', 'Owl', 'Stoat'].map(comeAndGo));
    await expect.poll(() => listener.roster, POLL).toEqual(['Talker', 'Listener']);
    await expect.poll(participants, POLL).toBe(2);
    expect(problems).toEqual([]);
  });
});

/**
 * A place is free a moment after its participant has left. And one process plays all clients: where the machine has
 * other work too, some find no time to connect.
 */
const TRY_AGAIN: readonly string[] = ['lobby-full', 'no-media', 'timeout'];

async function joinAtLast(join: () => Promise<Result<Visitor>>): Promise<Visitor> {
  for (let attempt = 1; ; attempt++) {
    const joined = await join();
    if (joined.ok) return joined.value;
    if (!TRY_AGAIN.includes(joined.error.code) || attempt === 100)
      throw new Error(`${joined.error.code}: ${joined.error.message}`);
  }
}
