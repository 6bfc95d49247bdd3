import * as v from 'valibot';
import { ENTRIES, passwordHashSchema } from '../../model/people/door.ts';
import { hearingRulesSchema } from '../rules/hearing-rules-schema.ts';

/** What the options of a start said about that which moderators can change later. */
const givenSchema = v.object({
  rules: hearingRulesSchema,
  /** null = no option said it. */
  entry: v.nullable(v.picklist(ENTRIES)),
  /** null = none. */
  password: v.nullable(passwordHashSchema),
});
export type Given = v.InferOutput<typeof givenSchema>;

/** As a host has kept it; undefined = one of an earlier version. */
export const keptGivenSchema = v.optional(givenSchema);
