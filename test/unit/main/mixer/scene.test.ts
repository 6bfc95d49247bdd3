import { expect, it } from 'vitest';
import { Scene } from '../../../../main/mixer/scene.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { placementAt } from '../../../support/placement.ts';

const RULES = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 } as const;

/** Gain and pan at which a listener hears a speaker; undefined out of earshot. */
function heard(scene: Scene, listener: number, speaker: number, wasHeard = true): { readonly gain: number; readonly pan: number } | undefined {
  if (scene.hear(listener, speaker, wasHeard) === 0) return undefined;
  const [left = 0, right = 0] = scene.ears;
  const power = left * left + right * right;
  return { gain: Math.sqrt(power), pan: (right * right - left * left) / power };
}

it('gives gain by distance in space and pan by side', () => {
  const scene = new Scene(4, RULES);
  scene.place(1, placementAt(0, 0, 0));
  scene.place(2, placementAt(0, 16, 0));
  scene.place(3, placementAt(-16, 0, 0));
  expect(heard(scene, 1, 2)!.gain).toBeCloseTo(0.5, 6);
  expect(heard(scene, 1, 2)!.pan).toBeCloseTo(0, 6);
  expect(heard(scene, 1, 3)!.pan).toBeCloseTo(-0.9, 6);
  expect(heard(scene, 3, 1)!.pan).toBeCloseTo(0.9, 6);
});

it('keeps who has no pose out of earshot, on either side', () => {
  const scene = new Scene(4, RULES);
  scene.place(1, placementAt(0, 0, 0));
  expect([heard(scene, 1, 2), heard(scene, 2, 1)]).toEqual([undefined, undefined]);
  scene.place(2, placementAt(0, 0, 0));
  expect([heard(scene, 1, 2)!.gain, heard(scene, 2, 1)!.gain]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  scene.remove(1);
  expect([heard(scene, 1, 2), heard(scene, 2, 1)]).toEqual([undefined, undefined]);
});

it('lets a speaker in half a percent before the edge and out at the edge', () => {
  const scene = new Scene(4, RULES);
  scene.place(1, placementAt(0, 0, 0));
  const isHeardAt = (metres: number, wasHeard: boolean): boolean => {
    scene.place(2, placementAt(metres, 0, 0));
    return scene.hear(1, 2, wasHeard) > 0;
  };
  expect([isHeardAt(29.9, false), isHeardAt(29.8, false), isHeardAt(29.9, true), isHeardAt(30, true)]).toEqual([false, true, true, false]);
});

function near(scene: Scene, listener: number, speakers: readonly number[]): number[] {
  const output = new Int32Array(8);
  scene.setSpeakers(Int32Array.from(speakers), speakers.length);
  return [...output.subarray(0, scene.findNear(listener, output))];
}

it('looks only at speakers who may be near, and at nobody without a place', () => {
  const scene = new Scene(8, RULES);
  for (const [slot, x] of [[1, 0], [2, 10], [3, 29], [4, 500]] as const) scene.place(slot, placementAt(x, 0, 0));
  expect(near(scene, 1, [1, 2, 3, 4, 5])).toEqual([1, 2, 3]);
  expect(near(scene, 4, [1, 2, 3])).toEqual([]);
  expect(near(scene, 5, [1, 2])).toEqual([]);
});

it('knows no distance and no side where the law is flat', () => {
  const scene = new Scene(8, { ...RULES, law: 'flat' });
  scene.place(1, placementAt(0, 0, 0));
  scene.place(2, placementAt(1_000, 0, 0));
  expect(near(scene, 3, [2, 5])).toEqual([2, 5]);
  for (const [listener, speaker] of [[1, 2], [3, 5]] as const) expect(heard(scene, listener, speaker, false)).toEqual({ gain: expect.closeTo(1, 6) as number, pan: 0 });
});
