import { parseParticipantName } from '../../shared/model/name.ts';

/**
 * Colours that games write into names: `^1` and `^x0af` (Quake and its descendants), `§a` (Minecraft), and the control
 * characters of Source with their hexadecimal colours.
 */
const COLOUR_CODES = /\^x[\da-f]{3}|\^[\da-z]|§[\da-fk-or]|\u0007[\da-f]{6}|\u0008[\da-f]{8}|[\u0001-\u0006]/gi;

/** A clan's tag in brackets, before or after the name. */
const CLAN_TAG = /^(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>)\s*|\s*(?:\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>)$/g;

/**
 * Returns the forms of a name in which two names for the same player may agree, closest first: without colour codes and
 * differences of case and width, then also without clan tags. Empty if nothing visible is left.
 */
export function similarNames(name: string): readonly string[] {
  const plain = fold(name.replace(COLOUR_CODES, ''));
  if (plain === '') return [];
  const untagged = fold(plain.replace(CLAN_TAG, ''));
  return untagged === '' || untagged === plain ? [plain] : [plain, untagged];
}

function fold(name: string): string {
  return (parseParticipantName(name.normalize('NFKC')) ?? '').toLowerCase();
}
