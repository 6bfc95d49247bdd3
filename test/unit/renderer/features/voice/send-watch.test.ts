import { expect, it } from 'vitest';
import {
  isStalledAfter,
  nextSilentReadings,
  remedyAfter,
  type SendReading,
} from '../../../../../renderer/features/voice/send-watch.ts';

const TALKING: SendReading = { isMicrophoneOn: true, isGateOpen: true, isCapturing: true, sentPackets: 50 };

/** Returns the silent readings after each of these. */
function readings(...changes: readonly Partial<SendReading>[]): number[] {
  let silent = 0;
  return changes.map((change) => (silent = nextSilentReadings(silent, { ...TALKING, ...change })));
}

it('counts readings in which an open gate sends nothing', () => {
  const nothing = { sentPackets: 0 };
  expect(readings({}, nothing, nothing, nothing, { sentPackets: 1 }, nothing)).toEqual([0, 1, 2, 3, 0, 1]);
});

it('expects nothing of a closed gate or a microphone that is off', () => {
  const closed = { isGateOpen: false, sentPackets: 0 };
  const off = { isMicrophoneOn: false, isCapturing: false, sentPackets: 0 };
  expect(readings(closed, closed, off, off)).toEqual([0, 0, 0, 0]);
});

it('counts readings in which no sound reaches even a closed gate: voice activation would wait forever', () => {
  const dead = { isGateOpen: false, isCapturing: false, sentPackets: 0 };
  expect(readings(dead, dead, dead)).toEqual([1, 2, 3]);
});

it('reports a stall from the third reading on, resumes, and opens the microphone again at 6, 26, 46', () => {
  expect([0, 1, 2, 3, 60].map(isStalledAfter)).toEqual([false, false, false, true, true]);
  const remedies = Array.from({ length: 50 }, (_, silent) => remedyAfter(silent));
  expect(remedies.slice(0, 6)).toEqual([null, null, null, 'resume', 'resume', 'resume']);
  expect(remedies.flatMap((remedy, silent) => (remedy === 'rebuild' ? [silent] : []))).toEqual([6, 26, 46]);
});
