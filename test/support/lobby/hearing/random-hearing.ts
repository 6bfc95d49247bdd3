import { PLACEMENT } from '../../../../main/mixer/placement.ts';
import {
  DEFAULT_HEARING_RULES,
  DISTANCE_LAWS,
  ENCLOSURE_MODES,
  HEARING_MODES,
  PAN_MODES,
  TEAM_MODES,
  type HearingMatrix,
  type HearingRules,
} from '../../../../shared/spatial/hearing-rules.ts';
import { placementOf } from '../placement.ts';

function pick<const Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

function randomMatrix(random: () => number): HearingMatrix {
  const row = (): HearingMatrix['alive'] => ({
    alive: pick(random, HEARING_MODES),
    dead: pick(random, HEARING_MODES),
    spectator: pick(random, HEARING_MODES),
  });
  return { alive: { ...row(), alive: 'nearby' }, dead: row(), spectator: row() };
}

/** Any rules that a host may set. */
export function randomRules(random: () => number): HearingRules {
  const isLikely = (): boolean => random() < 0.5;
  return {
    ...DEFAULT_HEARING_RULES,
    law: pick(random, DISTANCE_LAWS),
    minMetres: pick(random, [0, 0.1, 2]),
    maxMetres: 30,
    edgeDb: pick(random, [-6, -46]),
    curve: [
      [0, 1],
      [5, 0.7],
      [30, pick(random, [0, 0.2])],
    ],
    offsetMetres: pick(random, [0, 0.5]),
    floorGain: pick(random, [0, 0, 0.1]),
    pan: pick(random, PAN_MODES),
    directionFrom: pick(random, ['camera', 'avatar']),
    interauralDelay: isLikely(),
    airAbsorption: isLikely(),
    enclosures: pick(random, ENCLOSURE_MODES),
    phases: { playing: randomMatrix(random), meeting: randomMatrix(random) },
    channels: {
      team: isLikely(),
      radio: isLikely(),
      everybody: isLikely(),
      radioMetres: pick(random, [null, 60]),
      priority: false,
    },
    effects: isLikely(),
    teams: pick(random, TEAM_MODES),
  };
}

/** Any placement in a small world, occasionally with invalid or out-of-range numbers. */
export function randomPlacement(random: () => number): Float64Array {
  const metres = (): number => 80 * (random() - 0.5);
  const label = (): number => pick(random, [0, 0, 1, 2]);
  const fields = placementOf(
    { xMetres: metres(), yMetres: 0.1 * metres(), zMetres: metres(), yawRadians: 7 * random() },
    {
      isPlaced: pick(random, [1, 1, 1, 0]),
      cameraX: metres(),
      cameraZ: metres(),
      cameraYaw: 7 * random(),
      world: pick(random, [0, 0, 0, 1]),
      enclosure: label(),
      team: label(),
      state: pick(random, [0, 0, 1, 2]),
      reach: pick(random, [0, 0.3, 1, 1, 2, 40]),
      muffle: pick(random, [0, 0, random(), 1]),
      zone: Math.floor(6 * random()),
      talkTo: Math.floor(4 * random()),
      radio: label(),
      group: pick(random, [0, 0, 0, 1]),
      isPriority: pick(random, [0, 0, 0, 1]),
      remaining: pick(random, [1, 1, random()]),
      isFlat: pick(random, [0, 0, 0, 1]),
    },
  );
  if (random() < 0.2)
    fields[Math.floor(random() * fields.length)] = pick(random, [Number.NaN, Infinity, -Infinity, 1e300, -1, 1e-320]);
  if (random() < 0.02) fields[PLACEMENT.reach] = 1e-320;
  return fields;
}
