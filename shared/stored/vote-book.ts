import * as v from 'valibot';
import { parseJsonText } from '../json-text.ts';
import { lobbyIdSchema, NO_VOTES, voteMemorySchema, type VoteMemory } from '../model/vote-memory.ts';

/** More are forgotten, those written first: their elections are long over. */
const MAX_LOBBIES = 64;

/** A book as text is shorter than this, UTF-16 code units. */
export const MAX_VOTE_BOOK_LENGTH = 16_384;

/** The lobby that was written last comes last. */
const voteBookSchema = v.pipe(
  v.array(v.object({ lobby: lobbyIdSchema, memory: voteMemorySchema })),
  v.maxLength(MAX_LOBBIES),
);

/** The promises of this member in all lobbies. */
export type VoteBook = readonly { readonly lobby: string; readonly memory: VoteMemory }[];

/** Reads the text of a book; undefined if it is damaged. */
export function parseVoteBook(text: string): VoteBook | undefined {
  const json = text.length > MAX_VOTE_BOOK_LENGTH ? undefined : parseJsonText(text);
  const parsed = json?.ok === true ? v.safeParse(voteBookSchema, json.value) : undefined;
  return parsed?.success === true ? parsed.output : undefined;
}

/** Returns what was promised in a lobby. */
export function votesIn(book: VoteBook, lobby: string): VoteMemory {
  return book.find((row) => row.lobby === lobby)?.memory ?? NO_VOTES;
}

/** Returns the book with a newer promise. */
export function withVotes(book: VoteBook, lobby: string, memory: VoteMemory): VoteBook {
  return [...book.filter((row) => row.lobby !== lobby), { lobby, memory }].slice(-MAX_LOBBIES);
}
