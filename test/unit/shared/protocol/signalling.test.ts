import * as v from 'valibot';
import { expect, it } from 'vitest';
import { clientboundSignallingSchema } from '../../../../shared/protocol/signalling.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const HEAD = { protocol: 'earshot', version: 1 };
const HOSTILE = `\u001b]0;owned\u0007\u009b2J${'x'.repeat(60_000)}`;
const SAFE = /^[^\p{Cc}\p{Cf}]{1,256}$/u;

it('cleans the texts of a hostile host', () => {
  const refused = { ...HEAD, type: 'error', code: 'internal', message: HOSTILE };
  expect(v.parse(clientboundSignallingSchema, refused)).toMatchObject({
    message: expect.stringMatching(SAFE) as string,
  });
  const joined = {
    ...HEAD,
    type: 'joined',
    participantId: 1,
    name: HOSTILE,
    lobbyName: HOSTILE,
    rules: DEFAULT_HEARING_RULES,
    answer: 'v=0',
  };
  expect(v.parse(clientboundSignallingSchema, joined)).toMatchObject({
    name: expect.stringMatching(SAFE) as string,
    lobbyName: expect.stringMatching(SAFE) as string,
  });
});
