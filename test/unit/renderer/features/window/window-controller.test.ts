import { beforeEach, describe, expect, it } from 'vitest';
import { createWindowController } from '../../../../../renderer/features/window/window-controller.ts';
import { createWindowStore, type WindowStore } from '../../../../../renderer/features/window/window-store.ts';
import type { WindowBounds } from '../../../../../shared/model/window-place.ts';
import { createFakeBridge, type FakeBridge } from '../../../../support/window/fake-bridge.ts';

const FULL = { x: 100, y: 50, width: 1_280, height: 800 };
const STRIP = { x: 1_600, y: 0, width: 280, height: 640 };

let fake: FakeBridge;
let store: WindowStore;
let bounds: WindowBounds | null;
let moved: () => void;
let moves: WindowBounds[];

beforeEach(() => {
  fake = createFakeBridge();
  store = createWindowStore();
  bounds = FULL;
  moves = [];
  moved = () => undefined;
});

function create(answers: { readonly isPlacedByShell: boolean; readonly strip?: WindowBounds }) {
  fake.answer('window:describe', () => ({ ok: true, value: { isPlacedByShell: answers.isPlacedByShell } }));
  fake.answer('window:take-shape', ({ shape }) => ({
    ok: true,
    value: { bounds: shape === 'compact' ? (answers.strip ?? null) : FULL },
  }));
  return createWindowController({
    bridge: fake.bridge,
    store,
    frame: {
      bounds: () => bounds,
      moveTo(next) {
        bounds = next;
        moves.push(next);
      },
      onScreen: (wanted) => (wanted.x < 0 ? { ...wanted, x: 0 } : wanted),
      onMoved: (listener) => (moved = listener),
    },
    isOnTop: () => true,
  });
}

const calls = (name: string): unknown[] =>
  fake.calls.filter((call) => call.name === name).map(({ request }) => request);

it('leaves the moving to a shell that places the window', async () => {
  const controller = create({ isPlacedByShell: true });
  await controller.load();
  await controller.takeShape('compact');
  expect(store.getState()).toEqual({ shape: 'compact', isPlacedByShell: true, canTakeShapes: true });
  expect(calls('window:take-shape')).toEqual([{ shape: 'compact', isOnTop: true }]);
  expect(calls('window:moved')).toEqual([]);
  expect(moves).toEqual([]);
});

describe('where the window moves itself', () => {
  it('goes to where the shape was last, or to the corner, and reports each place once', async () => {
    const controller = create({ isPlacedByShell: false, strip: STRIP });
    await controller.load();
    await controller.takeShape('compact');
    expect(moves).toEqual([STRIP]);
    moved();
    moved();
    await controller.takeShape('full');
    expect(moves).toEqual([STRIP, FULL]);
    expect(calls('window:moved')).toEqual([{ bounds: FULL }, { bounds: STRIP }]);
  });

  it('has a first place for the strip', async () => {
    const controller = create({ isPlacedByShell: false });
    await controller.takeShape('compact');
    expect(moves).toEqual([{ x: 1_100, y: 50, width: 280, height: 640 }]);
  });

  it('comes back from a screen that is gone when it opens', async () => {
    bounds = { ...FULL, x: -2_000 };
    await create({ isPlacedByShell: false }).load();
    expect(moves).toEqual([{ ...FULL, x: 0 }]);
  });
});

it('changes the layout alone in a tab, which has no place', async () => {
  bounds = null;
  const controller = create({ isPlacedByShell: false });
  await controller.load();
  await controller.takeShape('mini');
  expect(store.getState().shape).toBe('mini');
  expect(moves).toEqual([]);
  expect(calls('window:moved')).toEqual([]);
});

it('toggles between the whole window and the strip, from the mini window too', async () => {
  const controller = create({ isPlacedByShell: true });
  await controller.load();
  controller.toggleCompact();
  await expect.poll(() => store.getState().shape).toBe('compact');
  await controller.takeShape('mini');
  controller.toggleCompact();
  await expect.poll(() => store.getState().shape).toBe('full');
});

it('changes whether small windows stay on top, and does not ask for a whole one', async () => {
  const controller = create({ isPlacedByShell: true });
  controller.setOnTop(false);
  await controller.takeShape('mini');
  controller.setOnTop(false);
  expect(calls('window:take-shape')).toEqual([
    { shape: 'mini', isOnTop: true },
    { shape: 'mini', isOnTop: false },
  ]);
});

it('has no other shapes in a tab, which nothing can make small', async () => {
  bounds = null;
  const controller = create({ isPlacedByShell: false });
  await controller.load();
  expect(store.getState().canTakeShapes).toBe(false);
  controller.toggleCompact();
  expect(calls('window:take-shape')).toEqual([]);
  bounds = FULL;
  await controller.load();
  controller.toggleCompact();
  await expect.poll(() => calls('window:take-shape').length).toBe(1);
});
