import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ReturningClient } from '../../client/returning-client.ts';
import { TextConversation } from '../../client/text-conversation.ts';
import type { TextRow } from '../../../shared/protocol/text/text-messages.ts';
import { strangersText } from '../terminal-text.ts';

export interface FollowTextOptions {
  readonly member: Pick<ReturningClient, 'client' | 'events'>;
  /** Where lines are typed. */
  readonly input: Readable;
  /** Prints an event, or the line that says the same. */
  readonly print: (event: object, line: string) => void;
  readonly random: () => number;
}

/** Prints the messages of a lobby, and sends each typed line to everyone in it. Returns what ends this. */
export function followText({ member, input, print, random }: FollowTextOptions): () => void {
  const conversation = new TextConversation({
    send: (message) => member.client.send(message),
    isAccepted: () => member.client.joined.accepts.includes('text'),
    onRow: (row, isNew) => print({ event: 'text', isNew, ...row }, lineOf(row)),
    onRefused: (message) => print({ event: 'text-refused', message }, `Not sent: ${strangersText(message)}`),
    random,
  });
  const stopListening = member.events.on('message', (message) => conversation.receive(message));
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    if (line.trim() === '' || conversation.write(line, { kind: 'lobby', id: 0 })) return;
    const message = 'The host of this lobby has an earlier version, which has no text.';
    print({ event: 'text-refused', message }, `Not sent: ${message}`);
  });
  return () => {
    stopListening();
    lines.close();
  };
}

function lineOf({ name, to, text, isEdited, isDeleted }: TextRow): string {
  const audience = to.kind === 'lobby' ? '' : ` (${to.kind})`;
  const what = isDeleted ? '(deleted)' : `${strangersText(text)}${isEdited ? ' (edited)' : ''}`;
  return `${strangersText(name)}${audience}: ${what}`;
}
