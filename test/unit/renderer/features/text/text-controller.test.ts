import { beforeEach, describe, expect, it } from 'vitest';
import { createTextController, type TextController } from '../../../../../renderer/features/text/text-controller.ts';
import { createTextStore, type TextStore } from '../../../../../renderer/features/text/text-store.ts';
import type { ServerboundText, TextRow } from '../../../../../shared/protocol/text/text-messages.ts';

const OWN = { id: 1, name: 'Robin', identity: '' };
const BLOCKED_ID = 9;

let sent: ServerboundText[];
let refused: string[];
let store: TextStore;
let controller: TextController;

const link = {
  send: (message: ServerboundText) => void sent.push(message),
  accepts: (type: string) => type === 'text',
};

function row(id: number, more: Partial<TextRow> = {}): TextRow {
  return {
    ...{ id, change: id, at: 100 + id, from: 2, name: 'Wren', identity: '', request: 50 + id, text: `text ${id}` },
    to: { kind: 'lobby', id: 0, name: '' },
    ...{ isEdited: false, isDeleted: false, reactions: [], isOwn: false, mine: [] },
    ...more,
  };
}

function receive(rows: readonly TextRow[], now = 101, log = 'a'): void {
  controller.receive({
    type: 'texts',
    log,
    end: Math.max(0, ...rows.map(({ change }) => change)),
    now,
    rows: [...rows],
  });
}

const follow = (): void => controller.receive({ type: 'roster', participants: [] });
const texts = (): string[] => store.getState().messages.map(({ text }) => text);

beforeEach(() => {
  [sent, refused] = [[], []];
  store = createTextStore();
  let random = 0;
  controller = createTextController({
    store,
    own: () => OWN,
    isBlocked: ({ id }) => id === BLOCKED_ID,
    onRefused: (code) => refused.push(code),
    nowMs: () => 0,
    random: () => (random += 2 ** -48),
  });
  controller.setLink(link, false);
});

describe('a window', () => {
  it('asks for what it lacks whenever the host sends the roster, and for nothing on an old host', () => {
    follow();
    receive([row(1), row(2)]);
    controller.setLink(link, true);
    follow();
    expect(sent).toEqual([
      { type: 'text-since', log: '', after: 0 },
      { type: 'text-since', log: 'a', after: 2 },
    ]);
    controller.setLink({ ...link, accepts: () => false }, false);
    follow();
    expect(sent).toHaveLength(2);
    expect(store.getState()).toMatchObject({ isAvailable: false, messages: [] });
  });

  it('sends a message again that has no answer, with the same number', () => {
    expect(controller.write('  hello ')).toBe(true);
    controller.setLink(link, true);
    follow();
    const message = { type: 'text', request: 2, to: { kind: 'lobby', id: 0 }, text: 'hello' };
    expect(sent).toEqual([message, { type: 'text-since', log: '', after: 0 }, message]);
    receive([row(1, { request: 2, isOwn: true, from: 1, text: 'hello' })]);
    controller.setLink(link, true);
    follow();
    expect(sent.filter(({ type }) => type === 'text')).toHaveLength(2);
    expect(texts()).toEqual(['hello']);
  });

  it('keeps what it shows when another host takes over, and forgets it in another lobby', () => {
    receive([row(1)]);
    controller.setLink(link, true);
    receive([row(1, { request: 900, text: 'on the new host' })], 1, 'b');
    expect(texts()).toEqual(['text 1', 'on the new host']);
    controller.setLink(null, false);
    expect(texts()).toHaveLength(2);
    controller.setLink(link, false);
    expect(texts()).toEqual([]);
    receive([row(1)]);
    controller.forget();
    expect(store.getState()).toMatchObject({ isAvailable: null, messages: [], log: '', end: 0 });
  });
});

describe('writing', () => {
  it.each([[''], ['  \n '], ['\u200b'], ['x'.repeat(2_001)]])('sends nothing for %j', (text) => {
    expect(controller.write(text)).toBe(false);
    expect(sent).toEqual([]);
  });

  it('shows why the host refuses a message, which can be sent again or discarded', () => {
    controller.write('hello');
    controller.receive({ type: 'text-refused', request: 2, code: 'too-fast', message: '' });
    const [failed] = store.getState().messages;
    expect(failed).toMatchObject({ state: 'failed', refusal: 'too-fast' });
    controller.retry(failed!.key);
    expect(sent.at(-1)).toMatchObject({ type: 'text', request: 3, text: 'hello' });
    expect(texts()).toEqual(['hello']);
    controller.receive({ type: 'text-refused', request: 3, code: 'not-permitted', message: '' });
    controller.discard(store.getState().messages[0]!.key);
    expect(texts()).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('says why something else is refused', () => {
    controller.receive({ type: 'text-refused', request: 99, code: 'not-yours', message: '' });
    expect(refused).toEqual(['not-yours']);
  });

  it('edits the last message of your own that this host has', () => {
    receive([row(1, { isOwn: true, from: 1, text: 'teh' }), row(2)]);
    expect(controller.editLast()).toBe(true);
    expect(controller.write('the')).toBe(true);
    expect(sent).toEqual([{ type: 'text-edit', request: 2, id: 1, text: 'the' }]);
    expect(store.getState().editing).toBeNull();
    receive([row(1, { request: 500, from: 1, isOwn: true, isDeleted: true, text: '' })], 1, 'b');
    expect(controller.editLast()).toBe(false);
  });

  it('reacts, takes a reaction back, and deletes', () => {
    receive([row(1, { mine: ['👍'] })]);
    const [message] = store.getState().messages;
    controller.react(message!, '👍');
    controller.react(message!, '🎉');
    controller.remove(message!);
    expect(sent).toEqual([
      { type: 'text-react', request: 2, id: 1, emoji: '👍', isOn: false },
      { type: 'text-react', request: 3, id: 1, emoji: '🎉', isOn: true },
      { type: 'text-delete', request: 4, id: 1 },
    ]);
  });
});

describe('unread messages', () => {
  it('are those that come while the end is not seen; the history of a lobby is none', () => {
    receive([row(1, { at: 5 })], 100);
    expect(store.getState()).toMatchObject({ unread: 0, newFrom: null, latest: null });
    receive([row(2), row(3, { text: 'hi @robin' })]);
    expect(store.getState()).toMatchObject({ unread: 2, isForYou: true, newFrom: 'a 2' });
    controller.setSeen(true);
    expect(store.getState()).toMatchObject({ unread: 0, isForYou: false, newFrom: 'a 2' });
    receive([row(4)]);
    expect(store.getState()).toMatchObject({ unread: 0 });
    controller.setSeen(false);
    expect(store.getState().newFrom).toBe('a 2');
    receive([row(5)]);
    expect(store.getState()).toMatchObject({ unread: 1, newFrom: 'a 5' });
    controller.write('answer');
    expect(store.getState().newFrom).toBeNull();
  });

  it('are neither your own nor those of players whom you block, nor edits', () => {
    receive([row(1)]);
    controller.setSeen(true);
    controller.setSeen(false);
    receive([row(2, { isOwn: true, from: 1 }), row(3, { from: BLOCKED_ID }), row(1, { change: 4, text: 'edited' })]);
    expect(store.getState().unread).toBe(0);
  });

  it('are for you if they are to you only', () => {
    receive([row(1, { to: { kind: 'direct', id: 1, name: 'Robin' } })]);
    expect(store.getState()).toMatchObject({ isForYou: true, latest: { isForYou: true } });
  });
});
