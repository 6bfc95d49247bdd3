import { beforeEach, describe, expect, it } from 'vitest';
import { connectRoles, type RolesFeature } from '../../../../../../renderer/app/connect/people/connect-roles.ts';
import { createLobbyStore, type LobbyStore } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import {
  createModerationStore,
  type ModerationStore,
} from '../../../../../../renderer/features/moderation/moderation-store.ts';
import {
  createPositionsStore,
  type OwnPlacementReport,
  type PositionsStore,
} from '../../../../../../renderer/features/positions/positions-store.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { en } from '../../../../../../renderer/i18n/locales/en/index.ts';
import { createFakeBridge } from '../../../../../support/window/fake-bridge.ts';

const OWN: OwnPlacementReport = {
  ...{ type: 'standing', from: 'own', isStale: false, world: '', team: '', state: 'alive', group: '' },
  ...{ isPriority: false, byHand: [] },
};

let fake: ReturnType<typeof createFakeBridge>;
let lobby: LobbyStore;
let positions: PositionsStore;
let said: string[];
let phases: string[];
let sent: unknown[];
let roles: RolesFeature;
let moderation: ModerationStore;
let asked: unknown[];
let refusal: 'not-permitted' | undefined;
beforeEach(() => {
  [moderation, asked, refusal] = [createModerationStore(), [], undefined];
  fake = createFakeBridge();
  lobby = createLobbyStore();
  positions = createPositionsStore();
  said = [];
  phases = [];
  sent = [];
  roles = connectRoles({
    ...{ bridge: fake.bridge, lobby, positions: { store: positions }, i18n: createI18n() },
    rules: { controller: { setPhase: (phase) => void phases.push(phase) } },
    moderation: {
      store: moderation,
      controller: { assign: async (changes) => (asked.push(...changes), refusal) },
    },
    toasts: {
      show: (_topic, text, undo) => void said.push(undo === null ? String(text) : `${String(text)} Undo`),
      dismiss: () => undefined,
      undo: () => undefined,
    },
  });
  roles.setLink({ send: (message) => void sent.push(message), accepts: (type) => type === 'life' }, false);
});

const enter = (origin: 'hosted' | 'joined'): void =>
  lobby.setState({ origin, ownId: 1, connection: { status: 'connected' } });
const report = (change: Partial<OwnPlacementReport>): void =>
  positions.setState(({ ownPlacement }) => ({ ownPlacement: { ...(ownPlacement ?? OWN), ...change } }));
const setRoles = (): unknown[] =>
  fake.calls.filter(({ name }) => name === 'lobby:set-roles').map(({ request }) => request);

describe('a change of your team or state', () => {
  beforeEach(() => report({}));

  it.each<[string, Partial<OwnPlacementReport>, string[]]>([
    ['into a team by the host', { team: 'red', byHand: ['team'] }, ['You’re in team red now.']],
    ['to dead by the host', { state: 'dead', byHand: ['state'] }, ['You’re marked dead.']],
    ['that your own game reports', { team: 'red', state: 'dead' }, []],
    ['of the game server', { from: 'server', team: 'red', state: 'dead' }, []],
    ['of nothing but the world', { world: 'cave' }, []],
  ])('%s', (_, change, lines) => {
    report(change);
    expect(said).toEqual(lines);
  });

  it('back to what your own game says', () => {
    report({ team: 'red', state: 'spectator', byHand: ['team', 'state'] });
    report({ team: '', state: 'alive', byHand: [] });
    expect(said.slice(2)).toEqual(['You’re in no team now.', 'You’re alive again.']);
  });
});

describe('the key that marks you dead', () => {
  beforeEach(() => report({}));

  it('tells the host, and confirms it once the host has it', () => {
    enter('joined');
    roles.game.toggleDead();
    expect([sent, said]).toEqual([[{ type: 'life', state: 'dead' }], []]);
    report({ state: 'dead' });
    expect(said).toEqual(['You’re marked dead.']);
    roles.game.toggleDead();
    expect(sent[1]).toEqual({ type: 'life', state: 'alive' });
  });

  it('sets your state by hand if you host', () => {
    enter('hosted');
    roles.game.toggleDead();
    expect([sent, setRoles()]).toEqual([[], [{ changes: [{ id: 1, state: 'dead' }] }]]);
  });

  it('says why it does nothing', () => {
    enter('joined');
    report({ state: 'dead', byHand: ['state'] });
    said.length = 0;
    roles.game.toggleDead();
    expect([sent, said]).toEqual([[], ['The host has set your state. Ask them to change it.']]);
  });
});

describe('the key for meetings', () => {
  it('starts and ends one if you host', () => {
    enter('hosted');
    roles.game.toggleMeeting();
    lobby.setState({ phase: 'meeting' });
    roles.game.toggleMeeting();
    expect([phases, said]).toEqual([
      ['meeting', 'playing'],
      ['The meeting has started.', 'The meeting has ended.'],
    ]);
  });

  it('is for the host', () => {
    enter('joined');
    roles.game.toggleMeeting();
    expect([phases, said]).toEqual([
      [],
      ['Only the host, and players whose role allows it, can start or end a meeting.'],
    ]);
  });
});

it('asks for the roles when this machine becomes the host, and forgets them afterwards', () => {
  enter('joined');
  const asked = (): number => fake.calls.filter(({ name }) => name === 'lobby:describe-roles').length;
  expect(asked()).toBe(0);
  lobby.setState({ origin: 'hosted' });
  expect(asked()).toBe(1);
  fake.emit('lobby:roles', { roles: [{ id: 2, team: 'red', state: 'alive', from: 'own', byHand: ['team'] }] });
  roles.controller.removeTeam('red');
  expect(said).toEqual(['Team red was removed. Undo']);
  lobby.setState({ connection: { status: 'none' } });
  expect(roles.store.getState().roles.size).toBe(0);
});

it('sets teams at the host on another machine, and says why it refuses', async () => {
  enter('joined');
  roles.controller.receiveTeams([]);
  await roles.controller.change([{ id: 2, team: 'red' }]);
  expect([asked, said]).toEqual([[{ id: 2, team: 'red' }], []]);
  refusal = 'not-permitted';
  await roles.controller.change([{ id: 2, team: 'blue' }]);
  expect(said).toEqual([en.moderation.refused['not-permitted']]);
});

it('starts a meeting for those whose rank lets them change the rules', () => {
  enter('joined');
  roles.game.toggleMeeting();
  expect(phases).toEqual([]);
  moderation.setState({ may: ['rules'] });
  roles.game.toggleMeeting();
  expect(phases).toEqual(['meeting']);
});
