import { beforeEach, expect, it } from 'vitest';
import { connectOwnStatus } from '../../../../../../renderer/app/connect/self/connect-own-status.ts';
import {
  createAudienceStore,
  type AudienceStore,
} from '../../../../../../renderer/features/audience/audience-store.ts';
import { createLobbyStore, type LobbyStore } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import { createPeopleStore, type PeopleStore } from '../../../../../../renderer/features/people/people-store.ts';
import { createVoiceStore, type VoiceStore } from '../../../../../../renderer/features/voice/voice-store.ts';
import { UNKNOWN_QUALITY } from '../../../../../../renderer/link/quality/link-quality.ts';
import { Scene } from '../../../../../../renderer/link/scene.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

let lobby: LobbyStore;
let people: PeopleStore;
let audience: AudienceStore;
let voice: VoiceStore;
let scene: Scene;
let sent: number[];

beforeEach(() => {
  lobby = createLobbyStore();
  people = createPeopleStore();
  audience = createAudienceStore();
  voice = createVoiceStore();
  scene = new Scene();
  sent = [];
  connectOwnStatus({
    lobby,
    people,
    audience,
    scene,
    voice: {
      store: voice,
      controller: {
        dispatch: () => undefined,
        applySettings: () => undefined,
        setLink: () => undefined,
        noteSent: (packets) => void sent.push(packets),
      },
    },
  });
  lobby.setState({ ownId: 1, participants: [samplePerson(1, 'You'), samplePerson(2, 'Fox')] });
  lobby.setState({ connection: { status: 'connected' } });
  voice.setState({ isConnected: true, isMicrophoneOn: true });
  audience.setState({ hearers: [{ id: 2, gainDb: -6 }] });
});

it('shows who hears you only while you can be heard', () => {
  expect([...scene.hearers]).toEqual([2]);
  voice.setState({ isMuted: true });
  expect([...scene.hearers]).toEqual([]);
  voice.setState({ isMuted: false });
  expect([...scene.hearers]).toEqual([2]);
  lobby.setState({ connection: { status: 'interrupted' } });
  expect([...scene.hearers]).toEqual([]);
});

it('shows no talk of a player that you mute or block', () => {
  scene.apply([[2, 1, 0, 1, 0, -20, 1]], 0);
  expect(scene.voice(2).isTalking).toBe(true);
  people.setState({ guests: new Map([[2, { volumePercent: 100, isMuted: false, isBlocked: true }]]) });
  expect(scene.voice(2).isTalking).toBe(false);
  people.setState({ guests: new Map() });
  expect(scene.voice(2).isTalking).toBe(true);
});

it('watches the packets of your voice only while they can reach the host', () => {
  const read = (sentPackets: number): void => lobby.setState({ ownQuality: { ...UNKNOWN_QUALITY, sentPackets } });
  read(50);
  lobby.setState({ connection: { status: 'interrupted' } });
  read(0);
  lobby.setState({ connection: { status: 'connected' } });
  read(49);
  expect(sent).toEqual([50, 49]);
});

it('shows nobody as talking from before an interruption', () => {
  scene.apply([[2, 1, 0, 1, 0, -20, 1]], 0);
  lobby.setState({ connection: { status: 'interrupted' } });
  expect(scene.voice(2).isTalking).toBe(false);
  scene.apply([[2, 1, 0, 1, 0, -20, 1]], 5_000);
  lobby.setState({ connection: { status: 'connected' } });
  expect([scene.voice(2).isTalking, [...scene.hearers]]).toEqual([true, [2]]);
});
