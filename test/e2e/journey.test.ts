import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolationsInEveryLook } from '../support/window/accessibility.ts';
import { at, TestParticipant } from '../support/lobby/lobby.ts';
import { Participant } from '../support/window/participant.ts';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { chooseInLobbyMenu } from '../support/window/page/lobby-menu.ts';

const SETTLING = { timeout: 30_000, interval: 100 };

/** The stages from the microphone to the ear, as the table names them. */
const STAGES = Object.values(en.journey.stage);

const cleanUps: (() => Promise<void> | void)[] = [];
let ada: Participant;
let ben: TestParticipant;
let panel: Locator;

beforeAll(async () => {
  ada = await Participant.start({ name: 'Ada', toneHz: 500 });
  cleanUps.push(() => ada.close());
  ben = await TestParticipant.join(await ada.host(), 'Ben', 800, at(2, 0), {
    leaveLater: (leave) => void cleanUps.push(leave),
  });
  panel = ada.page.getByRole('dialog', { name: en.journey.title });
});

afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

/** Milliseconds of each stage in the table, in order; NaN when unknown, 0 when below 1 ms. */
async function readStages(): Promise<readonly number[]> {
  const cells = await panel.getByRole('table').getByRole('row').locator('td:nth-of-type(1)').allInnerTexts();
  return cells.map((text) => (text.startsWith('<') ? 0 : Number(/^(\d+)\sms$/.exec(text)?.[1])));
}

/** The number of painted pixels in a plot. */
function paintedPixels(plot: Locator): Promise<number> {
  return plot.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let painted = 0;
    for (let index = 3; index < pixels.length; index += 4) if (pixels[index] !== 0) painted++;
    return painted;
  });
}

describe('the journey of a voice', () => {
  it("opens from the speaker's row, and knows all its stages", async () => {
    await ada.page.getByRole('region', { name: en.people.title }).getByRole('button', { name: /Ben/ }).click();
    await ada.page.getByRole('menuitem', { name: en.people.followVoice }).click();
    await panel.getByText(en.journey.speaking).waitFor({ timeout: 30_000 });
    expect(
      await panel
        .getByRole('rowheader')
        .locator('.journey-stage')
        .evaluateAll((stages) => stages.map((stage) => stage.firstChild?.textContent)),
    ).toEqual(STAGES);
    await expect
      .poll(readStages, SETTLING)
      .toEqual(STAGES.map(() => expect.toSatisfy((milliseconds: number) => milliseconds >= 0 && milliseconds < 5_000)));
    await expect(panel.getByRole('combobox', { name: en.journey.speaker }).inputValue()).resolves.toBe('2');
  });

  it('shows a total that equals the sum of its stages', async () => {
    await expect
      .poll(async () => {
        const stages = await readStages();
        const total = Number(/(\d+)\sms/.exec(await panel.locator('.journey-total').innerText())?.[1]);
        return Math.abs(total - stages.reduce((sum, stage) => sum + stage, 0));
      }, SETTLING)
      .toBeLessThanOrEqual(STAGES.length / 2 + 1);
    const [, encode = NaN] = await readStages();
    expect(encode).toBeGreaterThanOrEqual(26);
  });

  it('is drawn over time, as a whole and for each stage', async () => {
    await expect
      .poll(() => paintedPixels(panel.getByRole('img', { name: /^All stages in the last minute/ })), SETTLING)
      .toBeGreaterThan(500);
    const plots = panel.getByRole('table').getByRole('img');
    expect(await plots.count()).toBe(STAGES.length);
    await expect
      .poll(async () => Math.min(...(await Promise.all((await plots.all()).map(paintedPixels)))), SETTLING)
      .toBeGreaterThan(20);
  });

  it('violates no axe rule in any theme, and fits a narrow window', async () => {
    expect(await findViolationsInEveryLook(ada.page)).toEqual([]);
    await ada.page.setViewportSize({ width: 420, height: 720 });
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    await ada.page.setViewportSize({ width: 1_000, height: 700 });
  });

  it('keeps the last figures while the speaker is silent, and marks them', async () => {
    ben.voice.isHeld = false;
    await panel.getByText(en.journey.silent).waitFor();
    expect(await readStages()).not.toContain(NaN);
    ben.voice.isHeld = true;
    await panel.getByText(en.journey.speaking).waitFor();
  });

  it('closes on Escape, and reopens from the header with the same voice', async () => {
    await ada.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await chooseInLobbyMenu(ada.page, en.lobby.journey);
    await panel.getByText(en.journey.speaking).waitFor();
  });

  it('reports when the speaker has left', async () => {
    await ben.client.leave();
    await panel.getByText(en.journey.nobody).waitFor();
  });
});
