import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clientboundChannelSchema, serverboundChannelSchema } from '../../../../shared/protocol/channel.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../../shared/protocol/limits.ts';
import {
  isSuccessionMessage,
  MAX_CHAIN_CLAIMS,
  MAX_ELECTORS,
  MAX_STANDBY_INVITATION_LENGTH,
  MAX_STATE_PART_LENGTH,
  MAX_STATE_PARTS,
  MAX_SUCCESSORS,
} from '../../../../shared/protocol/succession-messages.ts';

const BYTES_16 = 'A'.repeat(22);
const BYTES_32 = 'A'.repeat(43);
const BYTES_64 = 'A'.repeat(86);
const INVITATION = `earshot://join/AQ${'A'.repeat(MAX_STANDBY_INVITATION_LENGTH - 'earshot://join/AQ'.length)}`;
const SUCCESSOR = { identity: BYTES_16, invitation: INVITATION };
const BALLOT = { publicKey: BYTES_32, signature: BYTES_64 };

/** As long as the schema lets it be. */
const SUCCESSION = {
  lobbyId: BYTES_16,
  epoch: 2_147_483_647,
  version: 2_147_483_647,
  host: BYTES_16,
  successors: Array(MAX_SUCCESSORS).fill(SUCCESSOR),
  electors: Array(MAX_ELECTORS).fill(BYTES_16),
  formerElectors: Array(MAX_ELECTORS).fill(BYTES_16),
  certificate: 'A'.repeat(640),
  signature: BYTES_64,
};
const CLAIM = { epoch: 1, candidate: BYTES_16, succession: SUCCESSION, votes: [BALLOT] };
const GRANT = { candidate: BYTES_16, signature: BYTES_64 };
const PART = { type: 'lobby-state', version: 1, part: 0, parts: 1, text: '{}' };

function without(value: object, field: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));
}

const TO_HOST = [
  { type: 'can-host', votes: true, hosts: false, cores: 8 },
  { type: 'standby', invitation: INVITATION },
  { type: 'standby', invitation: '' },
  { type: 'reached', rows: [[BYTES_16, -1]] },
  { type: 'succession-ack', epoch: 0, version: 1, votedEpoch: 0 },
  { type: 'lobby-state-ack', version: 0 },
  { type: 'succession', succession: SUCCESSION },
  { type: 'ready', epoch: 1, votedEpoch: 0 },
  { type: 'vote', epoch: 1, ...BALLOT },
];

const TO_CLIENT = [
  { type: 'appoint', rank: 0 },
  PART,
  { type: 'succession', succession: SUCCESSION },
  { type: 'grant', grant: GRANT },
  { type: 'ask-vote', epoch: 1, isBinding: true, succession: SUCCESSION, grant: null },
  { type: 'moved', claims: [CLAIM] },
];

describe('messages about succession', () => {
  it.each(TO_HOST)('are accepted from a client: %o', (message) => {
    expect(v.parse(serverboundChannelSchema, message)).toEqual(message);
  });

  it.each(TO_CLIENT)('are accepted from a host: %o', (message) => {
    expect(v.parse(clientboundChannelSchema, message)).toEqual(message);
  });

  it.each(TO_HOST)('fit into the channel to a host: %o', (message) => {
    expect(JSON.stringify(message).length).toBeLessThanOrEqual(MAX_CHANNEL_MESSAGE_BYTES);
  });

  it('are distinguished from others by their type', () => {
    for (const message of TO_HOST) expect(isSuccessionMessage(message)).toBe(true);
    expect(isSuccessionMessage({ type: 'pose' })).toBe(false);
  });

  it.each([
    [
      'an invitation with a line break',
      { ...SUCCESSION, successors: [{ ...SUCCESSOR, invitation: 'earshot://join/A\nB' }] },
    ],
    ['an invitation that is too long', { ...SUCCESSION, successors: [{ ...SUCCESSOR, invitation: `${INVITATION}A` }] }],
    [
      'an invitation with a secret',
      { ...SUCCESSION, successors: [{ ...SUCCESSOR, invitation: `earshot://join/AQAB${'A'.repeat(90)}` }] },
    ],
    ['another link', { ...SUCCESSION, successors: [{ ...SUCCESSOR, invitation: 'https://example.org/' }] }],
    ['too many successors', { ...SUCCESSION, successors: Array(MAX_SUCCESSORS + 1).fill(SUCCESSOR) }],
    ['too many electors', { ...SUCCESSION, electors: Array(MAX_ELECTORS + 1).fill(BYTES_16) }],
    ['no list of former electors', without(SUCCESSION, 'formerElectors')],
    ['a version of 0', { ...SUCCESSION, version: 0 }],
    ['a negative epoch', { ...SUCCESSION, epoch: -1 }],
    ['a second spelling of the same signature', { ...SUCCESSION, signature: `${BYTES_64.slice(0, -1)}B` }],
    ['a lobby id of 15 bytes', { ...SUCCESSION, lobbyId: 'A'.repeat(20) }],
  ])('are refused with %s', (_, succession) => {
    expect(v.safeParse(serverboundChannelSchema, { type: 'succession', succession }).success).toBe(false);
  });

  it.each([
    ['an empty chain', { type: 'moved', claims: [] }],
    ['a chain that is too long', { type: 'moved', claims: Array(MAX_CHAIN_CLAIMS + 1).fill(CLAIM) }],
    [
      'more votes than electors',
      { type: 'moved', claims: [{ ...CLAIM, votes: Array(2 * MAX_ELECTORS + 1).fill(BALLOT) }] },
    ],
    ['a claim of the founder', { type: 'moved', claims: [{ ...CLAIM, epoch: 0 }] }],
    ['a fourth rank', { type: 'appoint', rank: MAX_SUCCESSORS + 1 }],
    ['a part that is too long', { ...PART, text: 'x'.repeat(MAX_STATE_PART_LENGTH + 1) }],
    ['too many parts', { ...PART, parts: MAX_STATE_PARTS + 1 }],
  ])('are refused from a host with %s', (_, message) => {
    expect(v.safeParse(clientboundChannelSchema, message).success).toBe(false);
  });
});
