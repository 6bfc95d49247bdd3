import { createHmac } from 'node:crypto';
import type { Person } from '../../shared/model/people/person.ts';

/** Players in a lobby who let those who know them see it on the local network, as tags of its announcement. */

/** A chance of 1 in 10^10 that one of 2,000 known players seems to be behind one of 16 tags of others. */
const TAG_BYTES = 6;
export const TAG_CHARACTERS = 8;
/** An announcement has room for so many. */
export const MAX_TAGS = 16;

/** What a tag belongs to: one opening of one lobby. Both as its announcement has them. */
interface TaggedLobby {
  readonly token: string;
  readonly certificateSha256: string;
}

/**
 * Returns the tag of an identity. Only those who know the identity can tell that it is the same as behind a tag in
 * another lobby, or in this one at another time, and nobody can tell the identity from it.
 */
export function tagOf(identity: string, { token, certificateSha256 }: TaggedLobby): string {
  const digest = createHmac('sha256', Buffer.from(identity, 'base64url'))
    .update(`earshot here ${certificateSha256} ${token}`)
    .digest();
  return digest.subarray(0, TAG_BYTES).toString('base64url');
}

/** Returns the players you know whose tags a lobby announces, by the names that you know them by. */
export function recognise(
  people: readonly Person[],
  { tags = [], ...lobby }: TaggedLobby & { readonly tags?: readonly string[] },
): readonly string[] {
  if (tags.length === 0) return [];
  const announced = new Set(tags);
  return people
    .filter(({ isKnown, identity }) => isKnown === true && announced.has(tagOf(identity, lobby)))
    .map(({ name, nickname = '' }) => (nickname === '' ? name : nickname));
}
