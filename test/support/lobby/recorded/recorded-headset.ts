import type { createPerson, createRecordedLobby } from './recorded-lobby.ts';
import { messagesTo, type Entered } from './resuming.ts';

type RecordedLobby = ReturnType<typeof createRecordedLobby>;

/** Asks for a ticket as a participant. Resolves with it. */
export async function ticketFor({ peer }: Pick<Entered, 'peer'>): Promise<string> {
  peer.events.emit('message', '{"type":"headset-ticket"}');
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  const answer = messagesTo(peer).findLast(({ type }) => type === 'headset-ticket');
  return (answer as { readonly ticket?: string } | undefined)?.ticket ?? '';
}

/** A device joins as a headset, and opens its channel if the lobby lets it in. Resolves with what it was sent. */
export async function joinAsHeadset(
  host: RecordedLobby,
  headsetOf: string,
  device: ReturnType<typeof createPerson>,
): Promise<{ readonly sent: readonly string[]; readonly peer: RecordedLobby['peers'][number] | undefined }> {
  const sent: string[] = [];
  const before = host.peers.length;
  const handler = host.lobby.accept({
    addressGroup: '192.0.2.9',
    send: (message) => sent.push(message.type === 'closing' ? message.reason : message.type),
    refuse: (code) => sent.push(code),
    markJoined: () => undefined,
    close: () => sent.push('closed'),
  });
  const head = { protocol: 'earshot', version: 1, type: 'join', name: 'Phone' } as const;
  const { secret } = host.lobby.snapshot();
  handler.handleMessage({ ...head, secret, offer: 'good', identity: device('good'), headsetOf });
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  const peer = host.peers[before];
  peer?.events.emit('channelOpen', undefined);
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return { sent, peer };
}
