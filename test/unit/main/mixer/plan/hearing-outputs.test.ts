import { describe, expect, it } from 'vitest';
import { FULL, HALF, HALFWAY, hear } from '../../../../support/lobby/hearing/hearing-situation.ts';

describe('the side of a voice', () => {
  const at = [HALFWAY, 0, 0] as const;

  it('is as wide as the listener wants, and none where the rules hide it; the gain stays', () => {
    const heard = [100, 50, 0].map((widthPercent) => hear({ at, output: { mode: 'stereo', widthPercent } }));
    expect(heard.map(({ pan }) => pan)).toEqual([
      expect.closeTo(0.9, 5),
      expect.closeTo(0.45, 5),
      expect.closeTo(0, 5),
    ]);
    for (const { gain: one } of heard) expect(one).toEqual(HALF);
    expect(hear({ at, rules: { pan: 'off' } })).toMatchObject({ pan: expect.closeTo(0, 5) as unknown, gain: HALF });
  });

  it.each([
    ['mono', 0],
    ['left', -1],
    ['right', 1],
  ] as const)('is the same for every voice in the mode %s, and so is its gain', (mode, pan) => {
    const output = { mode, widthPercent: 100 };
    const centred = { pan: expect.closeTo(pan, 5) as unknown };
    for (const rules of [{}, { pan: 'off' }] as const)
      expect(hear({ at, output, rules })).toMatchObject({ ...centred, gain: HALF });
    expect(hear({ at, output, rules: { law: 'flat' } })).toMatchObject({ ...centred, gain: FULL });
    expect(hear({ at: [-HALFWAY, 0, 0], output })).toMatchObject({ ...centred, gain: HALF });
  });
});
