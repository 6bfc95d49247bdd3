import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../shared/protocol/parse.ts';
import { clientboundSignallingSchema, serverboundSignallingSchema } from '../../../../shared/protocol/signalling.ts';
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

const SECRET = 'AAECAwQFBgcICQoLDA0ODw';
const identity = {
  publicKey: Buffer.alloc(32, 7).toString('base64url'),
  signature: Buffer.alloc(64, 9).toString('base64url'),
};

function join(changes: object): ReturnType<typeof parseMessage<typeof serverboundSignallingSchema>> {
  const message = { protocol: 'earshot', version: 1, type: 'join', secret: SECRET, name: 'Robin', offer: 'v=0' };
  return parseMessage(JSON.stringify({ ...message, ...changes }), serverboundSignallingSchema, 65_536);
}

describe('base64url in a join', () => {
  it.each([
    ['without padding', { secret: SECRET, identity }],
    [
      'with padding',
      {
        secret: `${SECRET}==`,
        identity: { publicKey: `${identity.publicKey}=`, signature: `${identity.signature}==` },
      },
    ],
  ])('is accepted %s', (_what, changes) => {
    expect(join(changes).ok).toBe(true);
  });

  it.each([
    ['half a padding', { secret: `${SECRET}=` }],
    ['more bytes', { secret: `${SECRET}Aa` }],
    ['fewer bytes', { secret: SECRET.slice(0, -1) }],
    ['the other alphabet', { secret: `+/${SECRET.slice(2)}` }],
    ['unused bits that are not zero', { secret: `${SECRET.slice(0, -1)}x` }],
    ['a line feed', { secret: `${SECRET}\n` }],
    ['a short key', { identity: { ...identity, publicKey: identity.publicKey.slice(1) } }],
    ['a key with unused bits', { identity: { ...identity, publicKey: `${identity.publicKey.slice(0, -1)}B` } }],
    ['a long signature', { identity: { ...identity, signature: `${identity.signature}A` } }],
  ])('is refused with %s, and the message says what to write', (_what, changes) => {
    expect(join(changes)).toMatchObject({
      ok: false,
      error: { code: 'bad-message', message: expect.stringMatching(/Write (16|32|64) bytes in base64url/) as string },
    });
  });
});

describe('resuming', () => {
  it.each([
    ['without a token', undefined, true],
    ['with a token', { participantId: 7, token: SECRET }, true],
    ['with a short token', { participantId: 7, token: SECRET.slice(1) }, false],
    ['without an id', { token: SECRET }, false],
    ['with an id that no participant has', { participantId: 0, token: SECRET }, false],
    ['with a token that is a number', { participantId: 7, token: 7 }, false],
  ])('reads a join %s', (_what, resume, isRead) => {
    expect(join({ resume }).ok).toBe(isRead);
  });

  it('reads what a host of an earlier version and what a later one writes into joined', () => {
    const joined = {
      ...HEAD,
      ...{ type: 'joined', participantId: 1, name: 'Robin', lobbyName: 'Den', rules: DEFAULT_HEARING_RULES },
      answer: 'v=0',
    };
    expect(v.parse(clientboundSignallingSchema, joined)).not.toHaveProperty('resume');
    const resume = { token: SECRET, seconds: 60 };
    expect(v.parse(clientboundSignallingSchema, { ...joined, resume })).toMatchObject({ resume });
    expect(v.is(clientboundSignallingSchema, { ...joined, resume: { ...resume, seconds: -1 } })).toBe(false);
  });
});
