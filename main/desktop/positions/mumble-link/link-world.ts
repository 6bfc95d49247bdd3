import { createHash } from 'node:crypto';

/**
 * Guild Wars 2 writes these bytes: `sockaddr` of 28, then u32 map, map type, shard, instance, build. What follows them
 * differs from player to player.
 */
const GUILD_WARS_CONTEXT_BYTES = 48;
const MAP_AT = 28;
const SHARD_AT = 36;
const FAMILY_INET = 2;
const FAMILY_INET6 = 23;

/**
 * Longest part of a program's name in a world label, so that the label stays readable and within `MAX_LABEL_LENGTH`.
 */
const SHOWN_NAME_LENGTH = 32;

/**
 * Returns the world of a link's position. It is equal for two players exactly when Mumble considers their contexts
 * equal, that is by `name + "\0" + context`. `place` adds what a known program's context leaves out. The label
 * is the name, for people, and 64 bits of a hash, for comparison: contexts are binary and may contain server addresses.
 */
export function linkWorld(name: string, context: Uint8Array, place: string): string {
  if (name === '' && context.length === 0 && place === '') return '';
  const hash = createHash('sha256').update(name).update('\0').update(comparablePart(name, context));
  if (place !== '') hash.update('\0').update(place);
  const digest = hash.digest('hex').slice(0, 16);
  return name === '' || name.length > SHOWN_NAME_LENGTH ? digest : `${name} ${digest}`;
}

/**
 * Keeps only server, map and shard of Guild Wars 2's context; the port and the rest differ between players who stand
 * side by side.
 */
function comparablePart(name: string, context: Uint8Array): Uint8Array {
  if (name !== 'Guild Wars 2' || context.length < GUILD_WARS_CONTEXT_BYTES) return context;
  return Buffer.concat([
    serverAddress(context),
    context.subarray(MAP_AT, MAP_AT + 4),
    context.subarray(SHARD_AT, SHARD_AT + 4),
  ]);
}

function serverAddress(context: Uint8Array): Uint8Array {
  const family = (context[0] ?? 0) | ((context[1] ?? 0) << 8);
  if (family === FAMILY_INET) return context.subarray(4, 8);
  return family === FAMILY_INET6 ? context.subarray(8, 24) : context.subarray(0, MAP_AT);
}
