import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as limits from '../../main/rendezvous/core/limits.ts';
import {
  fromRendezvousSchema,
  MAX_LISTED_LOBBIES,
  MAX_PASSED_LENGTH,
  MAX_RENDEZVOUS_ANSWER_LENGTH,
  MAX_RENDEZVOUS_MESSAGE_LENGTH,
  RENDEZVOUS_ERROR_CODES,
  RENDEZVOUS_VERSION,
  toRendezvousSchema,
} from '../../shared/rendezvous/messages.ts';
import { constantIn, fencesIn, jsonValuesIn, partOf, projectPage, tableIn } from '../support/documents.ts';

/** Authors of hosts and guests rely on docs/protocol/rendezvous.md, so its contents are checked against the program. */

const page = projectPage('docs/protocol/rendezvous.md');

function examplesOf(kind: string): readonly Record<string, unknown>[] {
  return fencesIn(page)
    .filter(({ info }) => info === `json ${kind}`)
    .flatMap(({ text }) => jsonValuesIn(text))
    .map((value) => value as Record<string, unknown>);
}

describe.each([
  ['to-rendezvous', toRendezvousSchema, ['## 3. Messages of a host', '## 4. Messages of a guest']],
  ['from-rendezvous', fromRendezvousSchema, ['## 5. Messages of the rendezvous']],
] as const)('messages %s in the page', (kind, schema, headings) => {
  const examples = examplesOf(kind);
  const messages = schema.options.map(({ entries }) => ({
    type: entries.type.literal,
    fields: Object.keys(entries).sort(),
  }));

  it('are examples that the program accepts, without unknown fields', () => {
    for (const example of examples) expect(v.parse(schema, example)).toEqual(example);
  });

  it('include every type with all its fields', () => {
    for (const { type, fields } of messages)
      expect(Object.keys(examples.find((example) => example['type'] === type) ?? {}).sort(), type).toEqual(fields);
  });

  it('are described: every type, and no other', () => {
    const text = headings.map((heading) => partOf(page, heading)).join('\n');
    const described = [...text.matchAll(/\*\*`([a-z-]+)`\*\*/g)].map(([, type]) => type);
    expect(described.sort()).toEqual(messages.map(({ type }) => type).sort());
  });
});

describe('lists in the page', () => {
  it('have the version and exactly the error codes', () => {
    expect(page.split('\n')[0]).toBe(`# The rendezvous protocol, version ${RENDEZVOUS_VERSION}`);
    expect(tableIn(page, 'code').map(([code]) => code?.replaceAll('`', ''))).toEqual([...RENDEZVOUS_ERROR_CODES]);
  });

  it('have the limits of the program', () => {
    const socket = 'main/rendezvous/rendezvous-socket.ts';
    const rows = tableIn(page, 'limit').map(([name = '', value = '']) => [
      name,
      Number(value.split(' ')[0]?.replaceAll(',', '')),
    ]);
    expect(Object.fromEntries(rows)).toEqual({
      'message to the rendezvous': MAX_RENDEZVOUS_MESSAGE_LENGTH,
      'message from the rendezvous': MAX_RENDEZVOUS_ANSWER_LENGTH,
      '`text` of `pass` and `say`': MAX_PASSED_LENGTH,
      'messages of a visit, in each direction': limits.MAX_PASSED_MESSAGES,
      'characters of a visit, in each direction': limits.MAX_PASSED_CHARACTERS,
      'messages of a connection at once': limits.MESSAGE_RATE.burst,
      'messages of a connection': limits.MESSAGE_RATE.perSecond,
      'time until the first message': limits.FIRST_MESSAGE_TIMEOUT_MS / 1_000,
      'time of a visit': limits.VISIT_TIMEOUT_MS / 1_000,
      'visits on one connection': limits.MAX_VISITS,
      'guests with an invitation that visit one lobby': limits.MAX_GUESTS_OF_LOBBY.lobby,
      'guests with a code that visit one lobby': limits.MAX_GUESTS_OF_LOBBY.code,
      'guests with a password that visit one lobby': limits.MAX_GUESTS_OF_LOBBY.password,
      'guests who knock at one lobby': limits.MAX_GUESTS_OF_LOBBY.knock,
      'unread bytes until a guest is cut': constantIn(socket, 'MAX_UNREAD_GUEST_BYTES'),
      'unread bytes until a host is cut': constantIn(socket, 'MAX_UNREAD_HOST_BYTES'),
      'lobbies in an answer': MAX_LISTED_LOBBIES,
    });
  });
});

describe('limits in the guide', () => {
  it('are those of the program', () => {
    const guide = projectPage('docs/rendezvous.md');
    const perMinute = ({ burst, perSecond }: { burst: number; perSecond: number }): string =>
      `${Math.round(perSecond * 60)} a minute after the first ${burst}`;
    const stun = 'main/rendezvous/stun-responder.ts';
    expect(Object.fromEntries(tableIn(guide, 'limit'))).toMatchObject({
      'connections of one address': `${perMinute(limits.CONNECTION_RATE)}; ${limits.MAX_CONNECTIONS_OF_GROUP} at a time`,
      'visits of one address': perMinute(limits.VISIT_RATE),
      'wrong codes': `${limits.WRONG_CODE_RATE.burst} a minute of one address or /56, ${limits.WRONG_CODE_RATE_OF_SITE.burst} of one /48, 1,000 of all`,
      'relay credentials': `${limits.RELAY_RATE.perSecond * 60} a minute of one address after the first ${limits.RELAY_RATE.burst}`,
      'guests who are joining': `${limits.MAX_GUESTS.lobby}, and ${limits.MAX_GUESTS_OF_LOBBY.lobby} of one lobby`,
      'guests who knock': `${limits.MAX_GUESTS.knock.toLocaleString('en')}, and ${limits.MAX_GUESTS_OF_LOBBY.knock} of one lobby`,
      'registered lobbies': `20,000; ${limits.MAX_LISTED_OF_CUSTOMER} listed of one address or /56`,
      "probes of a host's own address": `${limits.PROBE_RATE.burst} a minute`,
    });
    expect([limits.MAX_LOBBIES, limits.ALL_WRONG_CODES.burst]).toEqual([20_000, 1_000]);
    expect(tableIn(guide, 'limit').at(-1)?.[1]).toContain(
      `${constantIn(stun, 'GROUP_ANSWERS_PER_SECOND')} a second of one address after the first ${constantIn(stun, 'GROUP_ANSWERS_AT_ONCE')}`,
    );
  });
});
