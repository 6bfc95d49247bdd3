import { beforeEach, describe, expect, it } from 'vitest';
import type { HostLinkOptions } from '../../../../../renderer/link/host-link.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { createTestController, INVITATION, LOBBY, STARTED_AT_MS } from '../../../../support/window/lobby-controller.ts';

let { clock, wall, fake, store, links, log, door, controller } = createTestController();
beforeEach(() => {
  ({ clock, wall, fake, store, links, log, door, controller } = createTestController());
});

const status = () => store.getState().connection.status;

describe('when the connection is lost', () => {
  const HOST_LOST = { reason: 'host-lost', code: 'host-lost' } as const;
  const lose = (end: Parameters<HostLinkOptions['handlers']['onEnded']>[0] = HOST_LOST): void =>
    links.at(-1)?.options.handlers.onEnded(end);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  /** Lets time pass in steps, so that attempts finish in between. */
  const pass = async (durationMs: number): Promise<void> => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 500) {
      clock.advance(500);
      await settle();
    }
  };

  beforeEach(async () => {
    await controller.join(INVITATION);
    links[0]?.options.handlers.onConnected();
  });

  it('says since when it reconnects, and keeps the lobby on the screen', () => {
    clock.advance(5_000);
    lose();
    expect(store.getState()).toMatchObject({
      connection: { status: 'reconnecting', sinceMs: STARTED_AT_MS + 5_000, error: { code: 'host-lost' } },
      lobbyName: 'Raid',
    });
    expect(log.at(-1)).toBe('gone');
  });

  it('joins the same lobby again after a second, and is connected when the channel opens', async () => {
    lose();
    await pass(500);
    expect(links).toHaveLength(1);
    await pass(500);
    expect(links[1]?.options).toMatchObject({ invitation: INVITATION, name: 'Robin' });
    expect(status()).toBe('reconnecting');
    links[1]?.options.handlers.onConnected();
    expect(status()).toBe('connected');
    expect(clock.pending).toBe(0);
  });

  it('keeps trying while nobody answers, with pauses up to 8 s, and shows the newest reason', async () => {
    door.outcome = async () => failure('unreachable', 'Still not there.');
    let attempts = 0;
    door.onOpening = () => attempts++;
    lose();
    await pass(1_000 + 2_000 + 4_000 + 8_000 + 8_000);
    expect(attempts).toBe(5);
    await pass(3_600_000);
    expect(store.getState().connection).toEqual({
      status: 'reconnecting',
      sinceMs: STARTED_AT_MS,
      error: { code: 'unreachable', message: 'Still not there.' },
    });
    door.outcome = async () => success(LOBBY);
    await pass(8_000);
    links.at(-1)?.options.handlers.onConnected();
    expect(status()).toBe('connected');
  });

  it('keeps trying when the new link gets no sound through, or is lost again', async () => {
    lose();
    await pass(1_000);
    lose({ reason: 'host-lost', code: 'no-media' });
    expect(store.getState().connection).toMatchObject({ status: 'reconnecting', sinceMs: STARTED_AT_MS });
    await pass(2_000);
    expect(links).toHaveLength(3);
  });

  it('waits as briefly after the next loss as after the first', async () => {
    for (let count = 1; count <= 5; count++) {
      lose();
      await pass(1_000);
      expect(links).toHaveLength(count + 1);
      links.at(-1)?.options.handlers.onConnected();
    }
  });

  it.each([
    ['wrong-secret', 'host-lost'],
    ['wrong-certificate', 'host-lost'],
    ['bad-identity', 'host-lost'],
    ['lobby-closed', 'lobby-closed'],
  ] as const)('stops when the answer is %s', async (code, reason) => {
    door.outcome = async () => failure(code, 'No.');
    lose();
    await pass(1_000);
    expect(store.getState().connection).toMatchObject({ status: 'ended', reason, error: { code } });
    expect(clock.pending).toBe(0);
  });

  it('stops when the lobby stays full, but not while the host may still count the lost connection', async () => {
    door.outcome = async () => failure('lobby-full', 'Full.');
    lose();
    await pass(14_500);
    expect(status()).toBe('reconnecting');
    await pass(10_000);
    expect(store.getState().connection).toMatchObject({ status: 'ended', error: { code: 'lobby-full' } });
  });

  it.each([-3_600_000, 3_600_000])(
    'does not count a clock that is set by %d ms as time that passed',
    async (setByMs) => {
      door.outcome = async () => failure('lobby-full', 'Full.');
      lose();
      await pass(5_000);
      wall.setByMs = setByMs;
      await pass(9_000);
      expect(store.getState().connection).toMatchObject({ status: 'reconnecting', sinceMs: STARTED_AT_MS });
      await pass(10_000);
      expect(status()).toBe('ended');
    },
  );

  it.each(['lobby-closed', 'removed'] as const)('never returns after %s', async (reason) => {
    lose({ reason, code: reason });
    await pass(60_000);
    expect(store.getState().connection).toMatchObject({ status: 'ended', reason });
    expect(links).toHaveLength(1);
  });

  it('tries at once when asked, and only once at a time', async () => {
    lose();
    const trying = controller.reconnect();
    await controller.reconnect();
    await trying;
    expect(links).toHaveLength(2);
    links[1]?.options.handlers.onConnected();
    await pass(60_000);
    expect(links).toHaveLength(2);
  });

  it('stops trying when you leave, or join another lobby', async () => {
    lose();
    await controller.leave();
    expect([status(), clock.pending]).toEqual(['none', 0]);
    await controller.join(INVITATION);
    links.at(-1)?.options.handlers.onConnected();
    lose();
    fake.emit('app:invitation-opened', { invitation: INVITATION });
    await controller.answerOpenedInvitation(true);
    await pass(60_000);
    expect(links).toHaveLength(3);
  });

  it('closes a link that opens after you left', async () => {
    let letIn = (): void => undefined;
    door.outcome = () => new Promise((resolve) => (letIn = () => resolve(success(LOBBY))));
    lose();
    await pass(1_000);
    await controller.leave();
    letIn();
    await settle();
    expect(links[1]?.close).toHaveBeenCalled();
    expect(status()).toBe('none');
  });
});

describe('a link that never carried sound', () => {
  it('does not return on its own, so that the reason can be read', async () => {
    await controller.join(INVITATION);
    links[0]?.options.handlers.onEnded({ reason: 'host-lost', code: 'no-media' });
    expect(store.getState().connection).toMatchObject({ status: 'ended', error: { code: 'no-media' } });
    expect(clock.pending).toBe(0);
    await controller.reconnect();
    expect(status()).toBe('connecting');
    door.outcome = async () => failure('unreachable', 'Still not there.');
    links[1]?.options.handlers.onEnded({ reason: 'host-lost', code: 'no-media' });
    await controller.reconnect();
    expect(store.getState()).toMatchObject({
      connection: { status: 'ended', error: { code: 'unreachable' } },
      invitation: INVITATION,
    });
  });
});
