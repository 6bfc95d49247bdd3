import { describe, expect, it } from 'vitest';
import { TriggerFilter } from '../../../../../../main/desktop/hotkeys/helper/trigger-filter.ts';
import type { HelperReport } from '../../../../../../main/desktop/hotkeys/helper-messages.ts';
import type { Trigger } from '../../../../../../shared/model/bindings.ts';

const key = (code: string): Trigger => ({ device: 'keyboard', code });
const BACK: Trigger = { device: 'mouse', button: 3 };

function setUp(...watched: readonly Trigger[]) {
  const told: HelperReport[] = [];
  const filter = new TriggerFilter((report) => told.push(report));
  filter.watch(watched);
  return { filter, told };
}

describe('the filter between hook and app', () => {
  it('reports only bound keys, down and up', () => {
    const { filter, told } = setUp(key('KeyV'), BACK);
    for (const trigger of [key('KeyP'), key('KeyV'), key('KeyA'), BACK]) {
      filter.take(trigger, true);
      filter.take(trigger, false);
    }
    expect(told).toEqual([
      { type: 'input', trigger: key('KeyV'), isDown: true },
      { type: 'input', trigger: key('KeyV'), isDown: false },
      { type: 'input', trigger: BACK, isDown: true },
      { type: 'input', trigger: BACK, isDown: false },
    ]);
  });

  it('reports an auto-repeating key once', () => {
    const { filter, told } = setUp(key('KeyV'));
    for (let count = 0; count < 20; count++) filter.take(key('KeyV'), true);
    filter.take(key('KeyV'), false);
    filter.take(key('KeyV'), false);
    expect(told).toHaveLength(2);
  });

  it('follows the newest bindings', () => {
    const { filter, told } = setUp(key('KeyV'));
    filter.watch([key('KeyB')]);
    filter.take(key('KeyV'), true);
    filter.take(key('KeyB'), true);
    expect(told).toEqual([{ type: 'input', trigger: key('KeyB'), isDown: true }]);
  });

  it('reports a key again after lost releases', () => {
    const { filter, told } = setUp(key('KeyV'));
    filter.take(key('KeyV'), true);
    filter.forgetHeld();
    filter.take(key('KeyV'), true);
    expect(told).toHaveLength(2);
  });

  describe('recording', () => {
    it('returns one key, which has no other effect', () => {
      const { filter, told } = setUp(key('KeyV'));
      filter.record();
      filter.take(key('KeyV'), true);
      filter.take(key('KeyG'), true);
      expect(told).toEqual([{ type: 'recorded', trigger: key('KeyV') }]);
    });

    it('waits for a key press, and ignores repeats and releases of held keys', () => {
      const { filter, told } = setUp();
      filter.take(key('ShiftLeft'), true);
      filter.record();
      filter.take(key('ShiftLeft'), true);
      filter.take(key('ShiftLeft'), false);
      expect(told).toEqual([]);
      filter.take(BACK, true);
      expect(told).toEqual([{ type: 'recorded', trigger: BACK }]);
    });

    it('ends without a key on Escape, and when it is cancelled', () => {
      const { filter, told } = setUp(key('Escape'));
      filter.record();
      filter.take(key('Escape'), true);
      filter.record();
      filter.finishRecording(null);
      filter.finishRecording(null);
      expect(told).toEqual([
        { type: 'recorded', trigger: null },
        { type: 'recorded', trigger: null },
      ]);
    });

    it('answers each of two recordings once', () => {
      const { filter, told } = setUp();
      filter.record();
      filter.record();
      filter.take(key('KeyG'), true);
      expect(told).toEqual([
        { type: 'recorded', trigger: null },
        { type: 'recorded', trigger: key('KeyG') },
      ]);
    });
  });
});
