import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HearingReport } from '../../../main/practice/hearing-report.ts';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { runCommand } from '../../support/run-command.ts';

/** A scenario in real time: half a minute of a game. */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-scenario-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('the headless demo plays a game by its rules, and reports each stretch of it', async () => {
  const result = await runCommand('demo.ts', ['--headless', '--scenario', 'social-deduction', '--out', folder]);
  expect(result.output).toMatch(/Otter is dead \(playing\)/);
  const report = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as HearingReport & {
    readonly rules: HearingRules;
  };
  expect(report.rules).toEqual(HEARING_PRESETS['social-deduction']);
  expect(report.stretches.map(({ phase }) => phase)).toEqual(['playing', 'playing', 'playing', 'meeting', 'playing']);
  expect([report.loudestOwnDb < -60, report.loudestSilentDb < -60]).toEqual([true, true]);
  const kindOf = (stretch: string, listener: string, speaker: string) =>
    report.pairs.find((pair) => pair.stretch === stretch && pair.listener === listener && pair.speaker === speaker)
      ?.kind;
  expect([
    kindOf('Otter is dead', 'Fox', 'Otter'),
    kindOf('Tasks in two rooms', 'Fox', 'Lynx'),
    kindOf('Meeting', 'Fox', 'Lynx'),
    kindOf('Lynx is voted out', 'Otter', 'Lynx'),
  ]).toEqual(['silent', 'silent', 'audible', 'audible']);
  // Levels depend on how busy the machine is, because late packets lower them. Audibility does not.
  for (const pair of report.pairs.filter(({ kind }) => kind === 'audible'))
    expect(pair.measuredGainDb, `${pair.stretch}: ${pair.listener} hears ${pair.speaker}`).toBeGreaterThan(-45);
  expect(result.code).toBe(report.passed ? 0 : 1);
});
