import { expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { at, type TestParticipant } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';

/** Time until a change is audible and reported: through codecs and playout buffers, and out of the measuring window. */
const SETTLED_SECONDS = 0.6;

/**
 * How loud the listener hears the speaker according to the speaker's `audience` messages; undefined = not in the
 * audience.
 */
function reportedDb(speaker: TestParticipant, listener: TestParticipant): number | undefined {
  return speaker.latest('audience')?.rows.find(([id]) => id === listener.client.joined.participantId)?.[1];
}

/** Checks that the level sent to the speaker matches what the listener measures. */
function expectToldAsMeasured(speaker: TestParticipant, listener: TestParticipant, expectedDb: number): void {
  expect(reportedDb(speaker, listener)).toBeCloseTo(expectedDb, 0);
  expect(listener.gainDb(speaker)).toBeCloseTo(expectedDb, 0);
}

/** The gain of the linear law between 2 and 30 m. */
function linearDb(metres: number): number {
  return 20 * Math.log10((30 - metres) / 28);
}

it('tells speakers who hears them and how loud, matching the sound at the listener, and names nobody out of range', async () => {
  const lobby = await VirtualLobby.open();
  const speaker = await lobby.join('Fox', 600, at(0, 0));
  const listener = await lobby.join('Owl', 900, at(0, 2));
  for (const metres of [2, 9, 16, 23]) {
    listener.client.setPose(at(0, metres));
    await lobby.run(SETTLED_SECONDS);
    expectToldAsMeasured(speaker, listener, linearDb(metres));
    expectToldAsMeasured(listener, speaker, linearDb(metres));
  }
  listener.client.setPose(at(0, 40));
  await lobby.run(SETTLED_SECONDS);
  expect([reportedDb(speaker, listener), reportedDb(listener, speaker)]).toEqual([undefined, undefined]);
  expect(listener.gainDb(speaker)).toBeLessThan(-60);
});

it('gathers listeners from all mixer workers, leaves out the deafened, and counts the muted as heard when they speak', async () => {
  const lobby = await VirtualLobby.open({ workers: 2 });
  const muted = await lobby.join('Fox', 600, at(0, 0));
  const listener = await lobby.join('Owl', 900, at(0, 2));
  muted.client.setStatus({ isMuted: true, isDeafened: false });
  await lobby.run(SETTLED_SECONDS);
  expect(reportedDb(muted, listener)).toBeCloseTo(0, 0);
  listener.client.setStatus({ isMuted: false, isDeafened: true });
  await lobby.run(SETTLED_SECONDS);
  expect(reportedDb(muted, listener)).toBeUndefined();
  expect(muted.roster).toHaveLength(2);
});

it('counts everyone under the flat law, with or without a position', async () => {
  const lobby = await VirtualLobby.open({ rules: { ...DEFAULT_HEARING_RULES, law: 'flat' } });
  const speaker = await lobby.join('Fox', 600, at(0, 0));
  const listener = await lobby.join('Owl', 900, at(0, 2));
  listener.client.setNowhere('menu');
  await lobby.run(SETTLED_SECONDS);
  expectToldAsMeasured(speaker, listener, 0);
  expectToldAsMeasured(listener, speaker, 0);
});
