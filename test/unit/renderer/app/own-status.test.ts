import { describe, expect, it } from 'vitest';
import {
  blockedByYou,
  hearsOthers,
  ownReach,
  shownParticipants,
  silencedByYou,
} from '../../../../renderer/app/own-status.ts';
import { audienceText } from '../../../../renderer/features/audience/audience-text.ts';
import { ownConnection, shownQuality, type Connection } from '../../../../renderer/features/lobby/lobby-store.ts';
import type { PeopleState } from '../../../../renderer/features/people/people-store.ts';
import { isMicrophoneOff, whyUnheard } from '../../../../renderer/features/voice/reach.ts';
import { talkButtonText } from '../../../../renderer/features/voice/talk-button-text.ts';
import { INITIAL_VOICE_STATE, statusOf, type VoiceState } from '../../../../renderer/features/voice/voice-machine.ts';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';
import { TALK_MODES } from '../../../../shared/model/settings.ts';
import { samplePerson } from '../../../support/window/sample-person.ts';

const i18n = createI18n();
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

describe('of your own voice, the window never says two things that exclude each other', () => {
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

  it('names nobody who hears you while it says why nobody does', () => {
    const t = i18n.getFixedT('en', 'audience');
    for (const { voice, connection } of COMBINATIONS) {
      const unheard = whyUnheard(ownReach(voice, { connection }));
      const text = audienceText({ unheard, names: ['Fox'], blockedNames: ['Owl'] }, t);
      expect(text.includes('Fox')).toBe(unheard === null);
      expect(text.startsWith('Nobody hears you')).toBe(unheard !== null);
    }
  });

  it('shows the microphone as off exactly when others see it as off', () => {
    for (const { voice, connection } of COMBINATIONS)
      expect(isMicrophoneOff(ownReach(voice, { connection }))).toBe(statusOf(voice).isMuted);
  });

  it('calls you talking on the button only while something is sent', () => {
    const t = i18n.getFixedT('en', 'voice');
    for (const { voice, connection } of COMBINATIONS) {
      const reach = ownReach(voice, { connection });
      const { state, text } = talkButtonText(voice, reach, null, t);
      if (reach !== 'sending') expect(state).not.toBe('talking');
      if (reach === 'stalled') expect(text).toBe('Nothing is being sent');
      if (reach === 'sending') expect(state).toBe('talking');
    }
  });

  it('invites you to talk only while somebody could hear that', () => {
    const t = i18n.getFixedT('en', 'voice');
    for (const { voice, connection } of COMBINATIONS) {
      const reach = ownReach(voice, { connection });
      // The other three have buttons of their own.
      if (reach !== 'no-link' && reach !== 'stalled') continue;
      const { text, state } = talkButtonText(voice, reach, null, t);
      expect([state, text]).toEqual([
        'waiting',
        expect.stringMatching(/^(Connection interrupted|Connecting to the host|Nothing is being sent)$/),
      ]);
    }
  });

  it('says that you listen only while you hear others', () => {
    for (const { voice, connection } of COMBINATIONS) {
      if (ownReach(voice, { connection }) === 'no-microphone' && connection.status === 'connected')
        expect(hearsOthers(voice, { connection })).toBe(true);
    }
  });
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

describe('players whom you muted or blocked', () => {
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
  };

  it('are silenced, and so are those at no volume, but never you', () => {
    expect(silencedByYou(lobby, people)).toEqual([2, 3, 4]);
  });

  it('are named as blocked only if they are here', () => {
    expect(blockedByYou(lobby, people)).toEqual(['Fox']);
  });
});

it('says that your own block is why nobody hears you', () => {
  const t = i18n.getFixedT('en', 'audience');
  expect(audienceText({ unheard: null, names: [], blockedNames: ['Fox'] }, t)).toBe(
    'Nobody in earshot. You blocked Fox.',
  );
  expect(audienceText({ unheard: null, names: ['Owl'], blockedNames: ['Fox'] }, t)).toBe('In earshot: Owl');
});
