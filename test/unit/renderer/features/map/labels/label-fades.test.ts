import { expect, it } from 'vitest';
import { LabelFades } from '../../../../../../renderer/features/map/labels/label-fades.ts';

const DOT = { x: 100, y: 100 };
const LABEL = { id: 1, side: 'below', x: 100, y: 124 } as const;
const dotOf = (id: number) => (id === 1 ? DOT : undefined);

it('fades a name in and out, and remembers its side until it has gone', () => {
  const fades = new LabelFades();
  expect(fades.update([LABEL], dotOf, 0.06)).toEqual([{ id: 1, opacity: expect.closeTo(1 / 3), dx: 0, dy: 24 }]);
  expect(fades.isMoving).toBe(true);
  expect(fades.update([LABEL], dotOf, 1)[0]?.opacity).toBe(1);
  expect(fades.isMoving).toBe(false);
  expect(fades.update([], dotOf, 0.09)[0]?.opacity).toBeCloseTo(0.5);
  expect([fades.sideOf(1), fades.isMoving]).toEqual(['below', true]);
  expect(fades.update([], dotOf, 0.1)).toEqual([]);
  expect([fades.sideOf(1), fades.isMoving]).toEqual([undefined, false]);
});

it('removes a name at once with its dot', () => {
  const fades = new LabelFades();
  fades.update([LABEL], dotOf, 1);
  expect(fades.update([], () => undefined, 0.01)).toEqual([]);
});

it('shows and hides names at once when the system asks for reduced motion', () => {
  const fades = new LabelFades();
  expect(fades.update([LABEL], dotOf, Infinity)[0]?.opacity).toBe(1);
  expect(fades.update([], dotOf, Infinity)).toEqual([]);
});
