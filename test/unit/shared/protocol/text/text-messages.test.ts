import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clientboundChannelSchema, serverboundChannelSchema } from '../../../../../shared/protocol/channel.ts';
import { isTextMessage } from '../../../../../shared/protocol/text/text-messages.ts';

const TEXT = { type: 'text', request: 1, to: { kind: 'lobby' }, text: 'hello' };
const ROW = { id: 1, change: 1, at: 0, from: 2, name: 'Wren', request: 5, to: { kind: 'lobby' }, text: 'hello' };
const TEXTS = { type: 'texts', log: 'a', end: 1, now: 0, rows: [ROW] };

const isAccepted = (message: object): boolean => v.is(serverboundChannelSchema, message);

describe('to the host', () => {
  it.each([
    ['no request', { ...TEXT, request: undefined }],
    ['a request that is no whole number', { ...TEXT, request: 1.5 }],
    ['an unknown audience', { ...TEXT, to: { kind: 'everybody' } }],
    ['a text without end', { ...TEXT, text: 'x'.repeat(6_001) }],
    ['an emoji that is no reaction', { type: 'text-react', request: 1, id: 1, emoji: '🦄', isOn: true }],
    ['a whole text as a reaction', { type: 'text-react', request: 1, id: 1, emoji: 'x'.repeat(1_000), isOn: true }],
    ['a negative number', { type: 'text-since', log: '', after: -1 }],
    ['a long log', { type: 'text-since', log: 'x'.repeat(23), after: 0 }],
  ])('with %s does not fit', (_, message) => {
    expect(isAccepted(TEXT)).toBe(true);
    expect(isAccepted(message)).toBe(false);
  });

  it('is about text by its type', () => {
    expect(isTextMessage({ type: 'text' })).toBe(true);
    expect(isTextMessage({ type: 'text-since' })).toBe(true);
    expect(isTextMessage({ type: 'talk' })).toBe(false);
  });
});

describe('from a host', () => {
  const rowOf = (more: object) => {
    const parsed = v.parse(clientboundChannelSchema, { ...TEXTS, rows: [{ ...ROW, ...more }] });
    return parsed.type === 'texts' ? parsed.rows[0] : undefined;
  };

  it('is cleaned again, because a host may be hostile', () => {
    expect(rowOf({ text: `\u202eevil ${'x'.repeat(5_000)}`, name: '\u202eWren' })).toMatchObject({
      name: 'Wren',
      text: `evil ${'x'.repeat(1_994)}`,
    });
  });

  it('loses reactions of a newer version, and keeps messages to an audience that is unknown', () => {
    const more = {
      reactions: [
        ['👍', 2],
        ['🦄', 1],
      ],
      mine: ['🦄', '👍'],
      to: { kind: 'room', name: 'Bridge' },
    };
    expect(rowOf(more)).toMatchObject({ reactions: [['👍', 2]], mine: ['👍'], to: { kind: 'other', name: 'Bridge' } });
  });

  it('has no more rows than a message can hold', () => {
    expect(v.is(clientboundChannelSchema, { ...TEXTS, rows: Array.from({ length: 501 }, () => ROW) })).toBe(false);
  });

  it('says an unknown refusal in its own words', () => {
    const parsed = v.parse(clientboundChannelSchema, { type: 'text-refused', request: 1, code: 'new', message: 'No.' });
    expect(parsed).toMatchObject({ code: 'text-refused' });
  });
});
