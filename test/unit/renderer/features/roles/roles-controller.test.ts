import { beforeEach, describe, expect, it } from 'vitest';
import {
  createRolesController,
  type RolesChanged,
  type RolesController,
} from '../../../../../renderer/features/roles/roles-controller.ts';
import { createRolesStore, type RolesStore } from '../../../../../renderer/features/roles/roles-store.ts';
import type { RoleRow } from '../../../../../shared/model/people/hand-role.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

const RED: RoleRow = { id: 1, team: 'red', state: 'alive', from: 'own', byHand: ['team'] };
const DEAD: RoleRow = { id: 2, team: '', state: 'dead', from: 'own', byHand: ['state'] };

let fake: ReturnType<typeof createFakeBridge>;
let store: RolesStore;
let controller: RolesController;
let said: RolesChanged[];
let undo: () => void;
let asked: unknown[];
beforeEach(async () => {
  fake = createFakeBridge();
  fake.answer('lobby:describe-roles', () => success({ roles: [RED, DEAD] }));
  store = createRolesStore();
  [said, asked] = [[], []];
  controller = createRolesController({
    bridge: fake.bridge,
    store,
    askHost: async (changes) => void asked.push(changes),
    onChanged: (what, back) => {
      said.push(what);
      undo = back;
    },
    random: () => 0.99,
  });
  await controller.setHosting(true);
});

const sent = (): unknown[] =>
  fake.calls
    .filter(({ name }) => name === 'lobby:set-roles')
    .map(({ request }) => (request as { changes: unknown }).changes);
const teams = (): readonly string[] => store.getState().named;

it('asks the host on another machine, and knows what is set by hand there', async () => {
  await controller.setHosting(false);
  controller.receiveTeams([RED]);
  expect([...store.getState().roles.values()]).toEqual([RED]);
  controller.changeOne({ id: 1, team: 'blue' });
  expect([asked, sent()]).toEqual([[[{ id: 1, team: 'blue' }]], []]);
  undo();
  expect(asked[1]).toEqual([{ id: 1, team: 'red' }]);
  await controller.setHosting(true);
  controller.receiveTeams([]);
  expect(store.getState().roles.size).toBe(2);
});

it('knows the roles from the start of hosting until its end', async () => {
  expect([...store.getState().roles.keys()]).toEqual([1, 2]);
  fake.emit('lobby:roles', { roles: [DEAD] });
  expect([...store.getState().roles.keys()]).toEqual([2]);
  await controller.setHosting(false);
  fake.emit('lobby:roles', { roles: [RED] });
  expect(store.getState().roles.size).toBe(0);
});

it('says why a change did not arrive, until one does', async () => {
  fake.answer('lobby:set-roles', () => failure('no-lobby', 'Not hosting.'));
  await controller.change([{ id: 1, team: '' }]);
  expect(store.getState().problem).toMatchObject({ code: 'no-lobby' });
  fake.answer('lobby:set-roles', () => success({}));
  await controller.change([{ id: 1, team: '' }]);
  expect(store.getState().problem).toBeNull();
});

describe('the teams', () => {
  it('are at most eight, each with a name of its own', () => {
    for (const name of ['blue', ' red ', '', 'blue', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) controller.addTeam(name);
    expect(teams()).toEqual(['red', 'blue', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(sent()).toEqual([]);
  });

  it('take their players along under another name', () => {
    controller.renameTeam('red', ' crimson ');
    expect([teams(), sent()]).toEqual([['crimson'], [[{ id: 1, team: 'crimson' }]]]);
    controller.renameTeam('crimson', '');
    expect(teams()).toEqual(['crimson']);
  });

  it('are removed with a way back', () => {
    controller.addTeam('blue');
    controller.removeTeam('red');
    expect([teams(), said]).toEqual([['blue'], [{ type: 'removed', team: 'red' }]]);
    undo();
    expect([teams(), sent()]).toEqual([
      ['red', 'blue'],
      [[{ id: 1, team: null }], [{ id: 1, team: 'red' }]],
    ]);
  });

  it('are dealt to everyone that no game server places, with undo', () => {
    fake.emit('lobby:roles', { roles: [RED, { ...RED, id: 3, from: 'server' }] });
    controller.shuffle([1, 2, 3], ['a', 'b']);
    expect([teams(), said]).toEqual([['a', 'b'], [{ type: 'shuffled', teams: 2 }]]);
    undo();
    expect(sent()).toEqual([
      [
        { id: 1, team: 'a' },
        { id: 2, team: 'b' },
      ],
      [
        { id: 1, team: 'red' },
        { id: 2, team: null },
      ],
    ]);
  });
});

it('revives dead players, and reports it only if there are any', () => {
  controller.revive();
  expect([sent(), said]).toEqual([[[{ id: 2, state: null }]], [{ type: 'revived' }]]);
  fake.emit('lobby:roles', { roles: [RED] });
  controller.revive();
  expect(said).toHaveLength(1);
});

it('changes one player with a way back', () => {
  controller.changeOne({ id: 1, state: 'dead' });
  expect(said).toEqual([{ type: 'one', change: { id: 1, state: 'dead' } }]);
  undo();
  expect(sent()).toEqual([[{ id: 1, state: 'dead' }], [{ id: 1, state: null }]]);
});
