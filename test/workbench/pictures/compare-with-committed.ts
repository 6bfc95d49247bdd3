import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { bytesOf, hashOf, PROBE, readFacts, readPicture } from './committed-pictures.ts';
import type { Look } from '../looks/look.ts';
import type { SceneAddress } from '../stage/scene.ts';
import type { OpenStage } from './open-stage.ts';
import type { TakenPicture } from './visit-stage.ts';

/**
 * On the machine that took the pictures, averages of blocks may differ by this much of 255: processors round
 * differently.
 */
const MAX_AVERAGE_DIFFERENCE = 2;

const MAX_ATTEMPTS = 3;

/** Where pictures go that differ from the committed ones; git ignores it. */
const OUTPUT_FOLDER = path.join(PROJECT_FOLDER, '.cache', 'workbench-pictures');

/**
 * Whether this browser draws as the one that took the committed pictures: the `same` to the last bit, `alike` for the
 * eye, or `other`.
 */
export type Machine = 'same' | 'alike' | 'other';

/** Recognises the machine by the probe, a picture that does not depend on the styles of the window. */
export async function recogniseMachine(stage: OpenStage): Promise<Machine> {
  const expected = readFacts().pictures[PROBE];
  await stage.showProbe();
  const probe = await stage.takePicture();
  if (expected === undefined || expected.hash === hashOf(probe)) return 'same';
  return (await describeDifference(stage.page, PROBE, probe)) === null ? 'alike' : 'other';
}

/** Says on which machine pictures cannot be compared. */
export function describeObstacle({ browserName }: OpenStage): string {
  return (
    `${browserName} with the fonts of this machine draws text and controls differently from ${readFacts().browser}, ` +
    'which took the committed pictures. Layouts are checked, but pictures are not compared.'
  );
}

/** Says which pictures differ from the committed ones, and writes them to a folder. */
export async function findChangedPictures(
  stage: OpenStage,
  pictures: readonly TakenPicture[],
  machine: Machine,
): Promise<readonly string[]> {
  const committed = readFacts().pictures;
  rmSync(OUTPUT_FOLDER, { recursive: true, force: true });
  const problems: string[] = [];
  for (const { name, scene, look, png } of pictures) {
    if (hashOf(png) === committed[name]?.hash) continue;
    const second = await takeAgain(stage, scene, look, committed[name]?.hash);
    if (hashOf(second) === committed[name]?.hash) continue;
    const problem = await describeDifference(stage.page, name, second);
    if (problem !== null) problems.push(problem);
    else if (machine === 'same' && (await differsInAverages(stage.page, committed[name]?.averages ?? '', second)))
      problems.push(`${name} differs a little: see ${write(name, 'actual', second)}`);
  }
  const taken = new Set([PROBE, ...pictures.map(({ name }) => name)]);
  const left = Object.keys(committed).filter((name) => !taken.has(name));
  return [...problems, ...left.map((name) => `${name} is committed, but no story shows it`)];
}

/** Compares a picture with the committed one and writes the difference; null = they look the same. */
async function describeDifference(page: Page, name: string, png: Buffer): Promise<string | null> {
  const expected = readPicture(name);
  if (expected === undefined) return `${name} is not committed; its picture is ${write(name, 'actual', png)}`;
  const actual = `data:image/png;base64,${png.toString('base64')}`;
  const { blocks, marked } = await page.evaluate(
    ([before = '', after = '']) => window.workbench.comparePictures(before, after),
    [expected, actual],
  );
  if (marked === null) return null;
  write(name, 'actual', png);
  return `${name} differs in ${blocks} places, marked in ${write(name, 'difference', bytesOf(marked))}`;
}

/** Takes a picture again, in case that a busy machine was late with the first, until it is the expected one. */
async function takeAgain(stage: OpenStage, scene: SceneAddress, look: Look, expectedHash?: string): Promise<Buffer> {
  let png: Buffer | undefined;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && (png === undefined || hashOf(png) !== expectedHash); attempt++) {
    await stage.show(scene, look);
    png = await stage.takePicture();
  }
  if (png === undefined) throw new Error('no picture was taken');
  return png;
}

async function differsInAverages(page: Page, expected: string, png: Buffer): Promise<boolean> {
  const url = `data:image/png;base64,${png.toString('base64')}`;
  const actual = Buffer.from(await page.evaluate((picture) => window.workbench.averagesOf(picture), url), 'base64');
  const before = Buffer.from(expected, 'base64');
  return (
    before.length !== actual.length ||
    before.some((value, index) => Math.abs(value - (actual[index] ?? 0)) > MAX_AVERAGE_DIFFERENCE)
  );
}

function write(name: string, kind: 'actual' | 'difference', bytes: Buffer): string {
  const file = path.join(OUTPUT_FOLDER, `${name}.${kind}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return path.relative(PROJECT_FOLDER, file);
}
