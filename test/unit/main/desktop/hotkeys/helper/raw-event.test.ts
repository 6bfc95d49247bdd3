import { describe, expect, it } from 'vitest';
import { readRawEvent as read } from '../../../../../../main/desktop/hotkeys/helper/raw-event.ts';
import { triggerOfKeycode } from '../../../../../../main/desktop/hotkeys/helper/uiohook-keys.ts';

const readRawEvent = (event: unknown) => read(event, (keycode) => triggerOfKeycode(keycode, 'linux'));

describe('an event of the hook', () => {
  it('is nameless when the library does not know the key', () => {
    expect(readRawEvent({ type: 4, keycode: 0 })).toBe('nameless');
    expect(readRawEvent({ type: 5, keycode: 0 })).toBe('nameless');
  });

  it('is read as a key or button going down or up', () => {
    expect(readRawEvent({ type: 4, keycode: 0x2f })).toEqual({
      trigger: { device: 'keyboard', code: 'KeyV' },
      isDown: true,
    });
    expect(readRawEvent({ type: 5, keycode: 0x2f })).toEqual({
      trigger: { device: 'keyboard', code: 'KeyV' },
      isDown: false,
    });
    expect(readRawEvent({ type: 7, button: 4 })).toEqual({ trigger: { device: 'mouse', button: 3 }, isDown: true });
    expect(readRawEvent({ type: 8, button: 5 })).toEqual({ trigger: { device: 'mouse', button: 4 }, isDown: false });
  });

  it("identifies the key's place, not its letter", () => {
    expect(read({ type: 4, keycode: 0x1e }, () => triggerOfKeycode(0x10, 'win32'))).toEqual({
      trigger: { device: 'keyboard', code: 'KeyQ' },
      isDown: true,
    });
  });

  it.each([
    null,
    undefined,
    4,
    'text',
    {},
    { type: 4 },
    { type: 4, keycode: '47' },
    { type: 7, button: 1 },
    { type: 9, button: 4 },
    { type: 6, button: 4 },
    { type: 11, rotation: 1 },
  ])('is ignored when it is %j', (event) => {
    expect(readRawEvent(event)).toBeUndefined();
  });
});
