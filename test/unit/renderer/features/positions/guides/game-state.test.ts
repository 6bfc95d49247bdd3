import { describe, expect, it } from 'vitest';
import {
  gameGuides,
  GUIDE_STEPS,
  NAMED_GAMES,
  OTHER_GUIDES,
  withName,
  type GameGuide,
} from '../../../../../../renderer/features/positions/guides/game-guides.ts';
import { gameState, sendingGuide } from '../../../../../../renderer/features/positions/guides/game-state.ts';
import {
  createPositionsStore,
  type PositionsState,
  type SourceStatus,
} from '../../../../../../renderer/features/positions/positions-store.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { projectFile } from '../../../../../support/documents.ts';
import { DEFAULT_PRESENCE } from '../../../../../../shared/model/presence.ts';

const i18n = createI18n();
const GUIDES = gameGuides((id) => i18n.t(`others.${id}`, { ns: 'games' }));
const guide = (id: string): GameGuide => GUIDES.find((one) => one.id === id)!;

const source = (id: SourceStatus['id'], change: Partial<SourceStatus> = {}): SourceStatus => ({
  ...{ id, state: 'waiting', problem: null, notes: [], feeder: '', world: '', ageMs: null, accepted: 0, refused: 0 },
  ...change,
});
const NOTHING: PositionsState = createPositionsStore().getState();
const POSE = { type: 'pose', x: 1, y: 0, z: 0, yaw: 0 } as const;
const MENU = { type: 'nowhere', reason: 'menu' } as const;

/** What arrives through one source. */
function sending(
  id: 'mumble-link' | 'game-api',
  feeder: string,
  place: NonNullable<PositionsState['report']>['place'] = POSE,
): PositionsState {
  return {
    ...NOTHING,
    report: { source: id, place, presence: { type: 'presence', ...DEFAULT_PRESENCE }, talk: null },
    status: { used: id, sources: [source(id, { state: 'fresh', feeder, accepted: 10 })] },
  };
}
const waiting = (change: Partial<SourceStatus> = {}): PositionsState => ({
  ...NOTHING,
  status: { used: 'hand', sources: [source('mumble-link', change), source('game-api')] },
});
const SERVER = { ...NOTHING, ownPlacement: { from: 'server' } as PositionsState['ownPlacement'] };

describe('what arrives from a game', () => {
  it.each<[string, string, PositionsState, ReturnType<typeof gameState>]>([
    ['nothing yet', 'gw2', waiting(), { type: 'waiting' }],
    ['its positions', 'gw2', sending('mumble-link', 'Guild Wars 2'), { type: 'connected' }],
    ['no position, in a menu', 'gw2', sending('mumble-link', 'Guild Wars 2', MENU), { type: 'menu' }],
    ['nothing since a while ago', 'gw2', waiting({ state: 'stale', feeder: 'Guild Wars 2' }), { type: 'lost' }],
    ['nothing after another game', 'gw2', waiting({ state: 'stale', feeder: 'ioquake3' }), { type: 'waiting' }],
    ['those of another game', 'gw2', sending('mumble-link', 'ioquake3'), { type: 'other', feeder: 'ioquake3' }],
    ['those of a mod instead', 'gw2', sending('game-api', 'My mod'), { type: 'other', feeder: 'My mod' }],
    ['those of a game of unknown name', 'staxel', sending('mumble-link', 'Staxel'), { type: 'connected' }],
    [
      'those of a known one instead',
      'staxel',
      sending('mumble-link', 'ioquake3'),
      { type: 'other', feeder: 'ioquake3' },
    ],
    ['those of any unlisted game', 'other', sending('mumble-link', 'Some game'), { type: 'connected' }],
    ['those of a mod', 'api', sending('game-api', 'My mod'), { type: 'connected' }],
    ['none by hand', 'none', waiting(), { type: 'by-hand' }],
    ['some although by hand was chosen', 'none', sending('game-api', 'My mod'), { type: 'other', feeder: 'My mod' }],
    ['those of the server', 'gw2', SERVER, { type: 'server' }],
    [
      'nothing usable',
      'gw2',
      waiting({ state: 'failed', problem: 'no-native-code' }),
      { type: 'problem', problem: 'no-native-code' },
    ],
  ])('%s', (_, id, state, expected) => {
    expect(gameState(guide(id), state)).toEqual(expected);
  });
});

describe('the game that sends', () => {
  it.each([
    ['Guild Wars 2', null, 'gw2'],
    ['ioquake3', null, 'ioquake3'],
    ['ioquake3', 'openarena', 'openarena'],
    ['Source engine: hl2mp', null, 'hl2dm'],
    ['Source engine: hl2mp', 'gw2', 'hl2dm'],
    ['Staxel', null, 'staxel'],
    ['Some game', null, 'other'],
    ['', null, 'other'],
  ])('as %j, with %j chosen, is %s', (feeder, chosen, expected) => {
    expect(sendingGuide(GUIDES, chosen, sending('mumble-link', feeder))?.id).toBe(expected);
  });

  it('may be a mod, or none', () => {
    expect(sendingGuide(GUIDES, null, sending('game-api', 'My mod'))?.id).toBe('api');
    expect([sendingGuide(GUIDES, 'gw2', waiting()), sendingGuide(GUIDES, 'gw2', SERVER)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('the list of games', () => {
  it('has each id once, and what commands and mods need', () => {
    expect(new Set(GUIDES.map(({ id }) => id)).size).toBe(GUIDES.length);
    expect(NAMED_GAMES.filter(({ way, needs }) => way === 'link-setting' && needs === '')).toEqual([]);
    expect(NAMED_GAMES.filter(({ way, needs }) => way === 'link' && needs !== '')).toEqual([]);
    expect(NAMED_GAMES.map(({ name }) => name)).toEqual(
      NAMED_GAMES.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en')),
    );
  });

  it('has a text for each step and each game that is not listed', () => {
    const t = i18n.getFixedT('en', 'games');
    for (const steps of Object.values(GUIDE_STEPS))
      for (const step of steps) expect(t(`step.${step}`, { game: '', needs: '' })).not.toBe(`step.${step}`);
    for (const id of OTHER_GUIDES) expect(t(`others.${id}`)).not.toBe(`others.${id}`);
    for (const steps of Object.values(GUIDE_STEPS)) expect([2, 3, 4]).toContain(steps.length);
  });

  it('names only games of the documentation, and all of them', () => {
    const documented = projectFile('docs/games/README.md');
    for (const { name, needs } of NAMED_GAMES) {
      expect(documented).toContain(`| ${name} `);
      if (needs !== '') expect(documented).toContain(needs);
    }
    expect(documented.match(/^\| (?!game |--)/gm)).toHaveLength(NAMED_GAMES.length);
  });

  it.each([
    ['craft', ['minecraft-fabric', 'minecraft-forge']],
    ['  QUAKE', ['ezquake', 'ioquake3']],
    ['nothing like it', []],
  ])('finds by %j, and offers what is not listed always', (typed, ids) => {
    expect(withName(GUIDES, typed).map(({ id }) => id)).toEqual([...ids, ...OTHER_GUIDES]);
  });
});
