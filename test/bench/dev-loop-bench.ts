import { DevProject } from '../support/desktop/dev-project.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { percentile, type Figure } from './figure.ts';

const COMPONENT = 'renderer/ui/display/Logo.tsx';
const MIXER_FILE = 'main/mixer/mixer.ts';
const REPEATS = 5;

/** `npm run dev`: from saving a file to the change in the browser, or to a window on a restarted main process. */
export async function runDevLoopBench(): Promise<Figure[]> {
  const project = new DevProject();
  const browser = await launchTestBrowser();
  try {
    project.start();
    await project.waitUntilUp();
    const page = await browser.newPage();
    await page.goto(project.address);
    await page.locator('.logo').first().waitFor();
    const component = project.read(COMPONENT);
    const componentMs = await repeat(async (round) => {
      project.save(COMPONENT, component.replace('<svg', `<svg data-round="${round}"`));
      await page.locator(`[data-round="${round}"]`).first().waitFor();
    });
    const mixer = project.read(MIXER_FILE);
    const mixerMs = await repeat(async (round) => {
      await page.evaluate(() => (document.documentElement.dataset['before'] = 'yes'));
      project.save(MIXER_FILE, `${mixer}// ${round}\n`);
      await page.waitForFunction(() => document.documentElement.dataset['before'] === undefined);
      await page.locator('.logo').first().waitFor();
    });
    const note = `longest of ${REPEATS} changes`;
    return [
      { name: 'a changed component shows', value: percentile(componentMs, 1), unit: 'ms', target: 2_000, note },
      { name: 'a changed mixer runs', value: percentile(mixerMs, 1), unit: 'ms', target: 5_000, note },
    ];
  } finally {
    await browser.close();
    await project.remove();
  }
}

async function repeat(change: (round: number) => Promise<void>): Promise<readonly number[]> {
  const durationsMs: number[] = [];
  for (let round = 1; round <= REPEATS; round++) {
    const startedAtMs = performance.now();
    await change(round);
    durationsMs.push(performance.now() - startedAtMs);
  }
  return durationsMs;
}
