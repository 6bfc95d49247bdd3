import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { launchTestBrowser } from '../../support/window/browser.ts';
import type { DirectGuest, GuestReport } from '../../support/window/direct-guest.ts';
import { WebRtcPage } from '../../support/window/webrtc-page.ts';

declare const window: {
  readonly directGuest: { joinDirectly(link: string, name: string): Promise<DirectGuest> };
  guest: DirectGuest;
};

let browser: Browser;
let script: string;
beforeAll(async () => {
  [browser, script] = await Promise.all([launchTestBrowser(), bundleGuest()]);
});
afterAll(() => browser.close());

/** The guest and all that it imports, as one script for a page. */
async function bundleGuest(): Promise<string> {
  const entry = path.join(import.meta.dirname, '../../support/window/direct-guest.ts');
  const lib = { entry, formats: ['iife' as const], name: 'directGuest' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib, target: 'esnext' } });
  const [output] = Array.isArray(built) ? built : [];
  const code = output?.output[0].code;
  if (code === undefined) throw new Error('Nothing was built.');
  return code;
}

/** Opens a page that has nothing but the link, and joins from there. */
async function join(link: string, name: string): Promise<Page> {
  const webRtc = await WebRtcPage.open(browser);
  afterTest(() => webRtc.close());
  await webRtc.page.addScriptTag({ content: script });
  await webRtc.page.evaluate(
    async ([invitation, wanted]) => {
      window.guest = await window.directGuest.joinDirectly(invitation, wanted);
    },
    [link, name] as const,
  );
  return webRtc.page;
}

const reportOf = (page: Page): Promise<GuestReport> => page.evaluate(() => window.guest.report());

/** The types of the messages that the page has received, in order. */
const typesOf = ({ messages }: GuestReport): unknown[] =>
  messages.map((text) => (JSON.parse(text) as { type: unknown }).type);

it('a page that has only the invitation joins, speaks, hears, and learns how the lobby ends', async () => {
  const lobby = await startLobby();
  const { invitation } = lobby.description;
  const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0));

  const page = await join(invitation, 'Wren');
  await waitUntil('it is welcome', async () => typesOf(await reportOf(page)).includes('roster'), 20_000);
  expect(typesOf(await reportOf(page)).slice(0, 2)).toEqual(['joined', 'roster']);
  await page.evaluate(() => window.guest.send('{"type":"pose","x":0,"y":0,"z":1,"yaw":0}'));

  await waitUntil('the page hears Fox', async () => (await reportOf(page)).audioEnergy > 0, 20_000);
  await waitUntil(
    'Fox sees Wren talk',
    () => {
      const wren = fox.participants.find(({ name }) => name === 'Wren');
      return fox.latest('scene')?.rows.some(([id, , , , , levelDb]) => id === wren?.id && levelDb > -60) === true;
    },
    20_000,
  );

  await lobby.close();
  await waitUntil('the page knows why', async () => typesOf(await reportOf(page)).at(-1) === 'closing', 10_000);
}, 90_000);

it('a page with another secret meets silence, and one with another certificate ends the handshake', async () => {
  const lobby = await startLobby();
  const invitation = readInvitation(lobby.description.invitation);
  const altered = (field: 'secret' | 'certificateSha256'): string =>
    formatInvitation({ ...invitation, [field]: invitation[field].map((byte) => byte ^ 1) });
  const [uninvited, deceived] = await Promise.all([
    join(altered('secret'), 'Wren'),
    join(altered('certificateSha256'), 'Owl'),
  ]);
  await waitUntil('the handshake failed', async () => (await reportOf(deceived)).state === 'failed', 20_000);
  expect(await reportOf(uninvited)).toMatchObject({ state: 'connecting', messages: [] });
  expect((await reportOf(deceived)).messages).toEqual([]);
}, 60_000);
