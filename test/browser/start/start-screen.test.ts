import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { UNKNOWN_REACH } from '../../../shared/model/host-reach.ts';
import type { RecentLobby } from '../../../shared/model/recent-lobby.ts';
import { EXAMPLE_INVITATION } from '../../support/desktop/example-invitation.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { fillText } from '../../support/window/page/fill-text.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { connectedLine } from '../../support/window/connected-line.ts';
import { HarnessWindow, type HarnessOptions } from '../renderer-harness/harness-window.ts';

const { join, host } = en.lobby;
const { recents: words } = en;
const WAIT = { timeout: 20_000, interval: 50 };

const RAID: RecentLobby = {
  ...{ id: 'raid', kind: 'joined', name: 'Friday raid', invitation: 'earshot://join/raid', lastMs: 0 },
  ...{ isStarred: false, rules: '', listing: null },
};
const CAMP: RecentLobby = { ...RAID, id: 'camp', kind: 'hosted', name: 'Camp', invitation: '', isStarred: true };

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(() => harness.close());

async function open(options: HarnessOptions = {}): Promise<void> {
  harness = await HarnessWindow.open(pages, options);
  ({ page } = harness);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = () => page.getByLabel(join.field);
const connected = () => connectedLine(page).waitFor();

/** The lobbies that the window wants to keep, as it wrote them last. */
function kept(): Promise<readonly RecentLobby[]> {
  return page.evaluate(
    () =>
      window.harness.fake.calls
        .filter(({ name }) => name === 'settings:update')
        .map(({ request }) => (request as { readonly recentLobbies?: RecentLobby[] }).recentLobbies)
        .findLast((recents) => recents !== undefined) ?? [],
  );
}

/** The main process finds the invitation of the harness's lobby in the clipboard from now on. */
async function copyInvitation(): Promise<void> {
  await page.evaluate(() => {
    const { fake, invitation } = window.harness;
    fake.answer('app:read-clipboard', () => ({
      ok: true,
      value: { found: { kind: 'invitation' as const, text: invitation } },
    }));
    window.dispatchEvent(new Event('focus'));
  });
}

/** Drops a text or a file anywhere onto the window. */
function drop(text: string, isFile = false): Promise<void> {
  return page.evaluate(
    ([content, asFile]) => {
      const dataTransfer = new DataTransfer();
      if (asFile) dataTransfer.items.add(new File([content], 'raid.txt'));
      else dataTransfer.setData('text/plain', content);
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [text, isFile] as const,
  );
}

const invitation = () => page.evaluate(() => window.harness.invitation);

describe('the clipboard', () => {
  it('is offered when the window gets the focus, and joins in one click', async () => {
    await open();
    await copyInvitation();
    await button(join.offer.invitation).click();
    await connected();
  });

  it('is offered with the name of a lobby that you know', async () => {
    await open();
    await harness.join();
    await button(en.voice.leave).click();
    await field().waitFor();
    await copyInvitation();
    const { name } = (await kept())[0]!;
    await button(fillText(join.offer.named, { name })).waitFor();
  });

  it('is read by a button where the browser must ask, which says if there is nothing', async () => {
    await open();
    await page.evaluate(() => {
      navigator.permissions.query = () => Promise.reject(new TypeError('unknown'));
      navigator.clipboard.readText = async () => 'hunter2';
      window.dispatchEvent(new Event('focus'));
    });
    await button(join.paste).click();
    await page.getByRole('alert').filter({ hasText: join.nothingToPaste }).waitFor();
    expect(await field().inputValue()).toBe('');
    await page.evaluate(() => (navigator.clipboard.readText = async () => window.harness.invitation));
    await button(join.paste).click();
    await expect.poll(() => field().inputValue(), WAIT).toBe(await invitation());
  });
});

describe('what you drop onto the window', () => {
  it('fills the field, and confirms it', async () => {
    await open();
    await drop(`Tonight: ${await invitation()}`);
    await page.getByText(join.dropped).first().waitFor();
    expect(await field().inputValue()).toBe(await invitation());
    await button(join.start).click();
    await connected();
  });

  it('may be a file; anything else is refused with what can be dropped', async () => {
    await open();
    await drop('nothing of use');
    await page.getByRole('alert').filter({ hasText: join.dropNothing }).waitFor();
    await drop('x'.repeat(70_000), true);
    await page.getByRole('alert').filter({ hasText: join.dropTooLarge }).waitFor();
    await drop(await invitation(), true);
    await page.getByText(join.dropped).first().waitFor();
    expect(await field().inputValue()).toBe(await invitation());
  });
});

describe('the lobbies that you visited', () => {
  it('are kept when you join, and lead back in one click', async () => {
    await open();
    await harness.join();
    await button(en.voice.leave).click();
    const [visit] = await kept();
    expect(visit).toMatchObject({ kind: 'joined', invitation: await invitation(), isStarred: false });
    await button(fillText(words.againNamed.joined, { name: visit!.name })).click();
    await connected();
    expect(await kept()).toHaveLength(1);
  });

  it('say in their row that a lobby has ended, and stay', async () => {
    await open({ isUnreachable: true, settings: { recentLobbies: [{ ...RAID, invitation: EXAMPLE_INVITATION }] } });
    const row = page.getByRole('listitem').filter({ hasText: RAID.name });
    await row.getByRole('button', { name: fillText(words.againNamed.joined, { name: RAID.name }) }).click();
    await row.getByRole('alert').filter({ hasText: words.over }).waitFor();
    expect(await field().getAttribute('aria-invalid')).toBe('false');
  });

  it('host again with the same name', async () => {
    await open({ settings: { recentLobbies: [CAMP] } });
    await button(fillText(words.againNamed.hosted, { name: CAMP.name })).click();
    await connected();
    expect(
      await page.evaluate(() => window.harness.fake.calls.find(({ name }) => name === 'lobby:host')),
    ).toMatchObject({ request: { lobbyName: CAMP.name, listing: null } });
  });

  it('can be starred, removed with a way back, and cleared', async () => {
    await open({ settings: { recentLobbies: [CAMP, RAID, { ...RAID, id: 'old', name: 'Old raid' }] } });
    await button(fillText(words.remove, { name: 'Old raid' })).click();
    await expect.poll(async () => (await kept()).map(({ id }) => id), WAIT).toEqual(['camp', 'raid']);
    await button(en.common.undo).click();
    await expect.poll(async () => (await kept()).map(({ id }) => id).sort(), WAIT).toEqual(['camp', 'old', 'raid']);
    await button(fillText(words.keep, { name: 'Old raid' })).click();
    await button(words.clear).click();
    await expect.poll(async () => (await kept()).map(({ id }) => id).sort(), WAIT).toEqual(['camp', 'old']);
    expect(await findViolationsInEveryLook(page)).toEqual([]);
  });
});

describe('hosting', () => {
  it('takes one click and Enter, and has a way back', async () => {
    await open();
    await button(host.title).click();
    await button(en.app.start.back).click();
    await button(host.title).click();
    const name = page.getByRole('textbox', { name: host.name });
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await connected();
  });

  it('copies the invitation, and again with new addresses while you stay in the window', async () => {
    await open({ players: 0 });
    await page.evaluate(() => {
      window.harness.fake.answer('lobby:invite', () => ({ ok: true, value: { invitation: 'earshot://join/first' } }));
    });
    await button(host.title).click();
    await page.getByText(host.copies).waitFor();
    await button(host.start).click();
    await page.getByText(en.lobby.invitationCopied).waitFor();
    expect(await copied()).toBe('earshot://join/first');
    await moveHost('second');
    await expect.poll(copied, WAIT).toBe('earshot://join/second');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await moveHost('third');
    await page.getByText(en.lobby.invitationOutdated).waitFor();
    expect(await copied()).toBe('earshot://join/second');
  });
});

it('shows a host in a narrow window whether friends can come, whole, above the map', async () => {
  await open({ players: 0 });
  await page.setViewportSize({ width: 390, height: 844 });
  await button(host.title).click();
  await button(host.start).click();
  await connected();
  await moveHost('first');
  const card = page.getByRole('region', { name: en.reach.invite.title });
  await card.getByRole('button', { name: en.reach.invite.title }).waitFor();
  const side = page.locator('.lobby-side').filter({ has: card });
  expect(await side.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThan(1);
  const [cardBox, mapBox] = [await card.boundingBox(), await page.locator('.map').boundingBox()];
  expect((cardBox?.y ?? Infinity) + (cardBox?.height ?? 0)).toBeLessThanOrEqual(mapBox?.y ?? 0);
});

const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** The router answers: the host has other addresses, and so another invitation. */
function moveHost(address: string): Promise<void> {
  return page.evaluate(
    ([name, reach]) => {
      const { fake } = window.harness;
      fake.answer('lobby:invite', () => ({ ok: true, value: { invitation: `earshot://join/${name}` } }));
      fake.emit('lobby:reach', { reach });
    },
    [address, UNKNOWN_REACH] as const,
  );
}

describe('the line about you', () => {
  it('edits the name in place', async () => {
    await open();
    await page.getByLabel(en.settings.name).fill('Robin Hood');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => window.harness.fake.calls.at(-1)), WAIT)
      .toEqual({ name: 'settings:update', request: { name: 'Robin Hood' } });
  });

  it('says whether microphone and key work, and leads to what mends them', async () => {
    await open({ settings: { bindings: [] } });
    await button(en.hotkeys.status.none).click();
    await page.getByRole('dialog', { name: en.settings.title }).waitFor();
    await page.keyboard.press('Escape');
    await button(en.devices.status.ok).click();
    await page.getByRole('dialog', { name: en.settings.title }).waitFor();
  });
});
