import { expect, it } from 'vitest';
import { LobbyWatch } from '../../../../../main/cli/lobbies/lobby-watch.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const row = (id: number, name: string, state: object = {}) => ({
  ...{ id, name, muted: false, deafened: false, identity: '', away: false, color: null },
  ...{ rank: 'member' as const, held: [], room: 0 },
  ...state,
});
const RULES = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 } as const;

function watchLobby() {
  const watch = new LobbyWatch({ ownId: () => 1, pose: ORIGIN_POSE, rules: RULES });
  watch.receive({ type: 'roster', participants: [row(1, 'Me'), row(2, 'Ada'), row(3, 'Bob', { muted: true })] });
  return watch;
}

it('knows who is there, who talks, and how loud they are heard', () => {
  const watch = watchLobby();
  watch.receive({
    type: 'scene',
    rows: [
      [1, 0, 0, 0, 0, -120, 0],
      [2, 16, 0, 0, 0, -20, 1],
      [3, 40, 0, 0, 0, -10, 0],
    ],
  });
  watch.receive({
    type: 'quality',
    rows: [
      [2, 31, 0, 0],
      [3, -1, -1, -1],
    ],
  });
  const [me, ada, bob] = watch.people();
  expect(me).toMatchObject({ name: 'Me', place: 'you', pingMs: null });
  expect(me).not.toHaveProperty('gainDb');
  expect(ada).toMatchObject({ isTalking: true, pingMs: 31, place: '16 m away' });
  expect(ada?.gainDb).toBeCloseTo(-6, 1);
  expect(ada?.levelDb).toBeCloseTo(-26, 1);
  expect(bob).toMatchObject({ isMuted: true, isTalking: false, gainDb: -120, levelDb: -120, pingMs: null });
});

it('follows changes, and hears talkers without a position', () => {
  const watch = watchLobby();
  watch.receive({ type: 'changes', participants: [row(4, 'Eve', { away: true })], left: [3] });
  watch.receive({ type: 'scene', rows: [], unplaced: [[2, -30]] });
  expect(watch.people().map(({ name, isTalking, isAway, gainDb }) => [name, isTalking, isAway, gainDb])).toEqual([
    ['Me', false, false, undefined],
    ['Ada', true, false, 0],
    ['Eve', false, true, -120],
  ]);
});
