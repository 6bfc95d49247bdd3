import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { toJsonSchema } from '../../../../../../main/desktop/positions/game-api/json-schema.ts';
import { localGameMessageSchema } from '../../../../../../shared/protocol/game.ts';

describe('a schema described as JSON Schema', () => {
  it('keeps types, bounds, choices, defaults and required fields', () => {
    const schema = v.object({
      kind: v.literal('a'),
      count: v.pipe(v.number(), v.finite(), v.minValue(-1), v.maxValue(2)),
      label: v.optional(v.pipe(v.string(), v.maxLength(3)), ''),
      choice: v.optional(v.picklist(['x', 'y'])),
      pair: v.nullable(v.strictTuple([v.number(), v.string()])),
    });
    expect(toJsonSchema(schema)).toEqual({
      type: 'object',
      properties: {
        kind: { const: 'a' },
        count: { type: 'number', minimum: -1, maximum: 2 },
        label: { type: 'string', maxLength: 3, default: '' },
        choice: { type: 'string', enum: ['x', 'y'] },
        pair: {
          anyOf: [
            { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }], items: false, minItems: 2 },
            { type: 'null' },
          ],
        },
      },
      required: ['kind', 'count', 'pair'],
    });
  });

  it('covers every field of the game message', () => {
    const { properties } = toJsonSchema(localGameMessageSchema) as { properties: { player: { properties: object } } };
    expect(Object.keys(properties)).toEqual(Object.keys(localGameMessageSchema.entries));
    expect(Object.keys(properties.player.properties)).toEqual(
      Object.keys(localGameMessageSchema.entries.player.entries),
    );
  });

  it('fails on unsupported schemas instead of ignoring them', () => {
    expect(() => toJsonSchema(v.date())).toThrow(/date/);
    expect(() => toJsonSchema(v.pipe(v.string(), v.email()))).toThrow(/email/);
  });
});
