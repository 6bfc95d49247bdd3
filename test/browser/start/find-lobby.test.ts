import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { findViolationsInEveryLook } from '../../support/window/accessibility.ts';
import { PagePool } from '../../support/window/page-pool.ts';
import { KNOCK_LOBBY, LAN_LOBBY, PASSWORD_LOBBY, SAMPLE_LOBBIES } from '../../workbench/samples/sample-lobbies.ts';
import { HarnessWindow } from '../renderer-harness/harness-window.ts';
import { connectedLine } from '../../support/window/connected-line.ts';

const SERVER = 'rendezvous.example.org';
const OPEN_LOBBY: FoundLobby = { ...KNOCK_LOBBY, id: 'open', title: 'Everybody welcome', access: 'open' };
const { lobbies: words } = en;

const pages = new PagePool(async () => {});
let harness: HarnessWindow;
let page: Page;

afterEach(() => harness.close());

/** Opens the window with this part of the start screen. */
async function open(part: 'all' | 'near' | 'host' = 'all', rendezvous: readonly string[] = [SERVER]): Promise<void> {
  harness = await HarnessWindow.open(pages, { settings: { rendezvous: [...rendezvous] } });
  ({ page } = harness);
  if (part === 'all') await button(words.title).press('Enter');
  if (part === 'host') await button(en.lobby.host.title).press('Enter');
}

/** The main process has found these lobbies. */
function find(lobbies: readonly FoundLobby[]): Promise<void> {
  return page.evaluate(
    ({ found, rendezvous }) =>
      window.harness.fake.emit('lobbies:found', {
        lobbies: [...found],
        servers: [{ rendezvous, state: 'answered', hasMore: false }],
      }),
    { found: lobbies, rendezvous: SERVER },
  );
}

/** Requests with this name that the main process got. */
function requests(name: string): Promise<readonly unknown[]> {
  return page.evaluate(
    (wanted) => window.harness.fake.calls.filter((call) => call.name === wanted).map(({ request }) => request),
    name,
  );
}

/** The host answers attempts to enter: with an invitation to the harness's lobby if the password is this one. */
function letInWith(password: string): Promise<void> {
  return page.evaluate((right) => {
    const { fake, invitation } = window.harness;
    fake.answer('lobbies:enter', ({ password: given }) =>
      given === right
        ? { ok: true, value: { invitation } }
        : { ok: false, error: { code: 'wrong-lobby-password', message: '' } },
    );
  }, password);
}

const browser = () => page.getByRole('region', { name: words.title });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const named = (text: string, title: string): string => text.replace('{{title}}', title);
const titles = () => browser().locator('.lobby-row-title').allInnerTexts();
const connected = () => connectedLine(page).waitFor();

describe('a lobby with players whom you know', () => {
  const known = ['Juno', 'Wren'];
  const text = 'You know Juno and Wren';

  it('names them on the start screen and among all lobbies', async () => {
    await open('near');
    await find([{ ...LAN_LOBBY, known }, OPEN_LOBBY]);
    const near = page.getByRole('region', { name: words.near });
    await near.getByRole('listitem').filter({ hasText: LAN_LOBBY.title }).getByText(text).waitFor();
    expect(await near.getByText(/^You know/).count()).toBe(1);
    expect(await findViolationsInEveryLook(page)).toEqual([]);
    await button(words.title).press('Enter');
    await browser().getByRole('row', { name: LAN_LOBBY.title }).getByText(text).waitFor();
  });
});

describe('the list of found lobbies', () => {
  it('shows them as they come, and joins an open one from the keyboard', async () => {
    await open();
    await browser().getByText(words.none.searching).waitFor();
    await letInWith('');
    await find([PASSWORD_LOBBY, LAN_LOBBY, OPEN_LOBBY]);
    const table = page.getByRole('table', { name: words.title });
    expect(await table.getByRole('rowgroup').count()).toBe(3);
    expect(await titles()).toEqual([LAN_LOBBY.title, PASSWORD_LOBBY.title, OPEN_LOBBY.title]);
    await table.getByRole('row', { name: OPEN_LOBBY.title }).getByRole('cell', { name: '7/10' }).waitFor();
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).focus();
    await page.keyboard.press('Enter');
    await connected();
    expect(await requests('lobbies:stop-search')).not.toEqual([]);
  });

  it('changes no place while the pointer or the focus is in it', async () => {
    await open();
    const near = { ...OPEN_LOBBY, id: 'near', title: 'Nearer', distanceMs: 1 };
    await find([OPEN_LOBBY]);
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).hover();
    await find([near, OPEN_LOBBY]);
    await expect.poll(titles).toEqual([OPEN_LOBBY.title, near.title]);
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).focus();
    await page.mouse.move(1, 1);
    await find([near, LAN_LOBBY]);
    await button(named(words.goneNamed, OPEN_LOBBY.title)).waitFor();
    expect(await titles()).toEqual([OPEN_LOBBY.title, near.title]);
    await page.keyboard.press('Enter');
    expect(await requests('lobbies:enter')).toEqual([]);
    await page.getByLabel(en.settings.name).focus();
    await expect.poll(titles).toEqual([LAN_LOBBY.title, near.title]);
  });

  it('changes no place either when the focus is back in it from a dialog that you cancel', async () => {
    await open();
    const near = { ...OPEN_LOBBY, id: 'near', title: 'Nearer', distanceMs: 1 };
    await find([PASSWORD_LOBBY]);
    await button(named(words.enterNamed.password, PASSWORD_LOBBY.title)).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: PASSWORD_LOBBY.title });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await find([near, PASSWORD_LOBBY]);
    await expect.poll(titles).toEqual([PASSWORD_LOBBY.title, near.title]);
  });

  it('changes places again when a click has left the focus in it and the pointer is gone', async () => {
    await open();
    await letInWith('never');
    const near = { ...OPEN_LOBBY, id: 'near', title: 'Nearer', distanceMs: 1 };
    await find([OPEN_LOBBY]);
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).click();
    await browser().getByText(en.common.errors['wrong-lobby-password']).waitFor();
    await page.mouse.move(1, 1);
    await find([near, OPEN_LOBBY]);
    await expect.poll(titles).toEqual([near.title, OPEN_LOBBY.title]);
  });

  it('lets lobbies go that have gone once you sort, also while the pointer rests in it', async () => {
    await open();
    await find([OPEN_LOBBY, PASSWORD_LOBBY]);
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).hover();
    await find([PASSWORD_LOBBY]);
    await button(named(words.goneNamed, OPEN_LOBBY.title)).waitFor();
    await browser().getByRole('combobox', { name: words.order }).selectOption('players');
    await expect.poll(titles).toEqual([PASSWORD_LOBBY.title]);
  });

  it('narrows down by what you type and choose, and can be cleared', async () => {
    await open();
    await find(SAMPLE_LOBBIES);
    await browser().getByRole('combobox', { name: words.game }).selectOption('Minecraft');
    await browser().getByRole('searchbox').fill('cellar');
    await expect.poll(titles).toEqual([PASSWORD_LOBBY.title]);
    await expect
      .poll(async () => (await requests('lobbies:search')).at(-1))
      .toEqual({ text: 'cellar', game: 'Minecraft', language: '' });
    await browser().getByRole('searchbox').fill('chess');
    await button(words.none.clear).click();
    await expect.poll(async () => (await titles()).length).toBe(SAMPLE_LOBBIES.length);
  });

  it.each([
    [1_280, 800],
    [420, 720],
  ])('is accessible and fits a window of %i x %i pixels, also with dialogs', async (width, height) => {
    await open();
    const before = page.viewportSize();
    await page.setViewportSize({ width, height });
    try {
      await find(SAMPLE_LOBBIES);
      await browser().getByText(PASSWORD_LOBBY.title).waitFor();
      expect(await findViolationsInEveryLook(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await button(named(words.enterNamed.password, PASSWORD_LOBBY.title)).click();
      expect(await findViolationsInEveryLook(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await button(en.app.start.back).click();
      await button(en.lobby.host.title).click();
      expect(await findViolationsInEveryLook(page)).toEqual([]);
      await button(words.listing.start).click();
      expect(await findViolationsInEveryLook(page)).toEqual([]);
      await page.keyboard.press('Escape');
    } finally {
      if (before !== null) await page.setViewportSize(before);
    }
  });
});

describe('the lobbies near you', () => {
  const near = () => page.getByRole('region', { name: words.near });

  it('are at most four, those of the network first, and you join them from the start screen', async () => {
    await open('near');
    await letInWith('');
    await find([...SAMPLE_LOBBIES, OPEN_LOBBY]);
    await near().getByText(LAN_LOBBY.title).waitFor();
    expect(await near().getByRole('listitem').count()).toBe(4);
    await near().getByRole('listitem').first().getByText(words.group.lan).waitFor();
    await find([OPEN_LOBBY]);
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).click();
    await connected();
  });

  it('ask for a password, and say why they were not joined', async () => {
    await open('near');
    await letInWith('never');
    await find([PASSWORD_LOBBY, OPEN_LOBBY]);
    await button(named(words.enterNamed.open, OPEN_LOBBY.title)).click();
    await near().getByText(en.common.errors['wrong-lobby-password']).waitFor();
    await button(named(words.enterNamed.password, PASSWORD_LOBBY.title)).click();
    await page.getByRole('dialog', { name: PASSWORD_LOBBY.title }).waitFor();
  });

  it('are shown again without the search when you come back from all lobbies', async () => {
    await open();
    await find(SAMPLE_LOBBIES);
    await browser().getByRole('searchbox').fill('chess');
    await browser().getByText(words.none.matching).waitFor();
    await button(en.app.start.back).click();
    await near().getByText(LAN_LOBBY.title).waitFor();
    await expect
      .poll(async () => (await requests('lobbies:search')).at(-1))
      .toEqual({ text: '', game: '', language: '' });
  });
});

describe('a password', () => {
  it('stays in the field if it was wrong, and leads into the lobby once it is right', async () => {
    await open();
    await letInWith('sesame');
    await find([PASSWORD_LOBBY]);
    await button(named(words.enterNamed.password, PASSWORD_LOBBY.title)).click();
    const dialog = page.getByRole('dialog', { name: PASSWORD_LOBBY.title });
    const field = dialog.getByLabel(words.password.label, { exact: true });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('sesam');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: en.common.errors['wrong-lobby-password'] }).waitFor();
    expect(await field.inputValue()).toBe('sesam');
    expect(await field.getAttribute('type')).toBe('password');
    await dialog.getByRole('button', { name: words.password.show }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await field.press('End');
    await field.pressSequentially('e');
    await page.keyboard.press('Enter');
    await connected();
  });
});

describe('a knock', () => {
  it('waits, and is taken back by Escape', async () => {
    await open();
    await page.evaluate(() => window.harness.fake.answer('lobbies:enter', () => new Promise(() => undefined)));
    await find([KNOCK_LOBBY]);
    const knock = button(named(words.enterNamed.knock, KNOCK_LOBBY.title));
    await knock.click();
    const dialog = page.getByRole('dialog', { name: KNOCK_LOBBY.title });
    await dialog.getByText(words.knock.waiting).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await requests('lobbies:cancel-enter')).toEqual([{}]);
    expect(await knock.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('listing your own lobby', () => {
  it('is off at first; what you choose goes to the host with the lobby', async () => {
    await open('host');
    const row = page.getByRole('group', { name: words.listing.row });
    await row.getByText(words.listing.off).waitFor();
    await row.getByRole('button', { name: words.listing.start }).click();
    const dialog = page.getByRole('dialog', { name: words.listing.title });
    await dialog.getByText(words.listing.visible).waitFor();
    await dialog.getByLabel(words.game, { exact: true }).fill('Minecraft');
    await dialog.getByRole('radio', { name: words.listing.choice.password }).check();
    const password = dialog.getByRole('textbox', { name: words.password.label, exact: true });
    expect(await password.inputValue()).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){2}$/);
    await password.fill('short');
    await dialog.getByRole('button', { name: words.listing.start }).click();
    await dialog.getByRole('alert').waitFor();
    await password.fill('open sesame');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await row.getByText('Minecraft').waitFor();
    await button(en.lobby.host.start).click();
    await connected();
    const [hosted] = (await requests('lobby:host')) as { readonly listing: unknown }[];
    expect(hosted?.listing).toEqual({ game: 'Minecraft', language: 'en', access: 'password', password: 'open sesame' });

    await page.getByRole('banner').getByRole('button', { name: en.lobby.invite }).click();
    await page.getByRole('button', { name: words.listing.change }).click();
    await page.getByRole('button', { name: words.listing.stop }).click();
    await page.getByRole('dialog', { name: en.reach.invite.title }).getByText(words.listing.off).waitFor();
    expect(await requests('lobby:set-listing')).toEqual([{ listing: null }]);
  });

  it('needs a rendezvous server, and leads to the settings that add one', async () => {
    await open('host', []);
    const row = page.getByRole('group', { name: words.listing.row });
    await row.getByText(words.listing.noServer).waitFor();
    await row.getByRole('button', { name: words.noServer.add }).click();
    await page.getByRole('region', { name: en.settings.rendezvous.title }).waitFor();
  });
});
