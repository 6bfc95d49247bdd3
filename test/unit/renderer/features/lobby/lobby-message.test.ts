import { expect, it } from 'vitest';
import { changeOfMessage } from '../../../../../renderer/features/lobby/lobby-message.ts';
import type { LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';

const EMPTY: Pick<LobbyState, 'participants' | 'quality'> = { participants: [], quality: {} };

it.each<ClientboundChannelMessage>([
  { type: 'scene', rows: [[1, 0, 0, 0, 0, -20, 1]] },
  { type: 'audience', rows: [[1, -3]] },
  { type: 'ping', id: 4 },
])('ignores messages of type $type, which arrive many times a second', (message) => {
  expect(changeOfMessage(message, EMPTY)).toBeNull();
});

it('keeps the same object for connection figures that look the same', () => {
  const first =
    changeOfMessage(
      {
        type: 'quality',
        rows: [
          [1, 12.2, 0, 0],
          [2, 30, -1, 2],
        ],
      },
      EMPTY,
    )?.quality ?? {};
  expect(first).toEqual({
    1: { roundTripMs: 12.2, lossToHostPercent: 0, lossFromHostPercent: 0 },
    2: { roundTripMs: 30, lossToHostPercent: null, lossFromHostPercent: 2 },
  });
  const second =
    changeOfMessage(
      {
        type: 'quality',
        rows: [
          [1, 11.9, 0, 0],
          [2, 30, 4, 2],
          [3, 5, 0, 0],
        ],
      },
      { ...EMPTY, quality: first },
    )?.quality ?? {};
  expect(second[1]).toBe(first[1]);
  expect(second[2]).toEqual({ roundTripMs: 30, lossToHostPercent: 4, lossFromHostPercent: 2 });
  expect(Object.keys(second)).toEqual(['1', '2', '3']);
});

it('says why the host keeps the name, until it gives another one', () => {
  const refused = { type: 'renamed', name: 'Fox', code: 'too-many-renames', message: 'Wait.' } as const;
  expect(changeOfMessage(refused, EMPTY)).toEqual({ nameProblem: { code: 'too-many-renames' } });
  expect(changeOfMessage({ ...refused, code: '' }, EMPTY)).toEqual({ nameProblem: null });
});
