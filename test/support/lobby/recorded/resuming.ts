import type { createPerson, createRecordedLobby, Resume } from './recorded-lobby.ts';

type RecordedLobby = ReturnType<typeof createRecordedLobby>;
type RecordedPeer = RecordedLobby['peers'][number];

export interface Entering {
  readonly person?: ReturnType<typeof createPerson> | undefined;
  readonly resume?: Resume | undefined;
  readonly addressGroup?: string | undefined;
}

/** A client of a recorded lobby whose channel is open. */
export interface Entered {
  readonly sent: readonly string[];
  readonly names: readonly string[];
  readonly peer: RecordedPeer;
  readonly handler: Awaited<ReturnType<RecordedLobby['join']>>['handler'];
  /** With what it may resume. */
  readonly resume: Resume;
}

/** Joins a lobby, opens the channel and says something there. */
export async function enter(host: RecordedLobby, { person, resume, addressGroup }: Entering = {}): Promise<Entered> {
  const joined = await host.join('good', undefined, person, addressGroup, resume);
  const [peer, given] = [host.peers.at(-1), joined.resumes[0]];
  if (peer === undefined || given === undefined) throw new Error(`The lobby refused: ${joined.sent.join()}`);
  peer.events.emit('channelOpen', undefined);
  peer.events.emit('message', '{"type":"pong","id":0}');
  return { ...joined, peer, resume: given };
}

/** Ends a client's connection without a goodbye. */
export function lose({ peer }: Pick<Entered, 'peer'>, reason: 'silent' | 'left' = 'silent'): void {
  peer.isClosed = true;
  peer.events.emit('closed', { reason, detail: '' });
}

/** Everybody in the lobby, and whether they are away. */
export function rosterOf({ lobby }: RecordedLobby): readonly (readonly (string | number)[])[] {
  return lobby.snapshot().participants.map(({ id, name, isAway }) => (isAway ? [id, name, 'away'] : [id, name]));
}

/** What a client has been sent on its channel. */
export function messagesTo({ messages }: RecordedPeer): readonly { readonly type: string }[] {
  return messages.map((text) => JSON.parse(text) as { readonly type: string });
}
