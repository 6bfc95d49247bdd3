import { expect, it } from 'vitest';
import type { HostStatistics } from '../../../main/host/host-options.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';

const POLL = { timeout: 15_000, interval: 50 };
const ALL_SHED = { type: 'limits', lowered: true, voices: 1, complexity: 0, packetMs: 40, mono: true };

it('an overloaded lobby sheds all it can, tells everyone, and still lets them hear each other', async () => {
  const { description, events } = await startLobby({ tickBudgetMs: 0.001, workers: 2 });
  let statistics: HostStatistics | undefined;
  events.on('statistics', (latest) => (statistics = latest));
  const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
  await expect.poll(() => fox.latest('limits'), POLL).toEqual(ALL_SHED);
  expect(statistics?.workers.map(({ shedStep, limits }) => [shedStep, limits])).toContainEqual([
    11,
    { maxHeardSpeakers: 1, complexity: 0, framesPerPacket: 2, isMono: true, sharedSquare: 0.5 },
  ]);
  expect(statistics?.mixer.shedStep).toBe(11);

  const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 2));
  await expect.poll(() => owl.latest('limits'), POLL).toEqual(ALL_SHED);
  // Both stand in one square of 15 m, in the corner that is farthest from its middle: 10.6 m, where voices lose 3.2 dB.
  await expect.poll(() => Math.min(fox.gainDb(owl), owl.gainDb(fox)), POLL).toBeGreaterThan(-4.2);
});
