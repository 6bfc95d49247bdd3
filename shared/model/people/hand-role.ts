import * as v from 'valibot';
import { LIFE_STATES, MAX_LABEL_LENGTH } from '../presence.ts';
import { visibleText } from '../visible-text.ts';

/** The fields of a participant that a host can set by hand. */
const HAND_FIELDS = ['team', 'state'] as const;
export type HandField = (typeof HAND_FIELDS)[number];

/** Most changes in one message: everybody in the largest lobby. */
const MAX_ROLE_CHANGES = 1_000;

const participantId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
const lifeState = v.picklist(LIFE_STATES);

/** A team as everybody reads it; '' = none. */
const teamSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_LABEL_LENGTH),
  v.transform((name) => visibleText(name).trim()),
);

/** The team and state that the host has set for a participant; null = nothing, so its own program decides. */
export const handRoleSchema = v.object({
  /** '' = no team. */
  team: v.nullable(teamSchema),
  state: v.nullable(lifeState),
  /** Whether the participant has set its state itself. */
  isStateOwn: v.boolean(),
});
export type HandRole = v.InferOutput<typeof handRoleSchema>;

export const NO_HAND_ROLE: HandRole = { team: null, state: null, isStateOwn: false };

/** A change by the host. Fields that are left out stay; null = the participant's own program decides again. */
export const roleChangesSchema = v.pipe(
  v.array(
    v.object({
      id: participantId,
      team: v.optional(v.nullable(teamSchema)),
      state: v.optional(v.nullable(lifeState)),
    }),
  ),
  v.maxLength(MAX_ROLE_CHANGES),
);
export type RoleChange = v.InferOutput<typeof roleChangesSchema>[number];

/** The parts of a role that the host has set. */
export const handFieldsSchema = v.pipe(v.array(v.picklist(HAND_FIELDS)), v.readonly());

/** The team and state of a participant as the host uses them, and what has set them. */
const roleRowSchema = v.object({
  id: participantId,
  team: v.string(),
  state: lifeState,
  /** `server`: the game server decides, and nothing that is set by hand counts. */
  from: v.picklist(['own', 'server']),
  /** The parts that the host has set. */
  byHand: handFieldsSchema,
});
export type RoleRow = v.InferOutput<typeof roleRowSchema>;

/** The participants with something to know: those who have a team, is not alive, or is set by hand or by a server. */
export const roleRowsSchema = v.pipe(v.array(roleRowSchema), v.maxLength(MAX_ROLE_CHANGES), v.readonly());
