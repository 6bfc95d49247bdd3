import type * as v from 'valibot';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The parts of valibot's schemas and actions that describe the games' messages. */
interface Part {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly entries?: Readonly<Record<string, Part>>;
  readonly items?: readonly Part[];
  readonly wrapped?: Part;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly default?: unknown;
  readonly requirement?: unknown;
}

const KEYWORDS: Readonly<Record<string, string>> = {
  min_value: 'minimum',
  max_value: 'maximum',
  max_length: 'maxLength',
};

/**
 * Describes a schema of numbers, texts, lists of choices, tuples and objects. Throws for any other kind, which must be
 * added here first.
 */
export function toJsonSchema(schema: v.GenericSchema): JsonSchema {
  return describe(schema as unknown as Part);
}

function describe(part: Part): JsonSchema {
  const [root = part, ...actions] = part.pipe ?? [];
  return actions.reduce<JsonSchema>(
    (described, action) => ({ ...described, ...describeAction(action) }),
    describeRoot(root),
  );
}

function describeRoot(part: Part): JsonSchema {
  switch (part.type) {
    case 'number':
    case 'string':
      return { type: part.type };
    case 'literal':
      return { const: part.literal };
    case 'picklist':
      return { type: 'string', enum: part.options };
    case 'strict_tuple': {
      const items = part.items ?? [];
      return { type: 'array', prefixItems: items.map(describe), items: false, minItems: items.length };
    }
    case 'optional':
      return { ...describe(part.wrapped!), ...(part.default === undefined ? {} : { default: part.default }) };
    case 'nullable':
      return { anyOf: [describe(part.wrapped!), { type: 'null' }] };
    case 'object':
      return describeObject(part.entries ?? {});
    default:
      throw new Error(`A schema of the kind '${part.type}' has no description here.`);
  }
}

function describeObject(entries: Readonly<Record<string, Part>>): JsonSchema {
  const fields = Object.entries(entries);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, entry]) => [name, describe(entry)])),
    required: fields.filter(([, entry]) => entry.type !== 'optional').map(([name]) => name),
  };
}

function describeAction({ type, requirement }: Part): JsonSchema {
  // Every number in JSON is finite.
  if (type === 'finite') return {};
  const keyword = KEYWORDS[type];
  if (keyword === undefined) throw new Error(`A rule of the kind '${type}' has no description here.`);
  return { [keyword]: requirement };
}
