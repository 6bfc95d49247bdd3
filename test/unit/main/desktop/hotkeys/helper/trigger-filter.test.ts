import { describe, expect, it } from 'vitest';
import { TriggerFilter } from '../../../../../../main/desktop/hotkeys/helper/trigger-filter.ts';
import type { HelperReport } from '../../../../../../main/desktop/hotkeys/helper-messages.ts';
import type { Trigger } from '../../../../../../shared/model/keys/bindings.ts';

const key = (code: string): Trigger => ({ device: 'keyboard', code });
const BACK: Trigger = { device: 'mouse', button: 3 };

function setUp(...watched: readonly Trigger[]) {
  const reported: HelperReport[] = [];
  const filter = new TriggerFilter((report) => reported.push(report));
  filter.watch(watched);
  return { filter, reported };
}

describe('the filter between hook and app', () => {
  it('reports only bound keys, down and up', () => {
    const { filter, reported } = setUp(key('KeyV'), BACK);
    for (const trigger of [key('KeyP'), key('KeyV'), key('KeyA'), BACK]) {
      filter.handle(trigger, true);
      filter.handle(trigger, false);
    }
    expect(reported).toEqual([
      { type: 'input', trigger: key('KeyV'), isDown: true },
      { type: 'input', trigger: key('KeyV'), isDown: false },
      { type: 'input', trigger: BACK, isDown: true },
      { type: 'input', trigger: BACK, isDown: false },
    ]);
  });

  it('reports an auto-repeating key once', () => {
    const { filter, reported } = setUp(key('KeyV'));
    for (let count = 0; count < 20; count++) filter.handle(key('KeyV'), true);
    filter.handle(key('KeyV'), false);
    filter.handle(key('KeyV'), false);
    expect(reported).toHaveLength(2);
  });

  it('follows the newest bindings', () => {
    const { filter, reported } = setUp(key('KeyV'));
    filter.watch([key('KeyB')]);
    filter.handle(key('KeyV'), true);
    filter.handle(key('KeyB'), true);
    expect(reported).toEqual([{ type: 'input', trigger: key('KeyB'), isDown: true }]);
  });

  it('reports a key again after lost releases', () => {
    const { filter, reported } = setUp(key('KeyV'));
    filter.handle(key('KeyV'), true);
    filter.forgetHeld();
    filter.handle(key('KeyV'), true);
    expect(reported).toHaveLength(2);
  });

  it('keeps the microphone closed while a text with commands is typed, and open for players who sprint', () => {
    const { filter, reported } = setUp(key('KeyV'));
    const press = (...codes: readonly string[]): void => {
      for (const code of codes) filter.handle(key(code), true);
      for (const code of codes.toReversed()) filter.handle(key(code), false);
    };
    press('ControlLeft', 'KeyV');
    press('AltLeft', 'KeyV');
    press('AltRight', 'KeyV');
    press('MetaLeft', 'KeyV');
    expect(reported).toEqual([]);
    press('ShiftLeft', 'KeyV');
    press('CapsLock', 'KeyV');
    expect(reported).toHaveLength(4);
  });

  it('reports the release of what it reported, whatever modifiers have changed meanwhile', () => {
    const combination: Trigger = { device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] };
    const { filter, reported } = setUp(key('KeyM'), combination);
    filter.handle(key('ControlLeft'), true);
    filter.handle(key('ShiftRight'), true);
    filter.handle(key('KeyM'), true);
    filter.handle(key('ControlLeft'), false);
    filter.handle(key('ShiftRight'), false);
    filter.handle(key('KeyM'), false);
    filter.handle(key('KeyM'), true);
    filter.handle(key('ControlLeft'), true);
    filter.handle(key('KeyM'), false);
    expect(reported).toEqual([
      { type: 'input', trigger: combination, isDown: true },
      { type: 'input', trigger: combination, isDown: false },
      { type: 'input', trigger: key('KeyM'), isDown: true },
      { type: 'input', trigger: key('KeyM'), isDown: false },
    ]);
  });

  describe('recording', () => {
    it('returns a combination, or a modifier that is released alone', () => {
      const { filter, reported } = setUp();
      filter.record();
      for (const code of ['ControlLeft', 'KeyM']) filter.handle(key(code), true);
      for (const code of ['KeyM', 'ControlLeft']) filter.handle(key(code), false);
      filter.record();
      for (const isDown of [true, false]) filter.handle(key('ShiftLeft'), isDown);
      expect(reported).toEqual([
        { type: 'recorded', trigger: { device: 'keyboard', code: 'KeyM', modifiers: ['Control'] } },
        { type: 'recorded', trigger: key('ShiftLeft') },
      ]);
    });

    it('returns one key, which has no other effect', () => {
      const { filter, reported } = setUp(key('KeyV'));
      filter.record();
      filter.handle(key('KeyV'), true);
      filter.handle(key('KeyG'), true);
      expect(reported).toEqual([{ type: 'recorded', trigger: key('KeyV') }]);
    });

    it('waits for a key press, and ignores repeats and releases of held keys', () => {
      const { filter, reported } = setUp();
      filter.handle(key('ShiftLeft'), true);
      filter.record();
      filter.handle(key('ShiftLeft'), true);
      filter.handle(key('ShiftLeft'), false);
      expect(reported).toEqual([]);
      filter.handle(BACK, true);
      expect(reported).toEqual([{ type: 'recorded', trigger: BACK }]);
    });

    it('ends without a key on Escape, and when it is cancelled', () => {
      const { filter, reported } = setUp(key('Escape'));
      filter.record();
      filter.handle(key('Escape'), true);
      filter.record();
      filter.finishRecording(null);
      filter.finishRecording(null);
      expect(reported).toEqual([
        { type: 'recorded', trigger: null },
        { type: 'recorded', trigger: null },
      ]);
    });

    it('answers each of two recordings once', () => {
      const { filter, reported } = setUp();
      filter.record();
      filter.record();
      filter.handle(key('KeyG'), true);
      expect(reported).toEqual([
        { type: 'recorded', trigger: null },
        { type: 'recorded', trigger: key('KeyG') },
      ]);
    });
  });
});
