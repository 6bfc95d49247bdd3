import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LobbyMember } from '../../../../../main/host/lobby/lobby-member.ts';
import { LobbyPlaces } from '../../../../../main/host/lobby/lobby-places.ts';
import { PLACEMENT } from '../../../../../main/mixer/placement.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import { scheduleTimer } from '../../../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const RULES = { ...DEFAULT_HEARING_RULES, stale: { policy: 'fade', afterSeconds: 5 } } as const;

let places: LobbyPlaces;
let written: Map<number, Float64Array>;
let sent: ClientboundChannelMessage[];
beforeEach(() => {
  vi.useFakeTimers();
  written = new Map();
  sent = [];
  places = new LobbyPlaces({
    rules: RULES,
    rightsOf: () => ({ shout: true, broadcast: false, radio: true }),
    slots: { writePlacement: (slot, fields) => written.set(slot, fields.slice()) },
    nowMs: () => performance.now(),
    schedule: scheduleTimer,
  });
});
afterEach(() => {
  places.stop();
  vi.useRealTimers();
});

/** A member in the slot ten above its id. */
function join(id: number, name: string): LobbyMember {
  const member = {
    id,
    slot: id + 10,
    send: (message: ClientboundChannelMessage) => sent.push(message),
  } as unknown as LobbyMember;
  places.join(member, { name, identity: '' });
  return member;
}

const fieldOf = (slot: number, field: keyof typeof PLACEMENT) => written.get(slot)?.[PLACEMENT[field]];

it('a member that sends its position is placed in its slot', () => {
  places.handle(join(1, 'Fox'), { type: 'pose', x: 5, y: 0, z: 0, yaw: 0 });
  expect([fieldOf(11, 'isPlaced'), fieldOf(11, 'x')]).toEqual([1, 5]);
});

it('a voice whose position is lost fades without another message, within a second', () => {
  const fox = join(1, 'Fox');
  places.handle(fox, { type: 'pose', x: 5, y: 0, z: 0, yaw: 0 });
  places.handle(fox, { type: 'nowhere', reason: 'lost' });
  expect(fieldOf(11, 'remaining')).toBe(1);
  vi.advanceTimersByTime(500);
  expect(fieldOf(11, 'remaining')).toBeGreaterThan(0.2);
  expect(fieldOf(11, 'remaining')).toBeLessThan(0.6);
  vi.advanceTimersByTime(500);
  expect([fieldOf(11, 'remaining'), fieldOf(11, 'isPlaced')]).toEqual([0, 0]);
});

it('a member that enters a group is notified and separated; one with a wrong password only gets the reason', () => {
  const [fox, owl] = [join(1, 'Fox'), join(2, 'Owl')];
  places.handle(fox, { type: 'group', name: 'den', password: 'honey' });
  places.handle(owl, { type: 'group', name: 'den', password: 'guess' });
  expect(sent).toEqual([
    { type: 'group', name: 'den', isIn: true, code: '', message: '' },
    {
      type: 'group',
      name: 'den',
      isIn: false,
      code: 'wrong-password',
      message: expect.stringContaining('password') as string,
    },
  ]);
  expect([fieldOf(11, 'group'), fieldOf(12, 'group'), places.ownPlacementOf(2).group]).toEqual([1, 0, '']);
  places.handle(fox, { type: 'group', name: '', password: '' });
  expect([sent.at(-1), fieldOf(11, 'group')]).toEqual([
    { type: 'group', name: '', isIn: false, code: '', message: '' },
    0,
  ]);
});

it('a group is left with the lobby, and another may have its name', () => {
  join(1, 'Fox');
  places.handle(join(2, 'Owl'), { type: 'group', name: 'den', password: 'honey' });
  places.leave(2);
  places.handle(join(3, 'Hare'), { type: 'group', name: 'den', password: 'other' });
  expect(sent.at(-1)).toMatchObject({ isIn: true });
});
