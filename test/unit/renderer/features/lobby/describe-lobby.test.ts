import { expect, it } from 'vitest';
import { describeLobby } from '../../../../../renderer/features/lobby/describe-lobby.ts';
import {
  createLobbyStore,
  type LobbyState,
  type ParticipantQuality,
} from '../../../../../renderer/features/lobby/lobby-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { samplePerson } from '../../../../support/window/sample-person.ts';

const t = createI18n().getFixedT('en', 'lobby');

function describe(change: Partial<LobbyState>): string {
  const { text, isTrouble } = describeLobby(
    { ...createLobbyStore().getState(), ownId: 1, connection: { status: 'connected' }, ...change },
    t,
    'en',
  );
  return isTrouble ? `! ${text}` : text;
}

const quality = (roundTripMs: number, lossToHostPercent: number): Readonly<Record<number, ParticipantQuality>> => ({
  1: { roundTripMs, lossToHostPercent, lossFromHostPercent: 0 },
});

it.each<[string, Partial<LobbyState>]>([
  ['Hosting', { origin: 'hosted' }],
  ['Simulated players', { origin: 'practice' }],
  ['Hosted by Mira', { hostIdentity: 'mira', participants: [samplePerson(2, 'Mira', 'mira')] }],
  ['Connected', { participants: [samplePerson(2, 'Mira')] }],
  ['Hosting', { origin: 'hosted', quality: quality(280, 4) }],
  ['! Slow connection, 340 ms', { quality: quality(340, 4) }],
  // It is the same computer.
  ['Hosting', { origin: 'hosted', quality: quality(340, 11) }],
  ['Simulated players', { origin: 'practice', quality: quality(340, 4) }],
  ['! Poor connection, 11% lost', { quality: quality(340, 11) }],
  ['! Connection interrupted', { connection: { status: 'interrupted' }, quality: quality(340, 4) }],
  ['! Connecting', { connection: { status: 'connecting' } }],
  ['! Trying through a relay', { connection: { status: 'connecting' }, approach: 'relay' }],
  ['', { connection: { status: 'none' } }],
])('says "%s"', (line, change) => {
  expect(describe(change)).toBe(line);
});
