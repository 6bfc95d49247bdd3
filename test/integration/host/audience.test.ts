import { expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A machine that does much else at the same time bends sounds for seconds. */
const PATIENCE_MS = 20_000;

/** How loud the listener hears the speaker, as the speaker is told; undefined = not in the audience. */
function toldDb(speaker: TestParticipant, listener: TestParticipant): number | undefined {
  return speaker.latest('audience')?.rows.find(([id]) => id === listener.client.joined.participantId)?.[1];
}

/** Waits until the speaker is told what the listener measures, within 1.5 dB. */
async function untilToldAsMeasured(
  speaker: TestParticipant,
  listener: TestParticipant,
  expectedDb: number,
): Promise<void> {
  await waitUntil(
    `the measured and the told gain are ${expectedDb} dB`,
    () => {
      const told = toldDb(speaker, listener);
      const measured = listener.gainDb(speaker);
      return told !== undefined && Math.abs(told - expectedDb) < 0.5 && Math.abs(measured - told) <= 1.5;
    },
    PATIENCE_MS,
  );
}

/** Of the linear law between 2 and 30 m. */
function linearDb(metres: number): number {
  return 20 * Math.log10((30 - metres) / 28);
}

it(
  'says who hears one and how loud, as the listener measures it in sound, and nobody out of range',
  { timeout: 90_000 },
  async () => {
    const { description } = await startLobby();
    const speaker = await TestParticipant.join(description.invitation, 'Fox', 600, at(0, 0));
    const listener = await TestParticipant.join(description.invitation, 'Owl', 900, at(0, 2));
    for (const metres of [2, 9, 16, 23]) {
      listener.client.setPose(at(0, metres));
      await untilToldAsMeasured(speaker, listener, linearDb(metres));
      await untilToldAsMeasured(listener, speaker, linearDb(metres));
    }
    listener.client.setPose(at(0, 40));
    await waitUntil(
      'nobody is told to hear',
      () => toldDb(speaker, listener) === undefined && toldDb(listener, speaker) === undefined,
      PATIENCE_MS,
    );
    await waitUntil('nothing is heard', () => listener.gainDb(speaker) < -60, PATIENCE_MS);
  },
);

it(
  'gathers listeners from all mixer workers, leaves out who is deafened, and counts whoever is muted as heard when they speak',
  { timeout: 90_000 },
  async () => {
    const { description } = await startLobby({ workers: 2 });
    const muted = await TestParticipant.join(description.invitation, 'Fox', 600, at(0, 0));
    const listener = await TestParticipant.join(description.invitation, 'Owl', 900, at(0, 2));
    muted.client.setStatus({ isMuted: true, isDeafened: false });
    await waitUntil('the muted one is told who would hear', () => toldDb(muted, listener) !== undefined, PATIENCE_MS);
    listener.client.setStatus({ isMuted: false, isDeafened: true });
    await waitUntil(
      'the deafened one has gone from the audience',
      () => toldDb(muted, listener) === undefined,
      PATIENCE_MS,
    );
    expect(muted.roster).toHaveLength(2);
  },
);

it('counts everybody where the law is flat, placed or not', { timeout: 90_000 }, async () => {
  const { description } = await startLobby({ rules: { ...DEFAULT_HEARING_RULES, law: 'flat' } });
  const speaker = await TestParticipant.join(description.invitation, 'Fox', 600, at(0, 0));
  const listener = await TestParticipant.join(description.invitation, 'Owl', 900, at(0, 2));
  listener.client.setNowhere('menu');
  await untilToldAsMeasured(speaker, listener, 0);
  await untilToldAsMeasured(listener, speaker, 0);
});
