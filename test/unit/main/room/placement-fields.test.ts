import { expect, it } from 'vitest';
import { PLACEMENT } from '../../../../main/mixer/placement.ts';
import type { EffectiveAccount } from '../../../../main/room/effective-account.ts';
import { LabelNumbers } from '../../../../main/room/label-numbers.ts';
import { PlacementFields, type Circle } from '../../../../main/room/placement-fields.ts';
import { placementOf } from '../../../support/lobby/placement.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../../shared/model/presence.ts';

const POSE = { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: 4 };
const ACCOUNT: EffectiveAccount = {
  from: 'own',
  isStale: false,
  pose: POSE,
  camera: null,
  presence: DEFAULT_PRESENCE,
  talk: DEFAULT_TALK_STYLE,
  isBroadcast: false,
  reach: 1,
  isPriority: false,
  remaining: 1,
  isFlat: false,
};

const OPEN_SPACE: Circle = { id: 0, label: '', hearing: undefined, whispersTo: null };
const IN_GROUP: Circle = { ...OPEN_SPACE, label: 'g' };

it('writes each value where the mixer reads it', () => {
  const fields = new PlacementFields(new LabelNumbers());
  const presence = { world: 'w', enclosure: 'e', team: 't', state: 'spectator', muffle: 0.25, zone: 'hall' } as const;
  const camera = { xMetres: 5, yMetres: 6, zMetres: 7, yawRadians: 8 };
  fields.write(
    {
      ...ACCOUNT,
      camera,
      presence,
      talk: { to: 'radio', voice: 'shout', radio: 'r', priority: false },
      reach: 2,
      isPriority: true,
      remaining: 0.5,
      isFlat: true,
    },
    { ...OPEN_SPACE, id: 9, label: 'g', hearing: 'nobody', whispersTo: [7, 8] },
  );
  const numbers = {
    cameraX: 5,
    cameraY: 6,
    cameraZ: 7,
    cameraYaw: 8,
    world: 1,
    enclosure: 2,
    team: 3,
    radio: 4,
    group: 5,
  };
  expect(fields.values).toEqual(
    placementOf(POSE, {
      ...numbers,
      state: 2,
      reach: 2,
      muffle: 0.25,
      zone: 4,
      talkTo: 2,
      isPriority: 1,
      remaining: 0.5,
      isFlat: 1,
      room: 3,
      id: 9,
      isWhispering: 1,
      whispersTo: 7,
    }).with(PLACEMENT.whispersTo + 1, 8),
  );
});

it('puts the camera at the avatar unless one is given, and clears the position of a player without one', () => {
  const fields = new PlacementFields(new LabelNumbers());
  fields.write(ACCOUNT, OPEN_SPACE);
  expect(fields.values).toEqual(placementOf(POSE));
  fields.write({ ...ACCOUNT, pose: null }, OPEN_SPACE);
  expect(fields.values).toEqual(placementOf(undefined));
});

it('reports whether anything changed', () => {
  const fields = new PlacementFields(new LabelNumbers());
  expect([
    fields.write(ACCOUNT, OPEN_SPACE),
    fields.write(ACCOUNT, OPEN_SPACE),
    fields.write(ACCOUNT, IN_GROUP),
    fields.write(ACCOUNT, IN_GROUP),
    fields.write({ ...ACCOUNT, remaining: 0.9 }, IN_GROUP),
  ]).toEqual([true, false, true, false, true]);
});

it('shares numbers with others of the same label, and releases them', () => {
  const numbers = new LabelNumbers();
  const [one, other] = [new PlacementFields(numbers), new PlacementFields(numbers)];
  for (const fields of [one, other]) fields.write(ACCOUNT, { ...OPEN_SPACE, label: 'den' });
  expect(one.values[PLACEMENT.group]).toBe(other.values[PLACEMENT.group]);
  one.free();
  other.free();
  expect(numbers.acquire('den')).not.toBe(one.values[PLACEMENT.group]);
});
