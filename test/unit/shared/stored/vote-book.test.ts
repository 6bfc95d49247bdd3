import { describe, expect, it } from 'vitest';
import { NO_VOTES } from '../../../../shared/model/vote-memory.ts';
import {
  MAX_VOTE_BOOK_LENGTH,
  parseVoteBook,
  votesIn,
  withVotes,
  type VoteBook,
} from '../../../../shared/stored/vote-book.ts';

const lobby = (number: number): string => String(number).padStart(22, '0');
const VOTED = { votedEpoch: 3, epoch: 2, version: 7, isReleased: false };

describe('the book of votes', () => {
  it('knows what was promised last in each lobby, and nothing of other lobbies', () => {
    const book = withVotes(withVotes([], lobby(1), NO_VOTES), lobby(1), VOTED);
    expect(book).toHaveLength(1);
    expect(votesIn(book, lobby(1))).toEqual(VOTED);
    expect(votesIn(book, lobby(2))).toEqual(NO_VOTES);
  });

  it('forgets those written first when it is full, and a full one still fits into its text', () => {
    let book: VoteBook = [];
    for (let number = 0; number < 70; number++)
      book = withVotes(book, lobby(number), { ...VOTED, votedEpoch: 2_147_483_647, version: 2_147_483_647 });
    expect(book.map((row) => Number(row.lobby))).toEqual(Array.from({ length: 64 }, (_, index) => index + 6));
    const text = JSON.stringify(book);
    expect(text.length).toBeLessThan(MAX_VOTE_BOOK_LENGTH);
    expect(parseVoteBook(text)).toEqual(book);
  });

  it.each(['', '{}', '[{"lobby":"x"}]', `[${' '.repeat(MAX_VOTE_BOOK_LENGTH)}]`, '[{}', 'null'])(
    'does not read damaged text (%#)',
    (text) => expect(parseVoteBook(text)).toBeUndefined(),
  );
});
