import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { AppProcess } from '../support/desktop/app-process.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { PROJECT_FOLDER } from '../../scripts/project-folder.ts';
import { readScriptArguments } from '../../scripts/script-arguments.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { chooseInLobbyMenu, openSettings } from '../support/window/page/lobby-menu.ts';

/** `npm run screenshots`: pictures of every screen of the real app and its practice lobby. */
const { positionals } = readScriptArguments(
  {
    command: 'npm run screenshots',
    help: `Takes pictures of every screen of the app, by default those of the documentation.

  npm run screenshots -- [FOLDER]

Examples:
  npm run screenshots
  npm run screenshots -- /tmp/pictures
`,
  },
  {},
  1,
);

const WIDE = { width: 1_280, height: 800 };
const NARROW = { width: 420, height: 720 };

/** A page of documentation should open at once. */
const MAX_FILE_BYTES = 300_000;

const folder = path.resolve(positionals[0] ?? path.join(PROJECT_FOLDER, 'docs', 'screenshots'));
mkdirSync(folder, { recursive: true });
const app = await AppProcess.start({
  name: 'Marten',
  isSetUp: false,
  bindings: [{ action: 'talk', trigger: { device: 'keyboard', code: 'CapsLock' } }],
});
const browser = await launchTestBrowser({ extraArguments: ['--allow-loopback-in-peer-connection'] });
try {
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light' });
  await page.context().grantPermissions(['microphone']);
  await page.goto(app.link);
  await takeSetup(page);
  await takeInEveryLook(page, 'start');
  await page.getByRole('button', { name: en.lobby.practice.start }).click();
  await waitForLivelyTalk(page);
  // The help, which covers players, leaves the map once you have moved.
  await page.keyboard.press('KeyW', { delay: 100 });
  await takeInEveryLook(page, 'lobby', () => waitForLivelyTalk(page));
  await takeSettings(page);
  await takeDialogs(page);
  await takeRightToLeft(page);
} finally {
  await browser.close();
  await app.stop();
}

/** The first run, step by step; ends on the start screen. */
async function takeSetup(page: Page): Promise<void> {
  for (const step of ['sound', 'talking', 'you'] as const) {
    await page.getByRole('heading', { name: en.setup[step].title }).waitFor();
    if (step === 'sound') await page.getByRole('meter').first().waitFor();
    await takePicture(page, `setup-${step}-light`);
    await page.setViewportSize(NARROW);
    await takePicture(page, `setup-${step}-narrow-light`);
    await page.setViewportSize(WIDE);
    if (step === 'you') break;
    await page.getByRole('button', { name: en.setup.next }).click();
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await takePicture(page, 'setup-you-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: en.setup.finish }).click();
  await page.getByRole('button', { name: en.lobby.practice.start }).waitFor();
}

/** Every page of the settings, above the lobby. */
async function takeSettings(page: Page): Promise<void> {
  await openSettings(page);
  const tabs = page.getByRole('dialog').getByRole('tab');
  for (const tab of await tabs.all()) {
    await tab.click();
    const name = (await tab.innerText()).toLowerCase().replace(/[^a-z]+/g, '-');
    await takePicture(page, `settings-${name}-light`);
  }
  await tabs.first().click();
  await takeInEveryLook(page, 'settings');
  await page.keyboard.press('Escape');
}

/** What else can be opened above a lobby. */
async function takeDialogs(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.lobby.rules, exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await takePicture(page, 'rules-light');
  await page.keyboard.press('Escape');
  await chooseInLobbyMenu(page, en.lobby.journey);
  await page.getByRole('dialog').waitFor();
  await takePicture(page, 'journey-light');
  await page.keyboard.press('Escape');
}

/** Lobby and settings in Arabic. */
async function takeRightToLeft(page: Page): Promise<void> {
  await openSettings(page);
  await page
    .locator('select')
    .filter({ has: page.locator('option[value=ar]') })
    .selectOption('ar');
  await page.locator('html[dir=rtl]').waitFor();
  await takePicture(page, 'settings-arabic-light');
  await page.keyboard.press('Escape');
  await takePicture(page, 'lobby-arabic-light');
}

/** Wide in light, dark and high contrast, narrow in dark. `ready`: what must have happened before each picture. */
async function takeInEveryLook(
  page: Page,
  name: string,
  ready: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (const look of ['light', 'dark', 'contrast'] as const) {
    await showLook(page, look);
    await ready();
    await takePicture(page, `${name}-${look}`);
  }
  await showLook(page, 'dark');
  await page.setViewportSize(NARROW);
  await ready();
  await takePicture(page, `${name}-narrow-dark`);
  await showLook(page, 'light');
  await page.setViewportSize(WIDE);
}

async function showLook(page: Page, look: 'light' | 'dark' | 'contrast'): Promise<void> {
  await page.emulateMedia({
    colorScheme: look === 'light' ? 'light' : 'dark',
    contrast: look === 'contrast' ? 'more' : 'no-preference',
  });
}

/**
 * Until all six players are there, and some of those within earshot talk at the same time. A narrow window shows the
 * map without the list.
 */
async function waitForLivelyTalk(page: Page): Promise<void> {
  await page.locator('.audience-line').waitFor();
  const people = page.getByRole('region', { name: en.people.title });
  if (!(await people.isVisible())) return;
  await people.getByRole('listitem').nth(6).waitFor();
  await people.locator('[data-talking=true][data-audible=true]').nth(1).waitFor();
}

async function takePicture(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  // Colours fade from one scheme to the other: the picture shows where they end.
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  if (size > MAX_FILE_BYTES) throw new Error(`${file} has ${size} bytes; the limit is ${MAX_FILE_BYTES}.`);
  console.log(`${file}: ${Math.round(size / 1_000)} kB`);
}
