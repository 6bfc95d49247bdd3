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

/** A client that joins by UDP alone asks to resume: its channel is open before the host answers. */
export async function returnByUdp(host: RecordedLobby, resume: Resume): Promise<RecordedPeer> {
  const handler = host.lobby.accept({
    ...{ addressGroup: '192.0.2.1', arrived: {} as never },
    ...{ send: () => undefined, refuse: () => undefined, markJoined: () => undefined, close: () => undefined },
  });
  const head = { protocol: 'earshot', version: 1, type: 'join', name: 'Fox', offer: 'good' } as const;
  handler.handleMessage({ ...head, secret: host.lobby.snapshot().secret, resume });
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return host.peers.at(-1)!;
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
