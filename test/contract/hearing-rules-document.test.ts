import { expect, it } from 'vitest';
import { HEARING_PRESET_IDS, HEARING_PRESETS } from '../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, PAN_MODES } from '../../shared/spatial/hearing-rules.ts';
import { LAW_PRESET_IDS } from '../../shared/spatial/law-presets.ts';
import { definitionsIn, fencesIn, partOf, projectPage, tableIn } from '../support/documents.ts';

const page = projectPage('docs/players/hearing-rules.md');
const withoutTicks = (cell: string | undefined): string => (cell ?? '').replaceAll('`', '');
const namesIn = (head: string): string[] => tableIn(page, head).map(([name]) => withoutTicks(name));

it('names every rule with its default', () => {
  const { phases, ...defaults } = DEFAULT_HEARING_RULES;
  const rules = new Map(definitionsIn(partOf(page, '## The rules')).map(({ name, value }) => [name, value]));
  expect([...rules.keys()].sort()).toEqual(Object.keys({ phases, ...defaults }).sort());
  for (const [name, value] of Object.entries(defaults))
    expect(rules.get(name), name).toBe(`\`${JSON.stringify(value)}\``);
});

it('names every law, pan mode, law of other programs, and preset', () => {
  expect(namesIn('law').sort()).toEqual([...DISTANCE_LAWS].sort());
  expect(namesIn('pan')).toEqual([...PAN_MODES]);
  expect(definitionsIn(partOf(page, '### The curves of other programs')).map(({ name }) => name)).toEqual(
    LAW_PRESET_IDS,
  );
  expect(namesIn('preset')).toEqual(HEARING_PRESET_IDS);
});

it('shows the social deduction matrix as implemented', () => {
  const example = fencesIn(page).find(({ info }) => info === 'json')?.text ?? '';
  expect(JSON.parse(example)).toEqual({ phases: HEARING_PRESETS['social-deduction'].phases });
});

it('gives the range of each preset in metres', () => {
  const reaches = (id: (typeof HEARING_PRESET_IDS)[number]): number[] => {
    const { maxMetres, strengths } = HEARING_PRESETS[id];
    return [strengths.normal, strengths.whisper, strengths.shout]
      .filter((factor) => factor > 0)
      .map((factor) => Number((factor * maxMetres).toFixed(2)));
  };
  const distances = new Map(tableIn(page, 'preset').map((cells) => [withoutTicks(cells[0]), cells[2] ?? '']));
  for (const id of HEARING_PRESET_IDS)
    for (const metres of reaches(id)) expect(distances.get(id), id).toContain(`${metres} m`);
});
