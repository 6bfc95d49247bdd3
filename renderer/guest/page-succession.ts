import type { EarshotContract } from '../../shared/ipc/contract.ts';
import type { Handlers } from '../../shared/ipc/define.ts';
import { failure, success } from '../../shared/result.ts';
import { isVoteStatement } from '../../shared/succession/statements.ts';
import { parseVoteBook, votesIn, withVotes, type VoteBook } from '../../shared/stored/vote-book.ts';
import type { PageIdentity } from './page-identity.ts';
import type { PageStorage } from './page-storage.ts';

const KEY = 'votes';

type SuccessionCommand = Extract<keyof Handlers<EarshotContract>, `succession:${string}`>;

/**
 * Provides what a page can do when the host of its lobby leaves: its person votes, if the browser keeps an identity and
 * the votes. A page hosts nothing.
 */
export function createPageSuccession(
  storage: PageStorage,
  identity: () => Promise<PageIdentity | undefined>,
  cores: number,
): Pick<Handlers<EarshotContract>, SuccessionCommand> {
  return {
    'succession:open': async () =>
      success({
        publicKey: (await identity())?.publicKey ?? '',
        votes: storage.isKept && readBook(storage) !== undefined,
        hosts: false,
        cores,
      }),
    'succession:recall': async ({ lobby }) => {
      const book = readBook(storage);
      return success({ memory: book === undefined || !storage.isKept ? null : votesIn(book, lobby) });
    },
    'succession:remember': async ({ lobby, memory }) => {
      const next = withVotes(readBook(storage) ?? [], lobby, memory);
      return storage.write(KEY, JSON.stringify(next))
        ? success({})
        : failure('internal', 'The browser has no room for a vote.');
    },
    'succession:sign-vote': async ({ statement }) => {
      const known = await identity();
      return known !== undefined && isVoteStatement(statement)
        ? success({ signature: await known.sign(statement) })
        : failure('internal', 'Only votes are signed here.');
    },
  };
}

/** Undefined = it is damaged, so that nobody knows what was promised. */
function readBook(storage: PageStorage): VoteBook | undefined {
  const text = storage.read(KEY);
  return text === null ? [] : parseVoteBook(text);
}
