import type { HostedLobby, StandbyHosting, Voter, VotesStore } from '../../../main/desktop/app/ports.ts';
import { votesIn, withVotes, type VoteBook } from '../../../shared/stored/vote-book.ts';

type Opened = Parameters<StandbyHosting['open']>[0];

/** What a member of a lobby needs to outlive its host, for tests. */
export interface FakeSuccession {
  readonly voter: Voter;
  readonly votes: VotesStore;
  readonly standby: StandbyHosting;
  /** Makes the standby host report, or take the lobby over. */
  report(report: Parameters<Opened['send']>[0]): void;
  takeOver(lobby: HostedLobby): void;
}

/** Records in `calls` the messages to the standby host. */
export function createFakeSuccession(calls: string[]): FakeSuccession {
  let book: VoteBook = [];
  let opened: Opened | undefined;
  return {
    voter: { publicKey: 'k'.repeat(43), sign: () => 's'.repeat(86) },
    votes: {
      isKnown: true,
      read: (lobby) => votesIn(book, lobby),
      async remember(lobby, memory) {
        book = withVotes(book, lobby, memory);
      },
    },
    standby: {
      cores: 8,
      open(options) {
        opened = options;
        calls.push(`stand by for epoch ${options.host.epoch}`);
        return {
          receive: ({ type }) => void calls.push(`standby gets ${type}`),
          setHostLost: (isLost) => void calls.push(`host ${isLost ? 'lost' : 'back'}`),
          follow: ({ epoch }) => void calls.push(`standby follows epoch ${epoch}`),
          async leave() {
            calls.push('end the standby');
          },
        };
      },
    },
    report: (report) => opened?.send(report),
    takeOver: (lobby) => opened?.onHosting(lobby),
  };
}
