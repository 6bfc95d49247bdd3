import { describe, expect, it } from 'vitest';
import { createVoiceVerdict } from '../../../../../renderer/features/devices/voice-verdict.ts';

/** The verdict after these levels, each as often as its number says. */
function verdictAfter(...levels: readonly (readonly [levelDb: number, readings: number])[]): string {
  const judge = createVoiceVerdict();
  let verdict = '';
  for (const [levelDb, readings] of levels)
    for (let reading = 0; reading < readings; reading++) verdict = judge(levelDb);
  return verdict;
}

describe('the verdict on a microphone', () => {
  it.each([
    ['noise of a room', [[-60, 400]], 'waiting'],
    [
      'a click',
      [
        [-10, 1],
        [-60, 20],
      ],
      'waiting',
    ],
    [
      'a voice',
      [
        [-60, 20],
        [-25, 4],
      ],
      'heard',
    ],
    [
      'a voice in syllables',
      [
        [-25, 2],
        [-60, 3],
        [-25, 2],
      ],
      'heard',
    ],
    [
      'silence after a voice',
      [
        [-25, 4],
        [-120, 200],
      ],
      'heard',
    ],
    ['digital silence for a moment', [[-120, 40]], 'waiting'],
    ['digital silence for four seconds', [[-120, 80]], 'silent'],
    [
      'silence that ends',
      [
        [-120, 80],
        [-60, 1],
      ],
      'waiting',
    ],
  ] as const)('of %s', (_what, levels, expected) => {
    expect(verdictAfter(...levels)).toBe(expected);
  });
});
