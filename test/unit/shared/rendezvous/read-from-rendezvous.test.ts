import { describe, expect, it } from 'vitest';
import { MAX_RENDEZVOUS_ANSWER_LENGTH } from '../../../../shared/rendezvous/messages.ts';
import { readFromRendezvous } from '../../../../shared/rendezvous/read-from-rendezvous.ts';

describe('a message of a rendezvous', () => {
  it('is read without fields that are not known', () => {
    expect(readFromRendezvous('{"type":"said","text":"sealed","more":1}')).toEqual({
      ok: true,
      value: { type: 'said', text: 'sealed' },
    });
  });

  it('is ignored if only a newer version knows its type', () => {
    expect(readFromRendezvous('{"type":"weather","text":7}')).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ...['', '[]', '{}', '{"type":7}', '{"type":"said"}', '{"type":"said","text":7}'],
    `{"type":"weather","text":"${'x'.repeat(MAX_RENDEZVOUS_ANSWER_LENGTH)}"}`,
  ])('is refused if it is %j', (text) => {
    expect(readFromRendezvous(text)).toMatchObject({ ok: false, error: { code: 'bad-message' } });
  });
});
