import path from 'node:path';
import type { Log } from '../../../shared/log.ts';
import {
  MAX_VOTE_BOOK_LENGTH,
  parseVoteBook,
  votesIn,
  withVotes,
  type VoteBook,
} from '../../../shared/stored/vote-book.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import type { VotesStore } from '../app/ports.ts';
import { keepAs } from '../settings/kept-file.ts';
import { readTextFile } from '../settings/read-text-file.ts';

export const VOTES_FILE_NAME = 'votes.json';

/**
 * Reads `votes.json` in `folder`: what the player has promised to lobbies. Never rejects. While it cannot be read, or
 * was damaged, nothing is known about earlier promises, so the player does not vote until the next start.
 */
export async function openVotes(folder: string, log: Log): Promise<VotesStore> {
  const filePath = path.join(folder, VOTES_FILE_NAME);
  let book = await load(filePath, log);
  let lastWrite: Promise<void> = Promise.resolve();
  return {
    isKnown: book !== undefined,
    read: (lobby) => (book === undefined ? null : votesIn(book, lobby)),
    remember(lobby, memory) {
      const write = lastWrite.then(async () => {
        const next = withVotes(book ?? [], lobby, memory);
        await writeFileAtomically(filePath, `${JSON.stringify(next)}\n`);
        book = book === undefined ? undefined : next;
      });
      lastWrite = write.catch(() => undefined);
      return write;
    },
  };
}

async function load(filePath: string, log: Log): Promise<VoteBook | undefined> {
  try {
    const text = await readTextFile(filePath, MAX_VOTE_BOOK_LENGTH);
    if (text === undefined) return [];
    const book = parseVoteBook(text);
    if (book === undefined)
      log.warn(`The file of votes was damaged and is kept as ${await keepAs(filePath, 'corrupt')}.`);
    return book;
  } catch (error) {
    log.error('The file of votes could not be read.', error);
    return undefined;
  }
}
