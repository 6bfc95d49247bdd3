import { expect, it } from 'vitest';
import {
  chooseDevice,
  deviceIdOf,
  labelOf,
  noticeOfChange,
} from '../../../../../renderer/features/devices/choose-device.ts';

const YETI = { id: 'a1', label: 'Yeti' };
const HEADSET = { id: 'b2', label: 'Headset' };

it('follows the system default when nothing was chosen', () => {
  expect(deviceIdOf(chooseDevice(null, [YETI]))).toBeNull();
});

it('finds the chosen device by its id', () => {
  expect(chooseDevice({ id: 'b2', label: 'old name' }, [YETI, HEADSET])).toEqual({ kind: 'chosen', device: HEADSET });
});

it('finds it by its label when ids have changed', () => {
  expect(deviceIdOf(chooseDevice({ id: 'gone', label: 'Headset' }, [YETI, HEADSET]))).toBe('b2');
});

it('does not mistake a device without a label for one whose label is unknown', () => {
  expect(chooseDevice({ id: 'gone', label: '' }, [{ id: 'x', label: '' }]).kind).toBe('stand-in');
});

it('falls back to the default when it is unplugged, and reports that and its return', () => {
  const present = chooseDevice(YETI, [YETI, HEADSET]);
  const missing = chooseDevice(YETI, [HEADSET]);
  expect(deviceIdOf(missing)).toBeNull();
  expect(noticeOfChange(present, missing, 'microphone')).toEqual({ kind: 'microphoneGone', label: 'Yeti' });
  expect(noticeOfChange(missing, present, 'microphone')).toEqual({ kind: 'back', label: 'Yeti' });
  expect(noticeOfChange(present, present, 'microphone')).toBeNull();
  expect(noticeOfChange(missing, missing, 'microphone')).toBeNull();
});

it('uses the gain of the device in use: that of the default while the chosen one is away', () => {
  expect(labelOf(chooseDevice(YETI, [YETI, HEADSET]))).toBe('Yeti');
  expect(labelOf(chooseDevice(YETI, [HEADSET]))).toBe('');
  expect(labelOf(chooseDevice(null, [HEADSET]))).toBe('');
});
