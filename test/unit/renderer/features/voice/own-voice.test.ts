import { describe, expect, it } from 'vitest';
import {
  describeOwnVoice,
  type LinkState,
  type OwnVoiceFacts,
} from '../../../../../renderer/features/voice/own-voice.ts';
import { ownVoiceParts } from '../../../../../renderer/features/voice/own-voice-text.ts';
import {
  INITIAL_VOICE_STATE,
  statusOf,
  type VoiceState,
} from '../../../../../renderer/features/voice/voice-machine.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { TALK_MODES } from '../../../../../shared/model/settings.ts';

const i18n = createI18n();
const words = { t: i18n.getFixedT('en', 'voice'), common: i18n.getFixedT('en', 'common') };
const LINKS: readonly LinkState[] = ['connecting', 'connected', 'interrupted', 'reconnecting', 'ended'];
const OTHER_DEVICES: readonly OwnVoiceFacts['otherDevice'][] = [
  null,
  { isMuted: false, isDeafened: false },
  { isMuted: true, isDeafened: false },
  { isMuted: true, isDeafened: true },
];

const TALKER: OwnVoiceFacts = {
  voice: { ...INITIAL_VOICE_STATE, isMicrophoneOn: true, isConnected: true },
  link: 'connected',
  otherDevice: null,
  isSilenced: false,
  key: 'everywhere',
  target: 'nearby',
  range: { kind: 'metres', metres: 30 },
  lacksChannel: false,
  hasPriority: false,
  isInGroup: false,
  hearers: ['Fox'],
  blocked: [],
  othersHere: 3,
  room: null,
  whispersTo: null,
};

const EVERYWHERE = { kind: 'everywhere', listeners: ['alive', 'dead', 'spectator'] } as const;

function sentenceOf(change: Partial<OwnVoiceFacts>, voice: Partial<VoiceState> = {}): string {
  const facts = { ...TALKER, ...change, voice: { ...TALKER.voice, ...voice } };
  return ownVoiceParts(describeOwnVoice(facts).sentence, facts.key === 'none' ? null : 'V', words).join(' · ');
}

/** Every combination of what decides whether a voice is heard: 163,840 of them. */
function* combinations(): Generator<OwnVoiceFacts> {
  for (let bits = 0; bits < 1_024; bits++)
    for (const talkMode of TALK_MODES)
      for (const link of LINKS)
        for (const otherDevice of OTHER_DEVICES)
          for (const lacksChannel of [false, true])
            yield {
              ...TALKER,
              link,
              otherDevice,
              lacksChannel,
              voice: {
                ...INITIAL_VOICE_STATE,
                talkMode,
                isMicrophoneOn: (bits & 1) > 0,
                isMuted: (bits & 2) > 0,
                isDeafened: (bits & 4) > 0,
                isConnected: (bits & 8) > 0,
                isStalled: (bits & 16) > 0,
                isSourceSilent: (bits & 32) > 0,
                gate: (bits & 64) > 0 ? 'open' : 'closed',
                isKeyHeld: (bits & 128) > 0,
                isLocked: (bits & 256) > 0,
                isOnHeadset: (bits & 512) > 0,
              },
            };
}

it('says that the lobby has turned your voice off, after what you turned off yourself', () => {
  expect(sentenceOf({ isSilenced: true })).toBe('Silenced in this lobby: nobody hears you');
  expect(sentenceOf({ isSilenced: true }, { isMuted: true })).toBe('Muted: nobody hears you');
  expect(describeOwnVoice({ ...TALKER, isSilenced: true })).toMatchObject({ isSending: false, isMicrophoneOff: false });
});

describe('whatever the facts are', () => {
  it('the sentence, the microphone, the meter and the button say the same', () => {
    // Few sentences come out of many facts, and a text takes longer than all the rest.
    const written = new Map<string, readonly string[]>();
    for (const facts of combinations()) {
      const own = describeOwnVoice(facts);
      const id = JSON.stringify(own.sentence);
      const parts = written.get(id) ?? ownVoiceParts(own.sentence, 'V', words);
      written.set(id, parts);
      const text = parts.join(' · ');
      const faults = [
        [parts.some((part) => part === '' || part.startsWith('own.')), 'has no text'],
        [own.isSending !== (own.sentence.kind === 'sending'), 'sends without a word, or the other way round'],
        [own.isSending !== (own.tone === 'live' || own.tone === 'unheard'), 'has another colour than the meter'],
        [own.isMicrophoneOff && own.sentence.kind !== 'unheard', 'shows a microphone that is off, and promises talk'],
        [text.includes('Fox') === (own.sentence.kind === 'unheard'), 'names hearers of a voice that nobody hears'],
        [/Muted|Deafened|No microphone/.test(text) && !own.isMicrophoneOff, 'shows an open microphone'],
        [(own.button === 'talking' || own.button === 'pause') && !own.isSending, 'has a button that calls you talking'],
        [own.button === 'talk' && own.sentence.kind !== 'ready', 'invites you to talk to nobody'],
      ].filter(([isWrong]) => isWrong);
      if (faults.length > 0) expect(faults, `${JSON.stringify(facts)}: ${text}`).toEqual([]);
    }
  });

  it('the microphone is off exactly when others see it so', () => {
    for (const facts of combinations()) {
      const isSeen = statusOf(facts.voice).isMuted || facts.otherDevice?.isMuted === true;
      if (describeOwnVoice(facts).isMicrophoneOff !== isSeen) expect.fail(JSON.stringify(facts));
    }
  });

  it('nothing counts as sent that has no way out', () => {
    for (const facts of combinations()) {
      const { voice, link, otherDevice } = facts;
      const isBlocked =
        link !== 'connected' ||
        !voice.isConnected ||
        voice.isMuted ||
        voice.isDeafened ||
        voice.isStalled ||
        otherDevice?.isMuted === true ||
        (!voice.isMicrophoneOn && !voice.isOnHeadset);
      if (describeOwnVoice(facts).isSending && isBlocked) expect.fail(JSON.stringify(facts));
    }
  });
});

describe('the sentence', () => {
  it.each<[string, Partial<OwnVoiceFacts>, Partial<VoiceState>]>([
    ['Disconnected: nobody hears you', { link: 'ended' }, { isMuted: true }],
    ['Reconnecting: nobody hears you', { link: 'reconnecting' }, { gate: 'open' }],
    ['Connection interrupted: nobody hears you', { link: 'interrupted' }, {}],
    ['Connecting: nobody hears you yet', { link: 'connecting' }, { isConnected: false }],
    ['Connecting: nobody hears you yet', {}, { isConnected: false }],
    ['Deafened: you hear nobody and nobody hears you', {}, { isDeafened: true, isMuted: true }],
    [
      'Deafened on your other device: you hear nobody and nobody hears you',
      { otherDevice: { isMuted: true, isDeafened: true } },
      { isMicrophoneOn: false },
    ],
    ['No microphone. You can listen.', {}, { isMicrophoneOn: false, isMuted: true }],
    ['Muted: nobody hears you', {}, { isMuted: true, isStalled: true }],
    ['Muted on your other device: nobody hears you', { otherDevice: { isMuted: true, isDeafened: false } }, {}],
    ['Your voice isn’t being sent: nobody hears you', {}, { isStalled: true, gate: 'open' }],
    ['No sound from your microphone', {}, { isSourceSilent: true, gate: 'open' }],
  ])('says why nobody hears you: %s', (text, facts, voice) => {
    expect(sentenceOf(facts, voice)).toBe(text);
  });

  it.each<[string, Partial<OwnVoiceFacts>, Partial<VoiceState>]>([
    ['Hold V to talk · In range: Fox', {}, {}],
    ['Hold V to talk · In range: Fox', {}, { gate: 'closing' }],
    ['Hold V in this window to talk · In range: Fox', { key: 'here' }, {}],
    ['Hold the button to talk · In range: Fox', { key: 'none' }, {}],
    ['Waiting for your voice · In range: Fox', { key: 'here' }, { talkMode: 'voice-activation' }],
    ['Your phone decides when you transmit · In range: Fox', {}, { talkMode: 'voice-activation', isOnHeadset: true }],
    ['Opening the microphone · In range: Fox', {}, { talkMode: 'open-mic' }],
    ['Choose a radio channel · In range: Fox', { lacksChannel: true }, {}],
    ['Paused while you hold V · In range: Fox', {}, { talkMode: 'push-to-mute', isKeyHeld: true }],
    [
      'Paused while you hold the button · In range: Fox',
      { key: 'none' },
      { talkMode: 'push-to-mute', isKeyHeld: true },
    ],
    ['Paused. Press V to talk · In range: Fox', {}, { talkMode: 'push-to-mute', isLocked: true }],
    ['Paused. Press the button to talk · In range: Fox', { key: 'none' }, { talkMode: 'push-to-mute', isLocked: true }],
  ])('says how you begin: %s', (text, facts, voice) => {
    expect(sentenceOf(facts, voice)).toBe(text);
  });

  it.each<[string, Partial<OwnVoiceFacts>, Partial<VoiceState>]>([
    ['Fox hears you', {}, {}],
    ['Fox and Owl hear you', { hearers: ['Fox', 'Owl'] }, { talkMode: 'open-mic' }],
    ['Fox hears you · Priority · Press V to stop', { hasPriority: true }, { isLocked: true }],
    ['Fox hears you · Press the button to stop', { key: 'none' }, { isLocked: true }],
    ['Fox hears you · Hold V to pause', {}, { talkMode: 'push-to-mute' }],
    ['Fox hears you · Hold the button to pause', { key: 'none' }, { talkMode: 'push-to-mute' }],
    ['Fox hears you · Choose a radio channel', { lacksChannel: true }, {}],
    ['Your voice is sent', { hearers: null }, {}],
    ['Nobody in range hears you', { hearers: [] }, {}],
  ])('says who hears you while you talk: %s', (text, facts, voice) => {
    expect(sentenceOf(facts, { gate: 'open', ...voice })).toBe(text);
  });

  it.each<[string, Partial<OwnVoiceFacts>]>([
    ['In range: Fox and Owl', { hearers: ['Fox', 'Owl'] }],
    ['In range: Fox, Owl and Lynx', { hearers: ['Fox', 'Owl', 'Lynx'] }],
    ['In range: Fox, Owl and 3 more', { hearers: ['Fox', 'Owl', 'Lynx', 'Wren', 'Hare'] }],
    ['Reaches Fox', { target: 'team' }],
    ['Nobody in range hears you', { hearers: [] }],
    ['Nobody can hear you on the team channel', { hearers: [], target: 'team' }],
    ['Nobody can hear you on the radio', { hearers: [], target: 'radio' }],
    ['Nobody can hear you', { hearers: [], target: 'everybody' }],
    ['Nobody can hear you. You blocked Owl.', { hearers: [], blocked: ['Owl'] }],
    ['Nobody in your group hears you', { hearers: [], isInGroup: true, blocked: ['Owl'] }],
    ['Nobody else is here', { hearers: null, othersHere: 0 }],
  ])('says who is in range: %s', (text, facts) => {
    expect(sentenceOf(facts)).toBe(`Hold V to talk · ${text}`);
  });

  it('has another tone while you talk and nobody hears you', () => {
    const toneOf = (hearers: readonly string[] | null): string =>
      describeOwnVoice({ ...TALKER, hearers, voice: { ...TALKER.voice, gate: 'open' } }).tone;
    expect([toneOf(['Fox']), toneOf(null), toneOf([])]).toEqual(['live', 'live', 'unheard']);
  });

  it('leaves out what the host does not tell', () => {
    expect(sentenceOf({ hearers: null })).toBe('Hold V to talk');
  });

  it.each<[string, Partial<OwnVoiceFacts>]>([
    ['Reaches Fox', { range: EVERYWHERE }],
    ['Nobody can hear you', { range: EVERYWHERE, hearers: [] }],
    ['Your voice reaches everyone', { range: EVERYWHERE, hearers: null }],
    ['The living don’t hear you', { range: { kind: 'everywhere', listeners: ['dead'] }, hearers: null }],
    ['The rules let nobody hear you', { range: { kind: 'nobody' }, hearers: null }],
    ['The rules let nobody hear you', { range: { kind: 'nobody' }, hearers: [] }],
  ])('speaks of no range where the phase or your state leaves none: %s', (text, facts) => {
    expect(sentenceOf(facts)).toBe(`Hold V to talk · ${text}`);
  });

  it('promises nothing about those who hear you where the rules do not decide it alone', () => {
    for (const facts of [{ target: 'team' }, { isInGroup: true }, { blocked: ['Owl'] }] as const)
      expect(sentenceOf({ range: EVERYWHERE, hearers: null, ...facts })).toBe('Hold V to talk');
  });
});

it('names what the button does where there is no key', () => {
  const buttonOf = (voice: Partial<VoiceState>, link: LinkState = 'connected') =>
    describeOwnVoice({ ...TALKER, link, voice: { ...TALKER.voice, ...voice } }).button;
  expect(buttonOf({})).toBe('talk');
  expect(buttonOf({ gate: 'open' })).toBe('talking');
  expect(buttonOf({ talkMode: 'push-to-mute', gate: 'open' })).toBe('pause');
  expect(buttonOf({ talkMode: 'push-to-mute', isButtonHeld: true })).toBe('paused');
  expect(buttonOf({ isMicrophoneOn: false })).toBe('turnOn');
  expect(buttonOf({ isMuted: true })).toBe('unmute');
  expect(buttonOf({ isDeafened: true })).toBe('undeafen');
  expect(buttonOf({ isStalled: true })).toBe('notSent');
  expect(buttonOf({}, 'interrupted')).toBe('notSent');
  expect(buttonOf({ talkMode: 'open-mic', gate: 'open' })).toBe(null);
  expect(buttonOf({ talkMode: 'voice-activation' })).toBe(null);
});

describe('in a room', () => {
  const room = { name: 'Team A', hearing: 'everyone', othersHere: 2 } as const;

  it.each<[string, Partial<OwnVoiceFacts>]>([
    ['You are in Team A · Hold V to talk · Reaches Fox', { room, range: EVERYWHERE }],
    ['You are in Team A · Hold V to talk · In range: Fox', { room: { ...room, hearing: 'distance' } }],
    ['Hold V to talk · Your voice reaches everyone in Team A', { room, range: EVERYWHERE, hearers: null }],
    ['Hold V to talk · Nobody else is in Team A', { room: { ...room, othersHere: 0 }, hearers: [] }],
    ['Hold V to talk · You are in AFK, where nobody is heard', { room: { ...room, name: 'AFK', hearing: 'nobody' } }],
    ['You are in Team A · Hold V to talk', { room: { ...room, hearing: 'distance' }, hearers: null }],
    ['You are in Team A · Hold V to talk · Reaches Fox', { room: { ...room, othersHere: 0 }, target: 'everybody' }],
    [
      'You are in Team A · Hold V to talk · Nobody can hear you',
      { room, range: EVERYWHERE, hearers: [], isInGroup: true },
    ],
  ])('the sentence names it: %s', (text, facts) => {
    expect(sentenceOf(facts)).toBe(text);
  });

  it('nobody is said to hear you where nobody does', () => {
    const toneOf = (facts: Partial<OwnVoiceFacts>): string =>
      describeOwnVoice({ ...TALKER, ...facts, voice: { ...TALKER.voice, gate: 'open' } }).tone;
    expect([
      toneOf({ room }),
      toneOf({ room: { ...room, othersHere: 0 } }),
      toneOf({ room: { ...room, hearing: 'nobody' } }),
      toneOf({ room, hearers: null, range: EVERYWHERE }),
    ]).toEqual(['live', 'unheard', 'unheard', 'live']);
  });
});

it('says who hears a whisper, wherever you are', () => {
  const talking = { gate: 'open' } as const;
  expect(sentenceOf({ whispersTo: ['Owl', 'Wren'], hearers: ['Fox'] }, talking)).toBe(
    'You whisper: only Owl and Wren can hear you',
  );
  expect(sentenceOf({ whispersTo: [], hearers: ['Fox'] }, talking)).toBe('You whisper, but nobody hears you');
});
