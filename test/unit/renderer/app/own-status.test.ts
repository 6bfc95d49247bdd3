import { describe, expect, it } from 'vitest';
import {
  blockedByYou,
  hearsOthers,
  linkState,
  ownReach,
  ownVoiceFacts,
  shownParticipants,
  silencedByYou,
  type OwnVoiceSources,
} from '../../../../renderer/app/own-status.ts';
import { ownConnection, shownQuality, type Connection } from '../../../../renderer/features/lobby/lobby-store.ts';
import { createPeopleStore, type PeopleState } from '../../../../renderer/features/people/people-store.ts';
import { createTalkStyleStore } from '../../../../renderer/features/voice/talk-style-store.ts';
import { INITIAL_VOICE_STATE, statusOf, type VoiceState } from '../../../../renderer/features/voice/voice-machine.ts';
import { TALK_MODES } from '../../../../shared/model/settings.ts';
import { samplePerson } from '../../../support/window/sample-person.ts';

const CONNECTIONS: readonly Connection[] = [
  { status: 'none' },
  { status: 'starting', origin: 'joined', step: 'joining' },
  { status: 'connecting' },
  { status: 'connected' },
  { status: 'interrupted' },
  { status: 'reconnecting', sinceMs: 0, error: { code: 'host-lost' } },
  { status: 'ended', reason: 'host-lost', error: { code: 'host-lost' } },
];

/** Every combination of what can keep a voice from being heard: 1,792 of them. */
const COMBINATIONS = [...combinations()];

function* combinations(): Generator<{ voice: VoiceState; connection: Connection }> {
  for (let bits = 0; bits < 64; bits++)
    for (const talkMode of TALK_MODES)
      for (const connection of CONNECTIONS)
        yield {
          connection,
          voice: {
            ...INITIAL_VOICE_STATE,
            talkMode,
            isMicrophoneOn: (bits & 1) > 0,
            isMuted: (bits & 2) > 0,
            isDeafened: (bits & 4) > 0,
            isConnected: (bits & 8) > 0,
            isStalled: (bits & 16) > 0,
            gate: (bits & 32) > 0 ? 'open' : 'closed',
          },
        };
}

it('has a reason for every combination in which you are not heard, and sends in exactly one', () => {
  for (const { voice, connection } of COMBINATIONS) {
    const isSending =
      connection.status === 'connected' &&
      voice.isConnected &&
      voice.isMicrophoneOn &&
      !voice.isMuted &&
      !voice.isDeafened &&
      !voice.isStalled &&
      voice.gate === 'open';
    expect(ownReach(voice, { connection }) === 'sending').toBe(isSending);
  }
});

it('says that you listen only while you hear others', () => {
  for (const { voice, connection } of COMBINATIONS) {
    if (ownReach(voice, { connection }) === 'no-microphone' && connection.status === 'connected')
      expect(hearsOthers(voice, { connection })).toBe(true);
  }
});

describe('of others and of you, the lobby screen', () => {
  it('shows no connection figures while there are none, and your own as often as the header', () => {
    const quality = { 1: { roundTripMs: 12, lossToHostPercent: 0, lossFromHostPercent: 0 } };
    for (const connection of CONNECTIONS) {
      const own = ownConnection({ connection, quality, ownId: 1 }).roundTripMs;
      expect(shownQuality({ connection, quality })[1]?.roundTripMs ?? null).toBe(own);
      expect(own).toBe(connection.status === 'connected' ? 12 : null);
    }
  });

  it('shows you as your own voice is, whatever the host said last', () => {
    const [you, fox] = [samplePerson(1, 'You'), samplePerson(2, 'Fox')];
    for (const { voice } of COMBINATIONS)
      expect(shownParticipants([you, fox], 1, statusOf(voice))).toEqual([{ ...you, ...statusOf(voice) }, fox]);
  });
});

describe('players that you muted or blocked', () => {
  const lobby = {
    ownId: 1,
    participants: [
      samplePerson(1, 'You'),
      samplePerson(2, 'Fox', 'fox'),
      samplePerson(3, 'Owl', 'owl'),
      samplePerson(4, 'Hare'),
      samplePerson(5, 'Lynx', 'lynx'),
    ],
  };
  const wish = { volumePercent: 100, isMuted: false, isBlocked: false };
  const people: PeopleState = {
    people: new Map([
      ['fox', { identity: 'fox', name: 'Fox', ...wish, isBlocked: true }],
      ['owl', { identity: 'owl', name: 'Owl', ...wish, isMuted: true }],
      ['lynx', { identity: 'lynx', name: 'Lynx', ...wish, volumePercent: 140 }],
      ['away', { identity: 'away', name: 'Away', ...wish, isBlocked: true }],
    ]),
    guests: new Map([
      [1, { ...wish, isMuted: true }],
      [4, { ...wish, volumePercent: 0 }],
    ]),
    problem: null,
    view: { sort: 'nearest', groupBy: '' },
  };

  it('are silenced, and so are those at no volume, but never you', () => {
    expect(silencedByYou(lobby, people)).toEqual([2, 3, 4]);
  });

  it('are named as blocked only if they are here', () => {
    expect(blockedByYou(lobby, people)).toEqual(['Fox']);
  });
});

describe('the facts about your voice', () => {
  const sources = {
    lobby: {
      connection: { status: 'connected' },
      ownId: 1,
      participants: [samplePerson(1, 'You'), samplePerson(2, 'Fox', 'fox'), samplePerson(3, 'Owl')],
    },
    voice: INITIAL_VOICE_STATE,
    moderation: { isMuted: false },
    people: createPeopleStore().getState(),
    headset: null,
    hearers: [
      { id: 3, gainDb: -3 },
      { id: 9, gainDb: -9 },
    ],
    talkStyle: createTalkStyleStore().getState(),
    key: 'everywhere',
    range: { kind: 'metres', metres: 30 },
    rooms: { rooms: [], places: new Map() },
    whispersTo: null,
  } as const satisfies OwnVoiceSources;

  it('name those who hear you and are still here', () => {
    expect(ownVoiceFacts(sources)).toMatchObject({ link: 'connected', hearers: ['Owl'], othersHere: 2 });
    expect(ownVoiceFacts({ ...sources, hearers: null }).hearers).toBe(null);
  });

  it('know that moderators have silenced you', () => {
    expect(ownVoiceFacts(sources).isSilenced).toBe(false);
    expect(ownVoiceFacts({ ...sources, moderation: { isMuted: true } }).isSilenced).toBe(true);
  });

  it('keep the radio that has no channel apart from talking to those nearby', () => {
    const chosen = { ...sources.talkStyle.chosen, to: 'radio' } as const;
    const facts = (radio: string) =>
      ownVoiceFacts({ ...sources, talkStyle: { ...sources.talkStyle, chosen: { ...chosen, radio } } });
    expect(facts('')).toMatchObject({ target: 'nearby', lacksChannel: true });
    expect(facts('7')).toMatchObject({ target: 'radio', lacksChannel: false });
  });

  it('count a group only once you are in it', () => {
    const inGroup = (isWaiting: boolean) =>
      ownVoiceFacts({
        ...sources,
        talkStyle: { ...sources.talkStyle, group: { name: 'owls', isWaiting, problem: null } },
      }).isInGroup;
    expect([inGroup(true), inGroup(false)]).toEqual([false, true]);
  });

  it('call a lobby that is still starting connecting', () => {
    expect(CONNECTIONS.map(linkState)).toEqual([
      'connecting',
      'connecting',
      'connecting',
      'connected',
      'interrupted',
      'reconnecting',
      'ended',
    ]);
  });
});
