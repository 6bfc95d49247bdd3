import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createDtlsCertificate } from '../../main/media/dtls/dtls-certificate.ts';
import { directPasswordOf } from '../../main/host/listen/direct-password.ts';
import { MAX_ARRIVALS_PER_SECOND, MAX_PENDING_PEERS } from '../../main/media/direct-peers.ts';
import { openLoneEndpoint } from '../support/lobby/media-endpoint.ts';
import { writeDirectAnswer } from '../../shared/rendezvous/direct-answer.ts';
import { parseOffer } from '../../shared/sdp/sdp-offer.ts';
import { FRAME_MS, MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';
import { MAX_STAGE_MS } from '../../shared/model/journey.ts';
import { MAX_NAME_CHARACTERS, MAX_NAME_INPUT_LENGTH } from '../../shared/model/name.ts';
import { MAX_ROOMS } from '../../shared/model/people/lobby-room.ts';
import { MAX_COORDINATE_METRES } from '../../shared/model/pose.ts';
import { MAX_TEXT_LENGTH } from '../../shared/model/text/clean-text.ts';
import { MAX_LABEL_LENGTH, SOUND_ZONES } from '../../shared/model/presence.ts';
import { clientboundChannelSchema, serverboundChannelSchema } from '../../shared/protocol/channel.ts';
import { MAX_FILE_MEGABYTES } from '../../shared/model/files/file-limits.ts';
import { MAX_CHUNK_BYTES } from '../../shared/protocol/files/file-chunk.ts';
import {
  clientboundFilesSchema,
  FILE_REFUSALS,
  serverboundFilesSchema,
} from '../../shared/protocol/files/file-messages.ts';
import { formatInvitation, INVITATION_LINK_PREFIX, toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import * as limits from '../../shared/protocol/limits.ts';
import {
  closingSchema,
  clientboundSignallingSchema,
  serverboundSignallingSchema,
  SIGNALLING_ERROR_CODES,
  type JoinRequest,
} from '../../shared/protocol/signalling.ts';
import { MAX_WHISPER_TARGETS } from '../../shared/protocol/people/whisper-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import {
  DEFAULT_HEARING_RULES,
  DISTANCE_LAWS,
  ENCLOSURE_MODES,
  MAP_MODES,
  PAN_MODES,
  TEAM_MODES,
  TRUST_MODES,
} from '../../shared/spatial/hearing-rules.ts';
import { MixerHarness } from '../support/mixer/mixer-harness.ts';
import { constantIn, tableIn } from '../support/documents.ts';
import { blocks, examplesOf, page, section } from '../support/protocol-page.ts';
import { AWAY_AFTER_CLOSE_SECONDS, AWAY_SECONDS, REMEMBERED_SECONDS } from '../../main/host/lobby/members/absences.ts';
import { MAX_ATTEMPTS } from '../../main/host/lobby/members/attempts.ts';
import { verifyIdentity } from '../../main/host/lobby/verify-identity.ts';
import { TICKET_LIFETIME_MS } from '../../main/host/headset/headset-tickets.ts';
import { MAX_CAPACITY } from '../../main/host/host-options.ts';
import { STRANGER_BURST_BYTES } from '../../main/door/front-door.ts';
import { MAX_PATHS } from '../../main/media/ice/ice-lite.ts';
import { MAX_RED_BLOCKS } from '../../main/media/rtp/red.ts';
import { MAX_SDP_LENGTH } from '../../shared/sdp/sdp-sections.ts';
import { silentLog } from '../support/silent-log.ts';

/** Client authors rely on docs/protocol/client-protocol.md, so its contents are checked against the program. */

const signallingToHost = examplesOf('signalling-to-host');

const DIRECTIONS = {
  'signalling-to-host': { schema: serverboundSignallingSchema, documentedIn: 3, heading: 'From the client' },
  'signalling-to-client': { schema: clientboundSignallingSchema, documentedIn: 3, heading: 'From the host' },
  'channel-to-host': { schema: serverboundChannelSchema, documentedIn: 7, heading: 'From the client' },
  'files-to-host': { schema: serverboundFilesSchema, documentedIn: 18, heading: 'From the client' },
  'files-to-client': { schema: clientboundFilesSchema, documentedIn: 18, heading: 'From the host' },
  'channel-to-client': { schema: clientboundChannelSchema, documentedIn: 7, heading: 'From the host' },
} as const;

describe.each(Object.entries(DIRECTIONS))('messages of %s in the page', (kind, { schema, documentedIn, heading }) => {
  const examples = examplesOf(kind);
  const messages = schema.options.map((option) => ({
    type: option.entries.type.literal,
    fields: Object.keys(option.entries),
  }));

  it('are examples that the program accepts, without unknown fields', () => {
    expect(examples.length).toBeGreaterThanOrEqual(messages.length);
    for (const example of examples) expect(v.parse(schema, example)).toEqual(example);
  });

  it('include every type, and together all its fields', () => {
    for (const { type, fields } of messages) {
      const shown = examples.filter((example) => example['type'] === type).flatMap((example) => Object.keys(example));
      expect([...new Set(shown)].sort(), type).toEqual([...fields].sort());
    }
  });

  it('are described below their heading: every type, and no other', () => {
    const part =
      section(documentedIn)
        .split('\n### ')
        .find((text) => text.startsWith(heading)) ?? '';
    const described = [...part.matchAll(/^\*\*`([a-z-]+)`\*\*/gm)].map((match) => match[1]);
    expect(described.sort()).toEqual(messages.map(({ type }) => type).sort());
  });
});

describe('lists in the page', () => {
  it('contain exactly the error codes', () => {
    expect(
      tableIn(section(3), 'code')
        .map(([code]) => code?.replaceAll('`', ''))
        .sort(),
    ).toEqual([...SIGNALLING_ERROR_CODES].sort());
  });

  it('contain every reason for which a file is refused', () => {
    expect(tableIn(section(18), 'code').map(([code]) => code?.replaceAll('`', ''))).toEqual([...FILE_REFUSALS]);
  });

  it('contain every reason for closing a lobby', () => {
    for (const reason of closingSchema.entries.reason.options) expect(section(3)).toContain(`\`${reason}\``);
  });

  it('contain a formula for every distance law', () => {
    expect(tableIn(section(8), 'law').map(([law]) => law?.replaceAll('`', ''))).toEqual([...DISTANCE_LAWS]);
  });

  it('include every rule', () => {
    expect(tableIn(section(8), 'field').map(([field]) => field?.replaceAll('`', ''))).toEqual(
      Object.keys(DEFAULT_HEARING_RULES),
    );
  });

  it('include every value of a rule with few values', () => {
    const few = {
      ...{ pan: PAN_MODES, enclosures: ENCLOSURE_MODES, teams: TEAM_MODES },
      ...{ trust: TRUST_MODES, mapShows: MAP_MODES },
    };
    const types = new Map(
      tableIn(section(8), 'field').map(([field = '', type = '']) => [field.replaceAll('`', ''), type]),
    );
    for (const [rule, values] of Object.entries(few))
      expect(
        [...(types.get(rule) ?? '').matchAll(/`(\w+)`/g)].map(([, value]) => value),
        rule,
      ).toEqual([...values]);
  });

  it('contain every sound zone', () => {
    for (const zone of SOUND_ZONES) expect(section(7)).toContain(`\`${zone}\``);
  });

  it("have the program's protocol version", () => {
    expect(page.split('\n')[0]).toBe(`# The Earshot protocol, version ${PROTOCOL_VERSION}`);
  });
});

describe('limits in the page', () => {
  const NET = 'main/media';
  const expected: Readonly<Record<string, number>> = {
    'text that is searched for an invitation': constantIn(
      'shared/protocol/invitation/parse-invitation.ts',
      'MAX_INPUT_LENGTH',
    ),
    'addresses in an invitation': constantIn('shared/protocol/invitation/invitation.ts', 'MAX_ADDRESSES'),
    'signalling message': limits.MAX_SIGNALLING_MESSAGE_BYTES,
    'signalling messages': limits.MAX_SIGNALLING_MESSAGES_PER_SECOND,
    'time until `join`': limits.JOIN_TIMEOUT_MS / 1_000,
    'bytes on signalling, with what TLS adds': STRANGER_BURST_BYTES,
    '`offer` and `answer`': MAX_SDP_LENGTH,
    'lines of an offer': constantIn('shared/sdp/sdp-sections.ts', 'MAX_LINES'),
    '`name` as sent': MAX_NAME_INPUT_LENGTH,
    'name as shown': MAX_NAME_CHARACTERS,
    'time from the answer until the data channel is open':
      constantIn('main/host/listen/follow-connection.ts', 'CONNECT_TIMEOUT_MS') / 1_000,
    'addresses of one participant': MAX_PATHS,
    'places that the host sends checks to': limits.MAX_CANDIDATES,
    '`candidate`': limits.MAX_CANDIDATE_LENGTH,
    'TCP connections for media of one participant': constantIn(`${NET}/udp/udp-mux.ts`, 'MAX_CONNECTIONS'),
    datagram: constantIn(`${NET}/udp/udp-mux.ts`, 'MAX_DATAGRAM_BYTES'),
    'Opus payload': MAX_OPUS_PAYLOAD_BYTES,
    'RTP packets': constantIn(`${NET}/rtp/media-session.ts`, 'MAX_PACKETS_PER_SECOND'),
    'RED blocks in a packet': MAX_RED_BLOCKS,
    'stage of a journey': MAX_STAGE_MS,
    'channel message to the host': limits.MAX_CHANNEL_MESSAGE_BYTES,
    'channel messages to the host': limits.MAX_CHANNEL_MESSAGES_PER_SECOND,
    'channel messages at once': 5 * limits.MAX_CHANNEL_MESSAGES_PER_SECOND,
    'bad channel messages that are tolerated': constantIn('main/host/listen/client-connection.ts', 'MAX_BAD_MESSAGES'),
    'refused channels that are tolerated': constantIn(`${NET}/sctp/data-channel.ts`, 'MAX_REFUSED_CHANNELS'),
    'silence before a connection is lost': limits.PEER_SILENCE_TIMEOUT_MS / 1_000,
    'place held after a silence': AWAY_SECONDS,
    'place held after a close without `leave`': AWAY_AFTER_CLOSE_SECONDS,
    'id and name remembered after that': REMEMBERED_SECONDS / 60,
    'connections being opened by one participant': MAX_ATTEMPTS,
    '`join` on a data channel': limits.MAX_SIGNALLING_MESSAGE_BYTES,
    'new clients without signalling': MAX_ARRIVALS_PER_SECOND,
    'clients without signalling that have not joined': MAX_PENDING_PEERS,
    'message on the channel `files` to the host': limits.MAX_FILE_MESSAGE_BYTES,
    'messages on the channel `files` to the host': limits.MAX_FILE_MESSAGES_PER_SECOND,
    'content in one message': MAX_CHUNK_BYTES,
    "size of a file, whatever the host's limit": MAX_FILE_MEGABYTES,
    'files that a lobby keeps': constantIn('main/host/lobby/files/lobby-files.ts', 'MAX_FILES'),
    'files of one participant that a lobby keeps': constantIn(
      'main/host/lobby/files/lobby-files.ts',
      'MAX_FILES_OF_ONE',
    ),
    'offers of files by a participant': constantIn('main/host/lobby/files/file-rates.ts', 'OFFERS_AT_ONCE'),
    coordinate: MAX_COORDINATE_METRES,
    label: MAX_LABEL_LENGTH,
    'names in `accepts`': constantIn('shared/protocol/signalling.ts', 'MAX_ACCEPTED_TYPES'),
    'new names of a participant': constantIn('main/host/lobby/renames.ts', 'MAX_NAMES_AT_ONCE'),
    'headset tickets of a participant': constantIn('main/host/headset/headsets.ts', 'MAX_TICKETS_AT_ONCE'),
    'time until a headset ticket is used': TICKET_LIFETIME_MS / 60_000,
    'wrong room passwords': constantIn('main/room/passwords.ts', 'MAX_WRONG_TRIES'),
    rooms: MAX_ROOMS,
    '`ids` of a whisper': MAX_WHISPER_TARGETS,
    'wrong group passwords': constantIn('main/room/passwords.ts', 'MAX_WRONG_TRIES'),
    'text of a message': MAX_TEXT_LENGTH,
    'messages, edits and deletions of a participant': constantIn(
      'main/host/lobby/text/lobby-text.ts',
      'WRITES_AT_ONCE',
    ),
    'reactions of a participant': constantIn('main/host/lobby/text/lobby-text.ts', 'REACTIONS_AT_ONCE'),
    'messages that a host keeps for an audience': constantIn('main/room/text-log.ts', 'MAX_PER_AUDIENCE'),
    participants: MAX_CAPACITY,
  };

  it('match the program', () => {
    const rows = tableIn(section(10), 'limit').map(([name = '', value = '']) => [
      name,
      Number(value.split(' ')[0]?.replaceAll(',', '')),
    ]);
    expect(Object.fromEntries(rows)).toEqual(expected);
  });
});

describe.each([
  ['version 1', 0, ''],
  ['version 2', 1, 'meet.example.org'],
])('invitation of %s in the page', (_, place, rendezvous) => {
  const link = blocks('invitation')[place]?.trim() ?? '';
  const lines = blocks('invitation-bytes')[place]?.trimEnd().split('\n') ?? [];
  const bytes = lines.flatMap((line) =>
    (/^(?:[0-9a-f]{2} ?)+/.exec(line)?.[0].trim().split(' ') ?? []).map((byte) => Number.parseInt(byte, 16)),
  );

  it('has the bytes that the page lists', () => {
    expect(`${INVITATION_LINK_PREFIX}${Buffer.from(bytes).toString('base64url')}`).toBe(link);
  });

  it('decodes to what the page says', () => {
    const parsed = parseInvitation(link);
    const value = {
      addresses: [
        { host: 'play.example.org', port: 7777 },
        { host: '192.0.2.10', port: 7777 },
      ],
      secret: Uint8Array.from({ length: 16 }, (_, index) => index),
      certificateSha256: Uint8Array.from({ length: 32 }, (_, index) => 0xa0 + index),
      rendezvous,
    };
    expect(parsed).toEqual({ ok: true, value });
    expect(formatInvitation(value)).toBe(link);
  });

  it('has the secret that the examples of `join` send', () => {
    const secret = Buffer.from(bytes.slice(1, 17)).toString('base64url');
    for (const example of signallingToHost.filter(({ type }) => type === 'join'))
      expect(example).toMatchObject({ secret });
  });
});

it('signs the example invitation with the example identity, and identifies its owner', () => {
  const joins = signallingToHost
    .map((message) => message as unknown as JoinRequest)
    .filter(({ identity }) => identity !== undefined);
  const invitation = parseInvitation(blocks('invitation')[0] ?? '');
  if (!invitation.ok) throw new Error(invitation.error.message);
  expect(joins).toHaveLength(1);
  for (const join of joins)
    expect(page).toContain(
      `its identity is \`${verifyIdentity(join, toBase64Url(invitation.value.certificateSha256))}\``,
    );
});

describe('session descriptions in the page', () => {
  const offer = (blocks('sdp offer')[0] ?? '').replaceAll('\n', '\r\n');

  /** The lines without random or endpoint-specific values. */
  const shape = (sdp: string, port: number): string[] =>
    sdp
      .trim()
      .split(/\r?\n/)
      .map((line) =>
        line
          .replace(/^(o=- |a=ice-ufrag:|a=ice-pwd:|a=fingerprint:sha-256 |a=ssrc:)\S+/, '$1...')
          .replace(` ${port} typ host`, ' PORT typ host'),
      );

  it('contain an offer that the host accepts', () => {
    expect(parseOffer(offer)).toMatchObject({
      ok: true,
      value: { opusPayloadType: 111, redPayloadType: 63, ssrc: 3251839243, maxMessageBytes: 262_144, setup: 'actpass' },
    });
  });

  it('contain the answer that a client without signalling writes, with the password of the example', () => {
    const invitation = parseInvitation(blocks('invitation')[0] ?? '');
    if (!invitation.ok) throw new Error(invitation.error.message);
    const usernameFragment = 'earshot1000102030405060708090a0b';
    const password = directPasswordOf(invitation.value.secret, usernameFragment) ?? '';
    const answer = writeDirectAnswer(offer, invitation.value, { usernameFragment, password });
    expect(answer).toEqual({ ok: true, value: (blocks('sdp direct-answer')[0] ?? '').replaceAll('\n', '\r\n') });
  });

  it("contain the host's answer to it, line by line", async () => {
    const opened = await openLoneEndpoint({
      certificate: await createDtlsCertificate(),
      log: silentLog,
      bindAddress: '127.0.0.1',
      port: 0,
      findCandidates: async (port) => ['203.0.113.5', '192.0.2.10'].map((host) => ({ host, port })),
      nowMs: () => performance.now(),
      onOpus: () => undefined,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    const endpoint = opened.value;
    try {
      const accepted = await endpoint.accept(1, offer);
      if (!accepted.ok) throw new Error(accepted.error.message);
      expect(shape(accepted.value.answerSdp, endpoint.port)).toEqual(shape(blocks('sdp answer')[0] ?? '', 7777));
    } finally {
      await endpoint.close();
    }
  });
});

describe('silence in the page', () => {
  it('is one byte 0xFC every 400 ms, while the clock keeps running', () => {
    const harness = new MixerHarness();
    harness.join(1, undefined);
    harness.run(1 + 400 / FRAME_MS);
    expect(section(6)).toContain(
      `${constantIn('main/mixer/streams/mix-stream.ts', 'FLUSH_FRAMES')} frames of silence end the sound`,
    );
    expect(section(6)).toContain('one packet every 400 ms with a payload of one byte, `0xFC`');
    expect(harness.packets).toMatchObject([
      { length: 1, firstByte: 0xfc, rtpTimestamp: 0 },
      { length: 1, firstByte: 0xfc, rtpTimestamp: 400 * 48 },
    ]);
  });
});
