import { beforeEach, expect, it } from 'vitest';
import {
  createModerationController,
  type Done,
  type ModerationController,
} from '../../../../../renderer/features/moderation/moderation-controller.ts';
import {
  createModerationStore,
  mayAsPlayer,
  MEMBER,
  NO_MODERATION,
  type ModerationStore,
} from '../../../../../renderer/features/moderation/moderation-store.ts';
import type { ServerboundDoor } from '../../../../../shared/protocol/people/door-messages.ts';
import { MAX_ASSIGNED, type ServerboundModeration } from '../../../../../shared/protocol/people/moderation-messages.ts';

const WREN = { id: 7, name: 'Wren', identity: 'w'.repeat(22) };
const ROW = {
  name: 'Wren',
  muted: false,
  deafened: false,
  identity: '',
  away: false,
  unheard: '',
  color: null,
  room: 0,
} as const;

let sent: (ServerboundModeration | ServerboundDoor)[];
let done: { readonly what: Done; readonly undo: (() => void) | null }[];
let refused: string[];
let store: ModerationStore;
let controller: ModerationController;

beforeEach(() => {
  [sent, done, refused] = [[], [], []];
  store = createModerationStore();
  controller = createModerationController({
    store,
    onDone: (what, undo) => done.push({ what, undo }),
    onRefused: (code) => refused.push(code),
  });
  controller.setLink({ send: (message) => sent.push(message), accepts: () => true }, false);
});

/** The host answers the latest request. */
function answer(code: 'not-permitted' | 'not-here' | '' = ''): void {
  controller.receive({ type: 'moderated', request: sent.at(-1)?.request ?? 0, code, message: '' });
}

it('says what the host has done, and takes it back', () => {
  controller.setMuted(WREN, true);
  expect(sent).toEqual([
    { type: 'moderate', request: 1, action: 'mute', id: 7, identity: '', seconds: null, rank: 'member', reason: '' },
  ]);
  expect(done).toEqual([]);
  answer();
  expect(done[0]?.what).toEqual({ type: 'mute', name: 'Wren' });
  done[0]?.undo?.();
  expect(sent[1]).toMatchObject({ action: 'unmute', id: 7 });
});

it('takes a ban back by the identity, and a rank by the one before; a removal stays', () => {
  controller.ban(WREN, 3_600, 'Spam');
  answer();
  controller.appoint(WREN, 'moderator', 'listener');
  answer();
  controller.kick(WREN, '');
  answer();
  expect(sent.map(({ type, ...rest }) => [type, 'seconds' in rest && rest.seconds])).toEqual([
    ['moderate', 3_600],
    ['moderate', null],
    ['moderate', null],
  ]);
  done[0]?.undo?.();
  expect(sent.at(-1)).toMatchObject({ action: 'unban', id: 0, identity: WREN.identity });
  done[1]?.undo?.();
  expect(sent.at(-1)).toMatchObject({ action: 'appoint', rank: 'listener' });
  expect(done[2]?.undo).toBeNull();
});

it('locks and unlocks the lobby', () => {
  controller.setLocked(true);
  expect(sent).toEqual([{ type: 'lock', request: 1, isLocked: true }]);
  answer();
  done[0]?.undo?.();
  expect(sent[1]).toMatchObject({ isLocked: false });
});

it('says why a host refuses, and that an older host cannot', () => {
  controller.setDeafened(WREN, true);
  answer('not-permitted');
  controller.setLink({ send: (message) => sent.push(message), accepts: () => false }, true);
  controller.setDeafened(WREN, true);
  expect([refused, sent.length, done]).toEqual([['not-permitted', 'moderation-refused'], 1, []]);
});

it('knows what you are, and what others are held to, until you are in another lobby', () => {
  const authority = { rank: 'moderator', may: ['mute'], isLocked: true, isMuted: false, isDeafened: false } as const;
  const more = { permissions: {}, canClaim: false };
  controller.receive({ ...authority, ...more, type: 'authority', may: ['mute'], by: '', reason: '' });
  controller.receive({
    type: 'roster',
    participants: [
      { ...ROW, id: 1, rank: 'owner', held: [] },
      { ...ROW, id: 2, rank: 'member', held: ['mute'] },
      { ...ROW, id: 3, rank: 'member', held: [] },
    ],
  });
  const { people } = store.getState();
  expect([...people]).toEqual([
    [1, { rank: 'owner', held: [], unheard: '' }],
    [2, { rank: 'member', held: ['mute'], unheard: '' }],
  ]);
  controller.receive({ type: 'changes', participants: [{ ...ROW, id: 3, rank: 'member', held: [] }], left: [9] });
  expect(store.getState().people).toBe(people);
  controller.receive({ type: 'changes', participants: [{ ...ROW, id: 2, rank: 'member', held: [] }], left: [1] });
  expect(store.getState().people.get(2) ?? MEMBER).toBe(MEMBER);
  expect(store.getState().people.size).toBe(0);
  controller.setLink(null, false);
  expect(store.getState()).toEqual(NO_MODERATION);
});

it('gives a rank a permission, and takes it back', () => {
  controller.permit('member', 'radio', false);
  expect(sent).toEqual([{ type: 'permit', request: 1, rank: 'member', permission: 'radio', isAllowed: false }]);
  answer();
  expect(done[0]?.what).toEqual({ type: 'forbid', rank: 'member', permission: 'radio' });
  done[0]?.undo?.();
  expect(sent[1]).toMatchObject({ permission: 'radio', isAllowed: true });
});

it('claims the lobby, and says why the host refuses, once it answers or is gone', async () => {
  const refusals = [controller.claim('K7Q2-9MDX-0TVW')];
  answer('not-permitted');
  refusals.push(controller.claim('K7Q2-9MDX-0TVW'));
  answer();
  refusals.push(controller.claim('K7Q2-9MDX-0TVW'));
  controller.setLink(null, true);
  refusals.push(controller.claim('K7Q2-9MDX-0TVW'));
  expect(await Promise.all(refusals)).toEqual([
    ...['not-permitted', undefined, 'moderation-refused', 'moderation-refused'],
  ]);
  expect([done.map(({ what }) => what.type), refused]).toEqual([['claim'], []]);
});

it('sets teams in parts that the host takes, and stops where it refuses', async () => {
  const changes = Array.from({ length: MAX_ASSIGNED + 1 }, (_, index) => ({ id: index + 1, team: 'red' }));
  const all = controller.assign(changes);
  answer();
  await Promise.resolve();
  answer('not-permitted');
  expect(await all).toBe('not-permitted');
  expect(sent.map((message) => message.type === 'assign' && message.changes.length)).toEqual([MAX_ASSIGNED, 1]);
});

it('knows what each rank may do, and what you may where the host knows no ranks', () => {
  expect([mayAsPlayer(store.getState(), 'shout'), store.getState().permissions.listener]).toEqual([true, ['text']]);
  controller.receive({
    ...{ type: 'authority', rank: 'member', may: ['talk'], isLocked: false, isMuted: false, isDeafened: false },
    ...{ by: '', reason: '', permissions: { member: ['talk'] }, canClaim: true },
  });
  expect(store.getState()).toMatchObject({ canClaim: true, permissions: { member: ['talk'], listener: ['text'] } });
  expect(mayAsPlayer(store.getState(), 'shout')).toBe(false);
});

it('changes the door and takes it back, and answers knocks', () => {
  controller.setDoor({ known: true }, { type: 'known-only' }, { known: false });
  expect(sent.at(-1)).toMatchObject({ type: 'set-door', known: true });
  answer();
  expect(done.at(-1)?.what).toEqual({ type: 'known-only' });
  done.at(-1)?.undo?.();
  expect(sent.at(-1)).toMatchObject({ type: 'set-door', known: false });
  answer();
  expect(done.at(-1)?.what).toEqual({ type: 'everyone' });
  controller.answerKnock(3, 'Wren', false);
  expect(sent.at(-1)).toMatchObject({ type: 'answer-knock', id: 3, isWelcome: false });
  controller.letIn(WREN);
  expect(sent.at(-1)).toMatchObject({ type: 'let-in', id: 7, isWelcome: true });
  answer();
  done.at(-1)?.undo?.();
  expect(sent.at(-1)).toMatchObject({ type: 'let-in', id: 7, isWelcome: false });
  answer();
  expect(done.at(-1)?.what).toEqual({ type: 'newcomer', name: 'Wren' });
});

it('brings the password back that was before', () => {
  controller.setDoor({ password: '' }, { type: 'no-password' }, { password: null });
  answer();
  done.at(-1)?.undo?.();
  expect(sent.at(-1)).toMatchObject({ type: 'set-door', password: null });
  answer();
  expect(done.at(-1)?.what).toEqual({ type: 'password-before' });
});

it('says nothing about a knock that another moderator has answered', () => {
  controller.answerKnock(3, 'Wren', true);
  answer('not-here');
  expect([done, refused]).toEqual([[], []]);
});
