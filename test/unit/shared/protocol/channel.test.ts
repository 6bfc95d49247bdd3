import { describe, expect, it } from 'vitest';
import { MAX_PERSONAL_ROWS, serverboundChannelSchema } from '../../../../shared/protocol/channel.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../../shared/protocol/limits.ts';
import { parseMessage } from '../../../../shared/protocol/parse.ts';

const PRESENCE = {
  type: 'presence',
  world: 'cave',
  enclosure: '',
  team: 'red',
  state: 'dead',
  muffle: 0.5,
  zone: 'hall',
};
const POSE = { type: 'pose', x: 1, y: 2, z: 3, yaw: 0 };

function isTaken(text: string): boolean {
  return parseMessage(text, serverboundChannelSchema, MAX_CHANNEL_MESSAGE_BYTES).ok;
}

describe('a message from a client', () => {
  it.each([
    POSE,
    { ...POSE, camera: { x: 1, y: 2, z: 3, yaw: 0 } },
    { type: 'nowhere', reason: 'lost' },
    PRESENCE,
    { type: 'talk', to: 'radio', voice: 'whisper', radio: '7' },
    { type: 'group', name: '', password: '' },
    { type: 'talk', to: 'nearby', voice: 'normal', radio: '', priority: true },
    {
      type: 'personal',
      gains: [
        [2, 0],
        [3, 2],
      ],
      blocked: [4],
    },
    { type: 'personal', gains: [], blocked: [] },
  ])('is accepted: %j', (message) => {
    expect(isTaken(JSON.stringify(message))).toBe(true);
  });

  it.each([
    [{ ...POSE, x: 1_000_001 }],
    [{ ...POSE, yaw: 1_001 }],
    [{ ...POSE, camera: { x: 1, y: 2, z: 3 } }],
    [{ ...POSE, camera: null }],
    [{ type: 'nowhere', reason: 'away' }],
    [{ ...PRESENCE, world: 'w'.repeat(65) }],
    [{ ...PRESENCE, state: 'asleep' }],
    [{ ...PRESENCE, state: '__proto__' }],
    [{ ...PRESENCE, muffle: 1.01 }],
    [{ ...PRESENCE, muffle: '0' }],
    [{ type: 'presence', world: 'cave' }],
    [{ type: 'talk', to: 'admins', voice: 'normal', radio: '' }],
    [{ type: 'talk', to: 'nearby', voice: 'scream', radio: '' }],
    [{ type: 'group', name: 'den', password: 'p'.repeat(129) }],
    [{ type: 'standing', from: 'server' }],
    [{ type: 'personal', gains: [[2, 2.01]], blocked: [] }],
    [{ type: 'personal', gains: [[2, -0.1]], blocked: [] }],
    [{ type: 'personal', gains: [[0, 1]], blocked: [] }],
    [{ type: 'personal', gains: [[2]], blocked: [] }],
    [{ type: 'personal', gains: [[2, 1, 1]], blocked: [] }],
    [{ type: 'personal', gains: [[2, null]], blocked: [] }],
    [{ type: 'personal', gains: [], blocked: ['2'] }],
    [{ type: 'personal', gains: [], blocked: Array.from({ length: MAX_PERSONAL_ROWS + 1 }, (_, index) => index + 1) }],
    [{ type: 'personal', gains: [] }],
  ])('is refused: %j', (message) => {
    expect(isTaken(JSON.stringify(message))).toBe(false);
  });

  it.each([
    '{"type":"pose","x":1e999,"y":0,"z":0,"yaw":0}',
    '{"type":"presence","world":"cave","enclosure":"","team":"","state":"alive","muffle":NaN,"zone":"none"}',
  ])('is refused when a value is not a finite number: %s', (text) => {
    expect(isTaken(text)).toBe(false);
  });
});
