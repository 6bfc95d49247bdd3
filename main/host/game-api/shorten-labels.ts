import { createHash } from 'node:crypto';
import { MAX_LABEL_LENGTH } from '../../../shared/model/presence.ts';
import type { ServerPlayer } from '../../../shared/protocol/server-game.ts';

const LABELS = ['world', 'enclosure', 'team', 'radio'] as const;

/** 132 bits in base64url. */
const HASH_LENGTH = 22;

/** Returns the player with labels of at most `MAX_LABEL_LENGTH`; equal labels stay equal, and different ones differ. */
export function withShortLabels(player: ServerPlayer): ServerPlayer {
  const long = LABELS.filter((name) => (player[name]?.length ?? 0) > MAX_LABEL_LENGTH);
  if (long.length === 0) return player;
  return { ...player, ...Object.fromEntries(long.map((name) => [name, shorten(player[name] ?? '')])) };
}

/** Keeps the beginning, for people, and replaces the rest by a hash of the whole. */
function shorten(label: string): string {
  const hash = createHash('sha256').update(label).digest('base64url').slice(0, HASH_LENGTH);
  const kept = label.slice(0, MAX_LABEL_LENGTH - HASH_LENGTH - 1);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}~${hash}`;
}
