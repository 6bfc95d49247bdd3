import { beforeEach, expect, it } from 'vitest';
import { TextConversation } from '../../../../main/client/text-conversation.ts';
import type { ServerboundChannelMessage } from '../../../../shared/protocol/channel.ts';
import type { TextRow } from '../../../../shared/protocol/text/text-messages.ts';

const LOBBY = { kind: 'lobby', id: 0 } as const;

let sent: ServerboundChannelMessage[];
let shown: string[];
let refused: string[];
let isAccepted: boolean;
let conversation: TextConversation;

function row(id: number, more: Partial<TextRow> = {}): TextRow {
  return {
    ...{ id, change: id, at: 0, from: 2, name: 'Wren', identity: '', request: 50 + id, text: `text ${id}` },
    to: { kind: 'lobby', id: 0, name: '' },
    ...{ isEdited: false, isDeleted: false, reactions: [], isOwn: false, mine: [] },
    ...more,
  };
}

const receive = (rows: readonly TextRow[], log = 'a'): void =>
  conversation.receive({ type: 'texts', log, end: rows.at(-1)?.change ?? 0, now: 0, rows: [...rows] });
const follow = (): void => conversation.receive({ type: 'roster', participants: [] });

beforeEach(() => {
  [sent, shown, refused, isAccepted] = [[], [], [], true];
  conversation = new TextConversation({
    send: (message) => sent.push(message),
    isAccepted: () => isAccepted,
    onRow: ({ text }, isNew) => shown.push(isNew ? text : `changed: ${text}`),
    onRefused: (message) => refused.push(message),
    random: () => 6 / 2 ** 48,
  });
});

it('asks for what follows, on every connection', () => {
  follow();
  receive([row(1), row(2)]);
  follow();
  expect(sent).toEqual([
    { type: 'text-since', log: '', after: 0 },
    { type: 'text-since', log: 'a', after: 2 },
  ]);
});

it('sends a message without an answer again, and not after one', () => {
  expect(conversation.write('hello', LOBBY)).toBe(true);
  follow();
  receive([row(1, { request: 7, isOwn: true, text: 'hello' })]);
  follow();
  expect(sent.filter(({ type }) => type === 'text')).toEqual([
    { type: 'text', request: 7, to: LOBBY, text: 'hello' },
    { type: 'text', request: 7, to: LOBBY, text: 'hello' },
  ]);
});

it('shows each message once, with its changes, also when another host has it again', () => {
  receive([row(1)]);
  receive([row(1, { change: 2, text: 'edited', isEdited: true })]);
  receive([row(1)], 'b');
  expect(shown).toEqual(['text 1', 'changed: edited']);
});

it('says why a message is refused, and does not send it again', () => {
  conversation.write('hello', LOBBY);
  conversation.receive({ type: 'text-refused', request: 7, code: 'too-fast', message: 'Wait.' });
  follow();
  expect(refused).toEqual(['Wait.']);
  expect(sent.filter(({ type }) => type === 'text')).toHaveLength(1);
});

it('sends nothing to a host of an earlier version', () => {
  isAccepted = false;
  follow();
  expect(conversation.write('hello', LOBBY)).toBe(false);
  expect(sent).toEqual([]);
});
