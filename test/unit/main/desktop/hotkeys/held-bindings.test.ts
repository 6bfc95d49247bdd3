import { describe, expect, it } from 'vitest';
import { HeldBindings, MAX_HOLD_MS } from '../../../../../main/desktop/hotkeys/held-bindings.ts';
import type { Binding } from '../../../../../shared/model/keys/bindings.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const TALK: Binding = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } };
const TALK_BY_MOUSE: Binding = { action: 'talk', trigger: { device: 'mouse', button: 3 } };

function setUp() {
  const clock = new ManualClock();
  const reported: string[] = [];
  const held = new HeldBindings(clock.schedule, ({ action, trigger }, isDown) =>
    reported.push(`${action} by ${trigger.device} ${isDown ? 'down' : 'up'}`),
  );
  return { clock, reported, held };
}

describe('a held binding', () => {
  it('is reported once when it goes down and once when it goes up', () => {
    const { held, reported, clock } = setUp();
    held.handle(TALK, true);
    held.handle(TALK, true);
    held.handle(TALK, false);
    held.handle(TALK, false);
    expect(reported).toEqual(['talk by keyboard down', 'talk by keyboard up']);
    expect(clock.pending).toBe(0);
  });

  it('distinguishes two keys of one action', () => {
    const { held, reported } = setUp();
    held.handle(TALK, true);
    held.handle(TALK_BY_MOUSE, true);
    held.handle(TALK, false);
    expect(reported).toEqual(['talk by keyboard down', 'talk by mouse down', 'talk by keyboard up']);
  });

  it('ends after two minutes, and begins again with the next press', () => {
    const { held, reported, clock } = setUp();
    held.handle(TALK, true);
    clock.advance(MAX_HOLD_MS);
    held.handle(TALK, false);
    held.handle(TALK, true);
    expect(reported).toEqual(['talk by keyboard down', 'talk by keyboard up', 'talk by keyboard down']);
  });

  it('ends when the key is no longer bound to it', () => {
    const { held, reported } = setUp();
    held.handle(TALK, true);
    held.handle(TALK_BY_MOUSE, true);
    held.keepOnly([TALK_BY_MOUSE, { ...TALK, action: 'shout' }]);
    expect(reported.slice(2)).toEqual(['talk by keyboard up']);
  });

  it('can be ended completely', () => {
    const { held, reported, clock } = setUp();
    held.handle(TALK, true);
    held.handle(TALK_BY_MOUSE, true);
    held.releaseAll();
    held.releaseAll();
    expect(reported.slice(2)).toEqual(['talk by keyboard up', 'talk by mouse up']);
    expect(clock.pending).toBe(0);
  });
});
