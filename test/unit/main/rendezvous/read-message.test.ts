import { describe, expect, it } from 'vitest';
import { readRendezvousMessage } from '../../../../main/rendezvous/read-message.ts';

const HEAD = { protocol: 'earshot-rendezvous', version: 1 };
const LISTING = { title: 'A', game: '', language: '', players: 1, capacity: 2, access: 'open', invitation: '' };

function codeOf(message: unknown): string {
  const read = readRendezvousMessage(typeof message === 'string' ? message : JSON.stringify(message));
  return read.ok ? 'ok' : read.error.code;
}

describe('readRendezvousMessage', () => {
  it('returns only the fields that a message has', () => {
    const read = readRendezvousMessage(
      '{"protocol":"earshot-rendezvous","version":1,"type":"visit","lobby":"AAAAAAAAAAAAAAAAAAAAAA","__proto__":{"a":1},"more":2}',
    );
    expect(read).toEqual({ ok: true, value: { ...HEAD, type: 'visit', lobby: 'A'.repeat(22) } });
  });

  it('names another version as such, and only that', () => {
    expect(codeOf({ ...HEAD, version: 2, type: 'visit', lobby: '' })).toBe('unsupported-version');
    expect(codeOf({ ...HEAD, version: 'x', type: 'anything' })).toBe('unsupported-version');
    expect(codeOf({ ...HEAD, type: 'anything' })).toBe('bad-message');
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['no object', '[]'],
    ['null', 'null'],
    ['deep nesting', '['.repeat(10_000)],
    ['a long message', `"${'x'.repeat(40_000)}"`],
    ['a long text', JSON.stringify({ type: 'say', text: 'x'.repeat(24_577) })],
    ['a code with letters that none has', JSON.stringify({ ...HEAD, type: 'visit-code', prefix: 'ILO' })],
    ['a connection of 0', JSON.stringify({ type: 'pass', connection: 0, text: '' })],
    ['a port beyond all', JSON.stringify({ type: 'probe', port: 65_536, transaction: '0'.repeat(24) })],
    ['a language that is none', JSON.stringify({ type: 'list', listing: { ...LISTING, language: 'e"n' } })],
    ['a lobby without room', JSON.stringify({ type: 'list', listing: { ...LISTING, capacity: 0 } })],
  ])('refuses %s', (_name, text) => {
    expect(codeOf(text)).toBe('bad-message');
  });

  it("removes from a listing's title what nobody sees", () => {
    const read = readRendezvousMessage(
      JSON.stringify({ type: 'list', listing: { ...LISTING, title: 'Ce\u202Ell\u0007ar' } }),
    );
    expect(read).toMatchObject({ ok: true, value: { listing: { title: 'Cell ar' } } });
  });
});
