import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  bindingSchema,
  isSameTrigger,
  triggerSchema,
  type Trigger,
} from '../../../../../shared/model/keys/bindings.ts';

const KEY: Trigger = { device: 'keyboard', code: 'KeyV' };
const BUTTON: Trigger = { device: 'mouse', button: 4 };

describe('a trigger', () => {
  it('equals one of the same key or button, and no other', () => {
    expect([isSameTrigger(KEY, { ...KEY }), isSameTrigger(BUTTON, { ...BUTTON })]).toEqual([true, true]);
    expect([
      isSameTrigger(KEY, { device: 'keyboard', code: 'KeyB' }),
      isSameTrigger(BUTTON, { device: 'mouse', button: 3 }),
      isSameTrigger(KEY, BUTTON),
      isSameTrigger(BUTTON, KEY),
    ]).toEqual([false, false, false, false]);
  });

  it.each([
    { device: 'mouse', button: 0 },
    { device: 'mouse', button: 2 },
    { device: 'keyboard', code: '' },
    { device: 'keyboard', code: 'Key V' },
    { device: 'keyboard', code: 'K'.repeat(33) },
    { device: 'gamepad', button: 1 },
    { device: 'keyboard' },
    null,
  ])('cannot be %j', (trigger) => {
    expect(v.safeParse(triggerSchema, trigger).success).toBe(false);
  });
});

it('is bound to a known action', () => {
  expect(v.safeParse(bindingSchema, { action: 'talk', trigger: KEY }).success).toBe(true);
  expect(v.safeParse(bindingSchema, { action: 'sing', trigger: KEY }).success).toBe(false);
});
