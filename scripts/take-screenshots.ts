import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { AppProcess } from '../test/support/app-process.ts';
import { launchTestBrowser } from '../test/support/browser.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

/** `npm run screenshots [-- FOLDER]`: pictures of the real app and its practice lobby, by default those of the README. */

const WIDE = { width: 1_200, height: 750 };
const NARROW = { width: 420, height: 720 };

/** A page of documentation should open at once. */
const MAX_FILE_BYTES = 300_000;

const folder = path.resolve(process.argv[2] ?? path.join(PROJECT_FOLDER, 'docs', 'screenshots'));
mkdirSync(folder, { recursive: true });
const app = await AppProcess.start({ name: 'Marten' });
const browser = await launchTestBrowser({ microphoneAnswer: null, extraArguments: ['--allow-loopback-in-peer-connection'] });
try {
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light' });
  await page.goto(app.link);
  await page.getByRole('button', { name: 'Practice' }).waitFor();
  await takePicture(page, 'start-light');
  await page.context().grantPermissions(['microphone']);
  await page.getByRole('button', { name: 'Practice' }).click();
  await waitForLivelyTalk(page);
  await takePicture(page, 'lobby-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await waitForLivelyTalk(page);
  await takePicture(page, 'lobby-dark');
  await page.setViewportSize(NARROW);
  await waitForLivelyTalk(page);
  await takePicture(page, 'lobby-narrow-dark');
} finally {
  await browser.close();
  await app.stop();
}

/** Until all six players are there, their connections are measured, and some of those within earshot talk at the same time. */
async function waitForLivelyTalk(page: Page): Promise<void> {
  const people = page.getByRole('region', { name: 'People' });
  await people.getByText(/\d ms/).nth(6).waitFor();
  await people.locator('[data-talking=true][data-audible=true]').nth(1).waitFor();
}

async function takePicture(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  // Colours fade from one scheme to the other: the picture shows where they end.
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  if (size > MAX_FILE_BYTES) throw new Error(`${file} has ${size} bytes; at most ${MAX_FILE_BYTES} are wanted.`);
  console.log(`${file}: ${Math.round(size / 1_000)} kB`);
}
