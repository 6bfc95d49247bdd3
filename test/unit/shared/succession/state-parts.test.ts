import { describe, expect, it } from 'vitest';
import { MAX_STATE_PART_LENGTH } from '../../../../shared/protocol/succession-messages.ts';
import { splitState, StateAssembly } from '../../../../shared/succession/state-parts.ts';

const LONG = 'é😀"'.repeat(9_000);

describe('the parts of a state', () => {
  it('give the text back, also when a part begins within a surrogate pair', () => {
    const parts = splitState(7, LONG);
    expect(parts).toHaveLength(3);
    expect(parts.every(({ text }) => text.length <= MAX_STATE_PART_LENGTH)).toBe(true);
    const assembly = new StateAssembly();
    const sent = parts.map((part) => JSON.parse(JSON.stringify(part)) as (typeof parts)[number]);
    expect(sent.map((part) => assembly.add(part))).toEqual([undefined, undefined, { version: 7, text: LONG }]);
  });

  it('of an empty text are one part', () => {
    expect(splitState(1, '')).toEqual([{ type: 'lobby-state', version: 1, part: 0, parts: 1, text: '' }]);
  });
});

describe('the assembly of a state', () => {
  const [first, second, third] = splitState(7, LONG) as [
    ReturnType<typeof splitState>[number],
    ReturnType<typeof splitState>[number],
    ReturnType<typeof splitState>[number],
  ];

  it('begins again with a newer state', () => {
    const assembly = new StateAssembly();
    assembly.add(first);
    assembly.add(second);
    expect(splitState(8, 'short').map((part) => assembly.add(part))).toEqual([{ version: 8, text: 'short' }]);
    expect(assembly.add(third)).toBeUndefined();
  });

  it.each([
    ['is missing', [first, third]],
    ['has another number of parts', [first, { ...second, parts: 4 }, third]],
    ['is of another version', [first, { ...second, version: 8 }, third]],
  ])('drops a state of which a part %s', (_, parts) => {
    const assembly = new StateAssembly();
    expect(parts.filter((part) => assembly.add(part) !== undefined)).toEqual([]);
  });

  it('ignores a part that comes twice', () => {
    const assembly = new StateAssembly();
    const states = [first, first, second, second, third].map((part) => assembly.add(part));
    expect(states.at(-1)).toEqual({ version: 7, text: LONG });
  });

  it('needs a first part', () => {
    const assembly = new StateAssembly();
    expect(assembly.add(second)).toBeUndefined();
    expect(assembly.add(third)).toBeUndefined();
    expect([first, second, third].map((part) => assembly.add(part)?.version)).toEqual([undefined, undefined, 7]);
  });
});
