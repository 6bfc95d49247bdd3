import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox, findOwnAddress, findPythonWithAiortc } from '../../../scripts/test/webrtc-stacks.ts';
import { Firefox } from '../../support/firefox/firefox.ts';
import { joinWithFirefox } from '../../support/firefox/firefox-participant.ts';
import { joinWithAiortc } from '../../support/lobby/aiortc-participant.ts';
import { at, shareLobby, SPOKEN_DB, TestParticipant } from '../../support/lobby/lobby.ts';
import type { Stranger, StrangerOptions } from '../../support/lobby/participants/stranger.ts';

/** Participants on other WebRTC stacks, unchanged, speak in a real lobby, and hear the others from where they stand. */

const OWN_HZ = 500;
const STRANGERS_HZ = 900;

/** Linear from 1 at 2 m to 0 at 30 m, and 5 m away. */
const EXPECTED_DB = 20 * Math.log10(1 - 3 / 28);

/** A busy machine distorts sounds for seconds. */
const POLL = { timeout: 60_000, interval: 100 };

const address = findOwnAddress();
const lobby = shareLobby(address === undefined ? {} : { bindAddress: address });

/** Lets a participant at the origin and a stranger 5 m to its right hear each other. */
async function expectToConverse(join: (options: StrangerOptions) => Promise<Stranger>): Promise<void> {
  const { invitation } = lobby().description;
  const fox = await TestParticipant.join(invitation, 'Fox', OWN_HZ, at(0, 0), { isLoopbackOnly: false });
  const stranger = await join({ invitation, name: 'Stoat', frequencyHz: STRANGERS_HZ, pose: at(5, 0) });
  await expect.poll(() => Math.abs(fox.toneGainDb(STRANGERS_HZ) - EXPECTED_DB), POLL).toBeLessThan(1.5);
  const heard = fox.toneLevelsDb(STRANGERS_HZ);
  expect(heard.right - heard.left, 'the stranger is to the right').toBeGreaterThan(9);
  const gainDb = async (): Promise<number> => {
    const { left, right } = await stranger.levelsDb(OWN_HZ);
    return left - right < 9 ? -120 : 10 * Math.log10(10 ** (left / 10) + 10 ** (right / 10)) - SPOKEN_DB;
  };
  await expect.poll(async () => Math.abs((await gainDb()) - EXPECTED_DB), POLL).toBeLessThan(1.5);
  expect(fox.roster).toContain('Stoat');
}

const firefoxProgram = findFirefox();
describe.skipIf(firefoxProgram === undefined || address === undefined)('a participant on Firefox', () => {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await Firefox.start(firefoxProgram ?? '');
  });
  afterAll(() => firefox.stop());

  it.each([
    { bundlePolicy: 'balanced', hasVideo: false },
    { bundlePolicy: 'max-bundle', hasVideo: false },
    { bundlePolicy: 'max-bundle', hasVideo: true },
  ] as const)('speaks and hears with $bundlePolicy, video $hasVideo', async (style) => {
    const page = await firefox.newPage();
    await expectToConverse((options) => joinWithFirefox(page, style, options));
    await page.close();
  });
});

const python = findPythonWithAiortc();
it.skipIf(python === undefined || address === undefined)('a participant on aiortc speaks and hears', async () => {
  await expectToConverse((options) => joinWithAiortc(python ?? '', OWN_HZ, options));
});
