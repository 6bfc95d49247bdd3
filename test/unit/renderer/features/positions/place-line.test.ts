import { expect, it } from 'vitest';
import { placeLine } from '../../../../../renderer/features/positions/place-line.ts';
import {
  createPositionsStore,
  type PositionReport,
  type PositionsState,
  type OwnPlacementReport,
} from '../../../../../renderer/features/positions/positions-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';
import { DEFAULT_PRESENCE } from '../../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const t = createI18n().getFixedT('en', 'positions');

const EMPTY = createPositionsStore().getState();
const OWN_PLACEMENT: OwnPlacementReport = {
  type: 'standing',
  from: 'server',
  isStale: false,
  world: '',
  team: '',
  state: 'alive',
  group: '',
  isPriority: false,
  byHand: [],
};

function withReport(place: PositionReport['place'], feeder = ''): PositionsState {
  const status: PositionsState['status']['sources'][number] = {
    id: 'mumble-link',
    state: 'fresh',
    problem: null,
    feeder,
    notes: [],
    world: '',
    ageMs: 0,
    accepted: 1,
    refused: 0,
  };
  const report: PositionReport = {
    source: 'mumble-link',
    place,
    presence: { type: 'presence', ...DEFAULT_PRESENCE },
    talk: null,
  };
  return { ...EMPTY, report, status: { used: 'mumble-link', sources: [status] } };
}

const POSE = { type: 'pose', x: 0, y: 0, z: 0, yaw: 0 } as const;

it('hints at the bridge while a game in Wine has none', () => {
  const wine = { games: [{ name: 'Hunt', prefix: '/w', isProton: false }], bridge: 'off', prefix: '' } as const;
  const state: PositionsState = { ...EMPTY, wine: { ...wine, games: [...wine.games] } };
  expect(placeLine(state, DEFAULT_HEARING_RULES, t)).toMatchObject({
    text: 'Hunt runs in Wine. Start the bridge to use its position.',
    isTrouble: false,
  });
  expect(placeLine({ ...state, wine: { ...state.wine, bridge: 'running' } }, DEFAULT_HEARING_RULES, t)).toBeNull();
  expect(placeLine({ ...state, hasSeenWine: true }, DEFAULT_HEARING_RULES, t)).toBeNull();
});

it('shows nothing while the person moves the dot', () => {
  expect(placeLine(EMPTY, DEFAULT_HEARING_RULES, t)).toBeNull();
});

it('shows source and game', () => {
  expect(placeLine(withReport(POSE, 'Minecraft'), DEFAULT_HEARING_RULES, t)?.text).toBe(
    'Position from Mumble Link: Minecraft',
  );
  expect(placeLine(withReport(POSE), DEFAULT_HEARING_RULES, t)?.text).toBe('Position from Mumble Link');
});

it("explains what happens to a lost position by the lobby's rules, and offers manual control", () => {
  const lost = withReport({ type: 'nowhere', reason: 'lost' }, 'Minecraft');
  expect(placeLine(lost, DEFAULT_HEARING_RULES, t)).toEqual({
    text: 'Position lost (Mumble Link: Minecraft). You stay where you were.',
    isTrouble: true,
    canWalkByHand: true,
  });
  const fading = { ...DEFAULT_HEARING_RULES, stale: { policy: 'fade', afterSeconds: 5 } } as const;
  expect(placeLine(lost, fading, t)?.text).toContain(en.positions.outcome.fade);
});

it('shows that the game server decides, even when it has fallen silent', () => {
  expect(placeLine({ ...withReport(POSE), ownPlacement: OWN_PLACEMENT }, DEFAULT_HEARING_RULES, t)?.text).toBe(
    en.positions.line.fromServer,
  );
  expect(
    placeLine({ ...EMPTY, ownPlacement: { ...OWN_PLACEMENT, isStale: true } }, DEFAULT_HEARING_RULES, t),
  ).toMatchObject({
    isTrouble: true,
    canWalkByHand: false,
  });
});

it('shows when no report from this computer counts', () => {
  const trusting = { ...DEFAULT_HEARING_RULES, trust: 'nothing' } as const;
  expect(placeLine(withReport(POSE), trusting, t)?.isTrouble).toBe(true);
  expect(placeLine(EMPTY, trusting, t)?.text).toBe(en.positions.line.serverOnly);
});
