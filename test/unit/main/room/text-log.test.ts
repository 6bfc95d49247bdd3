import { describe, expect, it } from 'vitest';
import { TextLog, type WrittenText } from '../../../../main/room/text-log.ts';

let request = 0;

function written(text: string, more: Partial<WrittenText> = {}): WrittenText {
  request += 1;
  return {
    ...{ author: '#1', from: 1, name: 'Fox', identity: '', request, text, atMs: 0 },
    to: { kind: 'lobby', id: 0, name: '' },
    ...{ audience: 'lobby', readers: null },
    ...more,
  };
}

const textsOf = (log: TextLog, after = 0, person = '#1'): string[] => log.since(after, person).map(({ text }) => text);

describe('a reader', () => {
  it('gets what follows the last number they have, in order and once', () => {
    const log = new TextLog();
    for (const text of ['one', 'two', 'three']) log.add(written(text));
    expect(textsOf(log, 0)).toEqual(['one', 'two', 'three']);
    expect(textsOf(log, 2)).toEqual(['three']);
    expect(textsOf(log, 3)).toEqual([]);
    log.edit(1, 'ONE');
    expect(log.end).toBe(4);
    expect(log.since(3, '#1')).toMatchObject([{ id: 1, change: 4, text: 'ONE', isEdited: true }]);
    // A newcomer gets each message once, as it is now.
    expect(textsOf(log)).toEqual(['two', 'three', 'ONE']);
  });

  it('gets only what they may read, and what everyone may', () => {
    const log = new TextLog();
    log.add(written('all'));
    log.add(written('team', { audience: 'team red', readers: new Set(['#1', '#2']) }));
    expect(textsOf(log, 0, '#2')).toEqual(['all', 'team']);
    expect(textsOf(log, 0, '#3')).toEqual(['all']);
  });
});

describe('a message', () => {
  it('is found by its author and request', () => {
    const log = new TextLog();
    const { id } = log.add(written('one', { request: 77 }));
    expect(log.findRequest('#1', 77)?.id).toBe(id);
    expect(log.findRequest('#2', 77)).toBeUndefined();
  });

  it('is edited, deleted and reacted to once each, and deleted for good', () => {
    const log = new TextLog();
    const { id } = log.add(written('one'));
    expect([log.edit(id, 'two'), log.edit(id, 'two')]).toEqual([true, false]);
    expect([log.react(id, '👍', '#2', true), log.react(id, '👍', '#2', true)]).toEqual([true, false]);
    expect(log.find(id)?.reactions.get('👍')).toEqual(new Set(['#2']));
    expect(log.react(id, '👍', '#2', false)).toBe(true);
    expect(log.find(id)?.reactions.size).toBe(0);
    expect([log.remove(id), log.remove(id), log.edit(id, 'three'), log.react(id, '👍', '#2', true)]).toEqual([
      ...[true, false, false, false],
    ]);
    expect(log.find(id)).toMatchObject({ text: '', isDeleted: true });
  });

  it('takes a number only when something changes: 10,000 reactions that change nothing are none', () => {
    const log = new TextLog();
    const { id } = log.add(written('one'));
    log.react(id, '🎉', '#2', true);
    const { end } = log;
    for (let count = 0; count < 10_000; count++) log.react(id, '🎉', '#2', true);
    expect(log.end).toBe(end);
    expect(log.since(0, '#1')).toHaveLength(1);
  });
});

describe('the memory', () => {
  it('keeps the latest 200 of each audience', () => {
    const log = new TextLog();
    log.add(written('for the team', { audience: 'team red' }));
    for (let count = 0; count < 250; count++) log.add(written(String(count)));
    expect(textsOf(log)).toHaveLength(201);
    expect(textsOf(log).slice(0, 2)).toEqual(['for the team', '50']);
    expect(log.find(2)).toBeUndefined();
    expect(log.findRequest('#1', request)).toBeDefined();
  });

  it('has a limit in messages and in bytes', () => {
    const few = new TextLog({ perAudience: 200, messages: 3, bytes: 1e9 });
    for (let count = 0; count < 10; count++) few.add(written(String(count), { audience: String(count) }));
    expect(textsOf(few)).toEqual(['7', '8', '9']);
    const small = new TextLog({ perAudience: 200, messages: 1_000, bytes: 20_000 });
    for (let count = 0; count < 10; count++) small.add(written('x'.repeat(2_000)));
    expect(textsOf(small)).toHaveLength(4);
  });
});
