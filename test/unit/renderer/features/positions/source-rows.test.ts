import { expect, it } from 'vitest';
import { texts as german } from '../../../../../renderer/i18n/locales/de/index.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { createPositionsStore, type SourceStatus } from '../../../../../renderer/features/positions/positions-store.ts';
import {
  formatAge,
  sourceRows,
  sourcesOf,
  type SourcesState,
} from '../../../../../renderer/features/positions/source-rows.ts';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';

const i18n = createI18n();

const LINK: SourceStatus = {
  id: 'mumble-link',
  state: 'fresh',
  problem: null,
  feeder: 'Minecraft',
  notes: [],
  world: 'cave',
  ageMs: 400,
  accepted: 12_034,
  refused: 2,
};
const API: SourceStatus = {
  id: 'game-api',
  state: 'waiting',
  problem: null,
  feeder: '',
  notes: [],
  world: '',
  ageMs: null,
  accepted: 0,
  refused: 0,
};
const HAND: SourceStatus = { ...API, id: 'hand', state: 'fresh' };
const STATE: SourcesState = {
  ...sourcesOf(createPositionsStore().getState()),
  status: { used: 'mumble-link', sources: [HAND, LINK, API] },
};

const rowOf = (state: SourcesState, id: string) => sourceRows(state, 0, i18n).find((row) => row.id === id);

it('lists the sources in order of precedence, with their details', () => {
  expect(sourceRows(STATE, 3_000, i18n).map(({ id, badge }) => [id, badge])).toEqual([
    ['server', en.positions.badge.waiting],
    ['game-api', en.positions.badge.waiting],
    ['mumble-link', en.positions.badge.used],
    ['hand', en.positions.badge.fresh],
  ]);
  expect(sourceRows(STATE, 3_000, i18n).find(({ id }) => id === 'mumble-link')?.facts).toEqual([
    'Minecraft',
    'world cave',
    '3 s ago',
    '12,034 accepted',
    '2 refused',
  ]);
  expect(rowOf(STATE, 'game-api')?.facts).toEqual([]);
  expect(rowOf(STATE, 'hand')?.explanation).toBe(`${en.positions.state.fresh} Mumble Link takes precedence.`);
});

it('puts the game server first when the host reports that it decides', () => {
  const state: SourcesState = {
    ...STATE,
    ownPlacement: {
      type: 'standing',
      from: 'server',
      isStale: false,
      world: 'isle',
      team: '',
      state: 'alive',
      group: '',
      isPriority: false,
      byHand: [],
    },
  };
  expect(rowOf(state, 'server')).toMatchObject({ badge: en.positions.badge.used, isUsed: true, facts: ['world isle'] });
  expect(rowOf(state, 'mumble-link')).toMatchObject({ badge: en.positions.badge.fresh, isUsed: false });
});

it('shows a source in use that falls silent as a problem', () => {
  const state: SourcesState = {
    ...STATE,
    status: { used: 'mumble-link', sources: [{ ...LINK, state: 'stale' }, HAND] },
  };
  expect(rowOf(state, 'mumble-link')).toMatchObject({ badge: en.positions.badge.stale, isTrouble: true });
  expect(rowOf({ ...state, isByHand: true }, 'hand')).toMatchObject({
    badge: en.positions.badge.used,
    isUsed: true,
    explanation: expect.stringContaining(en.positions.wentOnByHand),
  });
});

it('says what is suspicious about a position that it takes', () => {
  const noted: SourcesState = {
    ...STATE,
    isFarFromOthers: true,
    status: { used: 'mumble-link', sources: [{ ...LINK, notes: ['below-world', 'server-unknown'] }, API, HAND] },
  };
  const { note, state } = en.positions;
  expect(rowOf(noted, 'mumble-link')?.explanation).toBe(
    [state.fresh, note['below-world'], note['server-unknown'], note['far-from-others']].join(' '),
  );
  expect(rowOf(noted, 'hand')?.explanation).not.toContain(note['far-from-others']);
});

it.each([
  [0, 'now'],
  [999, 'now'],
  [3_200, '3 s ago'],
  [61_000, '1 min ago'],
  [7_300_000, '2 h ago'],
])('formats %i ms as "%s"', (ageMs, text) => {
  expect(formatAge(ageMs, i18n.getFixedT('en', 'positions'))).toBe(text);
});

it('explains a failing source in another language, without any English', async () => {
  const texts = createI18n();
  texts.addResourceBundle('de', 'positions', german.positions);
  await texts.changeLanguage('de');
  const problem: SourceStatus = {
    ...LINK,
    state: 'failed',
    problem: 'foreign',
  };
  const row = sourceRows({ ...STATE, status: { used: null, sources: [problem, API, HAND] } }, 0, texts).find(
    ({ id }) => id === 'mumble-link',
  );
  expect(row).toMatchObject({
    badge: 'Fehler',
    isTrouble: true,
    explanation: german.positions.problem.foreign,
  });
});
