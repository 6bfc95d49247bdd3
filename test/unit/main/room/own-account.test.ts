import { expect, it } from 'vitest';
import { NO_OWN_ACCOUNT, withOwnMessage, type OwnAccount, type OwnMessage } from '../../../../main/room/own-account.ts';

const POSE: OwnMessage = { type: 'pose', x: 1, y: 2, z: 3, yaw: 0.5 };
const LOST: OwnMessage = { type: 'nowhere', reason: 'lost' };
const MENU: OwnMessage = { type: 'nowhere', reason: 'menu' };

/** The account after messages at 0 ms, 1,000 ms, 2,000 ms ... */
function after(...messages: readonly OwnMessage[]): OwnAccount {
  return messages.reduce((account, message, index) => withOwnMessage(account, message, 1_000 * index), NO_OWN_ACCOUNT);
}

it('keeps the last pose, with its camera if there was one', () => {
  const camera = { x: 4, y: 5, z: 6, yaw: 1 };
  expect(after({ ...POSE, camera })).toMatchObject({
    pose: { xMetres: 1, yawRadians: 0.5 },
    camera: { zMetres: 6, yawRadians: 1 },
  });
  expect(after({ ...POSE, camera }, POSE).camera).toBeNull();
});

it('keeps a lost pose and the time of its loss until the next pose', () => {
  expect(after(POSE, LOST)).toMatchObject({ pose: { xMetres: 1 }, lostAtMs: 1_000 });
  expect(after(POSE, LOST, LOST).lostAtMs).toBe(1_000);
  expect(after(POSE, LOST, POSE).lostAtMs).toBeNull();
});

it('has no position in a menu, at once', () => {
  expect(after(POSE, MENU)).toMatchObject({ pose: null, camera: null, lostAtMs: null });
  expect(after(POSE, LOST, MENU).lostAtMs).toBeNull();
});

it('replaces presence and talk style as a whole', () => {
  const presence = { world: 'cave', enclosure: 'car', team: 'red', state: 'dead', muffle: 0.5, zone: 'hall' } as const;
  expect(after({ type: 'presence', ...presence }).presence).toEqual(presence);
  expect(after({ type: 'talk', to: 'radio', voice: 'whisper', radio: '7', priority: false }).talk).toEqual({
    to: 'radio',
    voice: 'whisper',
    radio: '7',
    priority: false,
  });
});
