import { expect, it } from 'vitest';
import { gainOf, withGain } from '../../../../../renderer/features/devices/device-gains.ts';

it('has no effect on a device without a gain of its own', () => {
  expect(gainOf([{ label: 'Yeti', gainDb: 6 }], 'Headset')).toBe(0);
});

it('keeps one gain for each device', () => {
  const gains = withGain(withGain(withGain([], 'Yeti', 6), '', -3), 'Yeti', 9);
  expect(gains).toEqual([
    { label: '', gainDb: -3 },
    { label: 'Yeti', gainDb: 9 },
  ]);
  expect(gainOf(gains, 'Yeti')).toBe(9);
});

it('forgets the device set longest ago when there are more than 32', () => {
  let gains = withGain([], 'first', 1);
  for (let index = 0; index < 32; index++) gains = withGain(gains, `device ${index}`, 2);
  expect(gains).toHaveLength(32);
  expect(gainOf(gains, 'first')).toBe(0);
});
