import { PLACEMENT, PLACEMENT_FIELDS } from '../../../main/mixer/placement.ts';
import { ORIGIN_POSE, type Pose } from '../../../shared/model/pose.ts';

export type PlacementOverrides = { readonly [field in keyof typeof PLACEMENT]?: number };

/**
 * Placement fields of a living person at `pose` (undefined = nowhere), with the camera there, a normal voice and no
 * labels, except for the given fields.
 */
export function placementOf(pose: Partial<Pose> | undefined, overrides: PlacementOverrides = {}): Float64Array {
  const { xMetres, yMetres, zMetres, yawRadians } = { ...ORIGIN_POSE, ...pose };
  const fields = new Float64Array(PLACEMENT_FIELDS);
  const place = [xMetres, yMetres, zMetres, yawRadians];
  fields.set([pose === undefined ? 0 : 1, ...place, ...place]);
  fields[PLACEMENT.reach] = 1;
  fields[PLACEMENT.remaining] = 1;
  for (const [name, value] of Object.entries(overrides)) fields[PLACEMENT[name as keyof typeof PLACEMENT]] = value;
  return fields;
}

/** The same by coordinates. */
export function placementAt(xMetres: number, yMetres: number, zMetres: number, yawRadians = 0): Float64Array {
  return placementOf({ xMetres, yMetres, zMetres, yawRadians });
}
