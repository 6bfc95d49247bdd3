import { expect, it } from 'vitest';
import { toggledState, type OwnStateChange } from '../../../../../renderer/features/roles/own-state.ts';

const OWN = { from: 'own', state: 'alive', byHand: [] } as const;
const PLAYER = { isHost: false, trust: 'everything', acceptsLife: true } as const;
const HOST = { ...PLAYER, isHost: true } as const;
const refused = (why: Extract<OwnStateChange, { type: 'refused' }>['why']): OwnStateChange => ({
  type: 'refused',
  why,
});

it.each<[string, Parameters<typeof toggledState>[0], Parameters<typeof toggledState>[1], OwnStateChange]>([
  ['a living player', OWN, PLAYER, { type: 'as-player', state: 'dead' }],
  ['a player who has said to be dead', { ...OWN, state: 'dead' }, PLAYER, { type: 'as-player', state: 'alive' }],
  ['a spectator', { ...OWN, state: 'spectator' }, PLAYER, { type: 'as-player', state: 'alive' }],
  ['a player that the host keeps alive', { ...OWN, byHand: ['state'] }, PLAYER, { type: 'as-player', state: 'dead' }],
  ['a player in a team of the host', { ...OWN, byHand: ['team'] }, PLAYER, { type: 'as-player', state: 'dead' }],
  ['nobody', null, PLAYER, refused('not-in-a-lobby')],
  ['a player of a game server', { ...OWN, from: 'server' }, PLAYER, refused('server')],
  ['a player that the host has set dead', { ...OWN, state: 'dead', byHand: ['state'] }, PLAYER, refused('host')],
  ['a player who is trusted with positions', OWN, { ...PLAYER, trust: 'positions' }, refused('rules')],
  ['a player of an older host', OWN, { ...PLAYER, acceptsLife: false }, refused('old-host')],
  ['a host', OWN, { ...HOST, trust: 'nothing', acceptsLife: false }, { type: 'as-host', state: 'dead' }],
  ['a dead host', { ...OWN, state: 'dead', byHand: ['state'] }, HOST, { type: 'as-host', state: null }],
  ['a host whose game says dead', { ...OWN, state: 'dead' }, HOST, { type: 'as-host', state: 'alive' }],
  ['a host of a game server', { ...OWN, from: 'server' }, HOST, refused('server')],
])('the key of %s', (_, own, lobby, expected) => {
  expect(toggledState(own, lobby)).toEqual(expected);
});
