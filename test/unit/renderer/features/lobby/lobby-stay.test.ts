import { beforeEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../../../../shared/result.ts';
import {
  createTestController,
  INVITATION,
  LASTING_LOBBY,
  LOBBY,
  settle,
  STARTED_AT_MS,
  type FakeLink,
} from '../../../../support/window/lobby-controller.ts';

let { clock, wall, fake, store, links, log, door, memory, controller } = createTestController();

const HOST_LOST = { reason: 'host-lost', code: 'host-lost' } as const;
const status = () => store.getState().connection.status;
const newest = (): FakeLink => links.at(-1)!;
const lose = (end: Parameters<FakeLink['end']>[0] = HOST_LOST): Promise<void> => newest().end(end);

/** Lets time pass in steps, so that attempts finish in between. */
async function pass(durationMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < durationMs; passedMs += 100) {
    clock.advance(100);
    await settle();
  }
}

async function beIn(lobby = LOBBY): Promise<void> {
  ({ clock, wall, fake, store, links, log, door, memory, controller } = createTestController(lobby));
  void controller.join(INVITATION);
  await settle();
  await newest().connect();
}

describe('a lobby whose host is of an earlier version', () => {
  beforeEach(() => beIn());

  it('says since when it reconnects, and keeps the lobby on the screen', async () => {
    clock.advance(5_000);
    await lose();
    expect(store.getState()).toMatchObject({
      connection: { status: 'reconnecting', sinceMs: STARTED_AT_MS + 5_000, error: { code: 'host-lost' } },
      lobbyName: 'Raid',
    });
    expect(log.at(-1)).toBe('gone');
  });

  it('is joined again after a second, because the host may still count the old connection', async () => {
    newest().handlers!.onTrouble();
    controller.noteNetwork('woke');
    await lose();
    await pass(900);
    expect(links).toHaveLength(1);
    await pass(100);
    expect(newest().wish).toMatchObject({ invitation: INVITATION, name: 'Robin', resume: undefined });
    expect(status()).toBe('reconnecting');
    await newest().connect();
    expect(status()).toBe('connected');
    expect(log.slice(-3)).toEqual(['gone', 'joined', 'connected']);
    await pass(1_000);
    expect(clock.pending).toBe(0);
  });

  it('keeps trying while nobody answers, and shows the newest reason', async () => {
    door.outcome = async () => failure('unreachable', 'Still not there.');
    await lose();
    await pass(3_600_000 / 100);
    expect(links.length).toBeGreaterThan(8);
    expect(store.getState().connection).toEqual({
      status: 'reconnecting',
      sinceMs: STARTED_AT_MS,
      error: { code: 'unreachable', message: 'Still not there.' },
    });
    door.outcome = async () => success(LOBBY);
    await pass(5_000);
    await newest().connect();
    expect(status()).toBe('connected');
  });

  it('keeps trying when the new link gets no sound through, or is lost again', async () => {
    await lose();
    await pass(1_000);
    await lose({ reason: 'host-lost', code: 'no-media' });
    expect(store.getState().connection).toMatchObject({ status: 'reconnecting', sinceMs: STARTED_AT_MS });
    await pass(300);
    expect(links).toHaveLength(3);
  });

  it.each([
    ['wrong-secret', 'host-lost'],
    ['bad-identity', 'host-lost'],
    ['lobby-closed', 'lobby-closed'],
  ] as const)('is given up when the answer is %s', async (code, reason) => {
    door.outcome = async () => failure(code, 'No.');
    await lose();
    await pass(1_000);
    expect(store.getState().connection).toMatchObject({ status: 'ended', reason, error: { code } });
    expect(clock.pending).toBe(0);
  });

  it.each(['lobby-closed', 'removed'] as const)('is never joined again after %s', async (reason) => {
    await lose({ reason, code: reason });
    await pass(60_000);
    expect(store.getState().connection).toMatchObject({ status: 'ended', reason });
    expect(links).toHaveLength(1);
  });

  it.each([-3_600_000, 3_600_000])(
    'does not count a clock that is set by %d ms as time that passed',
    async (setByMs) => {
      door.outcome = async () => failure('lobby-full', 'Full.');
      await lose();
      await pass(5_000);
      wall.setByMs = setByMs;
      await pass(9_000);
      expect(store.getState().connection).toMatchObject({ status: 'reconnecting', sinceMs: STARTED_AT_MS });
      await pass(10_000);
      expect(status()).toBe('ended');
    },
  );

  it('is tried at once when asked, and only once at a time', async () => {
    await lose();
    await controller.reconnect();
    await controller.reconnect();
    expect(links).toHaveLength(2);
    await settle();
    await newest().connect();
    await pass(60_000);
    expect(links).toHaveLength(2);
  });

  it('is left alone when you leave, or join another lobby', async () => {
    await lose();
    await controller.leave();
    expect([status(), clock.pending]).toEqual(['none', 0]);
    void controller.join(INVITATION);
    await settle();
    await newest().connect();
    await lose();
    fake.emit('app:invitation-opened', { invitation: INVITATION });
    void controller.answerOpenedInvitation(true);
    await pass(60_000);
    expect(links).toHaveLength(3);
  });
});

describe('a lobby to which its participants can return', () => {
  const RESUME = { participantId: 5, token: LASTING_LOBBY.resume!.token };
  const NEXT_TOKEN = 'EREREREREREREREREREREQ';
  const AGAIN = { ...LASTING_LOBBY, resume: { token: NEXT_TOKEN, seconds: 60 } };
  beforeEach(() => beIn(LASTING_LOBBY));

  it('opens a link beside one in trouble, as the same participant, and shows nothing of it', async () => {
    door.outcome = async () => success(AGAIN);
    newest().handlers!.onTrouble();
    expect(links).toHaveLength(2);
    expect(newest().wish).toMatchObject({ invitation: INVITATION, name: 'Robin', resume: RESUME });
    await settle();
    expect([status(), links[0]?.calls]).toEqual(['connected', ['serve']]);
    await newest().connect();
    expect(log).toEqual(['joined', 'connected', 'moved']);
    expect(memory.read(INVITATION)).toEqual({ participantId: 5, token: NEXT_TOKEN });
    await pass(300);
    expect(links[0]?.calls).toEqual(['serve', 'drop']);
    expect(clock.pending).toBe(0);
  });

  it('ignores what the old link says once there is a new one', async () => {
    newest().handlers!.onTrouble();
    await settle();
    await newest().connect();
    await links[0]!.end({ reason: 'replaced', code: 'replaced' });
    links[0]!.handlers!.onInterrupted(true);
    expect(status()).toBe('connected');
  });

  it('stays on a link that the host replaces because the new one is about to open', async () => {
    newest().handlers!.onTrouble();
    await settle();
    await links[0]!.end({ reason: 'replaced', code: 'replaced' });
    await links[1]!.connect();
    expect(status()).toBe('connected');
  });

  it('returns when a late try of its own ends the new link as replaced', async () => {
    newest().handlers!.onTrouble();
    await settle();
    await newest().connect();
    await newest().end({ reason: 'replaced', code: 'replaced' });
    await settle();
    expect(links).toHaveLength(3);
    await newest().connect();
    expect(status()).toBe('connected');
    await pass(10_000);
    await lose({ reason: 'replaced', code: 'replaced' });
    expect(status()).toBe('ended');
  });

  it('ends when the same person has joined from elsewhere', async () => {
    await lose({ reason: 'replaced', code: 'replaced' });
    await pass(10_000);
    expect(store.getState().connection).toMatchObject({ status: 'ended', reason: 'replaced' });
    expect(links).toHaveLength(1);
  });

  it('gives up the new link when the old one recovers before the host has answered', async () => {
    door.outcome = () => new Promise(() => undefined);
    newest().handlers!.onInterrupted(true);
    newest().handlers!.onTrouble();
    expect(status()).toBe('interrupted');
    links[0]!.handlers!.onInterrupted(false);
    expect([status(), links[1]?.calls]).toEqual(['connected', ['drop']]);
    expect(clock.pending).toBe(0);
  });

  it('says that it reconnects only when the loss lasts', async () => {
    door.outcome = async () => failure('unreachable', 'Not there.');
    newest().handlers!.onInterrupted(true);
    newest().handlers!.onTrouble();
    await pass(1_000);
    await links[0]!.end(HOST_LOST);
    expect(status()).toBe('interrupted');
    await pass(1_500);
    expect(store.getState().connection).toMatchObject({ status: 'reconnecting', sinceMs: STARTED_AT_MS });
    door.outcome = async () => success(AGAIN);
    await pass(5_000);
    await newest().connect();
    expect(log.slice(-2)).toEqual(['gone', 'moved']);
  });

  it('tries at once on a network that has changed, and after sleep even where everything seems well', async () => {
    door.outcome = async () => failure('unreachable', 'Not there.');
    newest().handlers!.onTrouble();
    await pass(6_000);
    const before = links.length;
    controller.noteNetwork('changed');
    expect(links).toHaveLength(before + 1);
    door.outcome = async () => success(AGAIN);
    await pass(1_000);
    await newest().connect();
    const moved = links.length;
    controller.noteNetwork('changed');
    expect([newest().calls.at(-1), links.length]).toEqual(['suspect', moved]);
    controller.noteNetwork('woke');
    expect(links).toHaveLength(moved + 1);
  });

  it('comes in as somebody new where the host has forgotten it', async () => {
    door.outcome = async () => success({ ...AGAIN, participantId: 9 });
    newest().handlers!.onTrouble();
    await settle();
    await newest().connect();
    expect(log).toEqual(['joined', 'connected', 'gone', 'joined', 'connected']);
    expect(store.getState().ownId).toBe(9);
    expect(memory.read(INVITATION)).toEqual({ participantId: 9, token: NEXT_TOKEN });
  });

  it('keeps a link that carries sound when the host does not want another one', async () => {
    door.outcome = async () => failure('wrong-secret', 'Renewed.');
    newest().handlers!.onTrouble();
    await settle();
    expect(status()).toBe('connected');
    await links[0]!.end(HOST_LOST);
    expect(store.getState().connection).toMatchObject({ status: 'ended', error: { code: 'wrong-secret' } });
  });

  it('takes the path first that worked, at the same time as the general search', async () => {
    door.outcome = async () => success({ ...AGAIN, path: 'udp' });
    newest().handlers!.onTrouble();
    await settle();
    await newest().connect();
    newest().handlers!.onTrouble();
    expect(links.slice(2).map(({ wish }) => wish.approach)).toEqual(['udp', 'fastest']);
  });

  it('closes a link that opens after you left', async () => {
    newest().handlers!.onTrouble();
    await settle();
    await controller.leave();
    expect(links[1]?.calls).toEqual(['drop']);
    expect(links[0]?.calls).toEqual(['serve', 'close']);
    expect([status(), clock.pending]).toEqual(['none', 0]);
  });
});

describe('a link that never carried sound', () => {
  it('does not return on its own, so that the reason can be read', async () => {
    ({ clock, store, links, door, controller } = createTestController());
    void controller.join(INVITATION);
    await settle();
    await newest().end({ reason: 'host-lost', code: 'no-media' });
    expect(store.getState().connection).toMatchObject({ status: 'ended', error: { code: 'no-media' } });
    expect(clock.pending).toBe(0);
    void controller.reconnect();
    expect(status()).toBe('connecting');
    await settle();
    await newest().end({ reason: 'host-lost', code: 'no-media' });
    door.outcome = async () => failure('unreachable', 'Still not there.');
    await controller.reconnect();
    expect(store.getState()).toMatchObject({
      connection: { status: 'ended', error: { code: 'unreachable' } },
      invitation: INVITATION,
    });
  });
});
