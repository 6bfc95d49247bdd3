import { expect, it } from 'vitest';
import type { HostLink, HostLinkOptions, JoinedLobby } from '../../../../renderer/link/host-link.ts';
import { LinkSet, type LinkWish } from '../../../../renderer/link/link-set.ts';
import { MAX_LINKS } from '../../../../shared/ipc/link-contract.ts';
import { failure, success } from '../../../../shared/result.ts';
import { createFakeBridge } from '../../../support/window/fake-bridge.ts';
import { INVITATION, LOBBY } from '../../../support/window/lobby-controller.ts';

const WISH: LinkWish = {
  ...{ invitation: INVITATION, name: 'Robin', approach: 'fastest' },
  onWay: () => undefined,
  onWelcome: () => undefined,
};

function setUp(lobby: JoinedLobby | undefined = LOBBY) {
  const created: HostLinkOptions[] = [];
  const releases: (() => void)[] = [];
  const links = new LinkSet(createFakeBridge().bridge, (options) => {
    created.push(options);
    const released = new Promise<void>((resolve) => releases.push(resolve));
    const join = async () => (lobby === undefined ? failure('unreachable', 'Silence.') : success(lobby));
    return { released, join, isAnswered: lobby !== undefined } as unknown as HostLink;
  });
  return { links, releases, numbers: () => created.map(({ number }) => number) };
}

it('gives each link a number that no other one has, and a number again once its link is closed', async () => {
  const { links, releases, numbers } = setUp();
  for (let count = 0; count < 3; count++) links.open(WISH);
  releases[1]?.();
  await Promise.resolve();
  links.open(WISH);
  links.open(WISH);
  expect(numbers()).toEqual([0, 1, 2, 1, 3]);
});

it('opens no more links than the main process knows', async () => {
  const { links, numbers } = setUp();
  for (let count = 0; count < MAX_LINKS; count++) links.open(WISH);
  expect(await links.open(WISH).outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(numbers()).toHaveLength(MAX_LINKS);
});

it('keeps the invitation of the host that it was led to, for the next link', async () => {
  const ledTo = 'earshot://join/successor';
  const opened = await setUp({ ...LOBBY, ledTo }).links.open(WISH).outcome;
  expect(opened).toMatchObject({ ok: true, value: { wish: { ...WISH, invitation: ledTo } } });
});

it('resolves with the open link and how it was asked for, or with why there is none', async () => {
  expect(await setUp().links.open(WISH).outcome).toMatchObject({ ok: true, value: { lobby: LOBBY, wish: WISH } });
  const failed = new LinkSet(createFakeBridge().bridge, () => {
    const join = async () => failure('unreachable', 'Silence.');
    return { released: Promise.resolve(), join } as unknown as HostLink;
  });
  expect(await failed.open(WISH).outcome).toMatchObject({ ok: false, error: { code: 'unreachable' } });
});
