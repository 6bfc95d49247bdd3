import { beforeEach, expect, it } from 'vitest';
import { createVoiceActions, type VoiceActions } from '../../../../../renderer/features/voice/voice-actions.ts';

const RELEASE_DELAY_MS = 60;

let log: string[];
let actions: VoiceActions;
let hasTargets: boolean;

beforeEach(() => {
  log = [];
  hasTargets = true;
  actions = createVoiceActions({
    voice: { dispatch: ({ type }) => void log.push(type) },
    talkStyle: {
      hold: (style) => void log.push(`hold ${style}`),
      release: (style, talksOnMs) => void log.push(`release ${style} after ${talksOnMs} ms`),
    },
    toggleCompact: () => void log.push('compact toggled'),
    game: { toggleMeeting: () => void log.push('meeting'), toggleDead: () => void log.push('dead') },
    rooms: { step: (by) => void log.push(`room ${by}`), leave: () => void log.push('leave room') },
    whisper: {
      hold: () => log.push('whisper') > 0 && hasTargets,
      release: (talksOnMs) => void log.push(`whisper ends after ${talksOnMs} ms`),
    },
    releaseDelayMs: () => RELEASE_DELAY_MS,
  });
});

it.each([
  ['toggle-mute', 'mute-toggled'],
  ['toggle-deafen', 'deafen-toggled'],
  ['talk', 'key-pressed'],
  ['toggle-meeting', 'meeting'],
  ['toggle-dead', 'dead'],
  ['next-room', 'room 1'],
  ['previous-room', 'room -1'],
  ['leave-room', 'leave room'],
] as const)('%s is passed to the voice as %s', (action, event) => {
  actions.onPressed(action);
  expect(log).toEqual([event]);
});

it('changes the window, and nothing about the voice', () => {
  actions.onPressed('toggle-compact');
  actions.onReleased('toggle-compact');
  expect(log).toEqual(['compact toggled']);
});

it('releases the talk key, and ignores the release of a toggle', () => {
  actions.onReleased('toggle-mute');
  actions.onReleased('talk');
  expect(log).toEqual(['key-released']);
});

it('sets the talk style before the sound starts, and keeps it for the release delay', () => {
  actions.onPressed('whisper');
  actions.onReleased('whisper');
  expect(log).toEqual(['hold whisper', 'style-key-pressed', 'style-key-released', 'release whisper after 60 ms']);
});

it('keeps talking until the last style key is released', () => {
  actions.onPressed('whisper');
  actions.onPressed('radio');
  log = [];
  actions.onReleased('whisper');
  expect(log).toEqual(['release whisper after 60 ms']);
  actions.onReleased('radio');
  expect(log.slice(1)).toEqual(['style-key-released', 'release radio after 60 ms']);
});

it('stops at once when the last held style is released, and not while another one is held', () => {
  actions.onPressed('shout');
  actions.onPressed('priority');
  log = [];
  actions.withdraw(['priority']);
  expect(log).toEqual(['release priority after 0 ms']);
  actions.withdraw(['shout']);
  expect(log.slice(1)).toEqual(['release shout after 0 ms', 'style-key-withdrawn']);
});

it('leaves the voice alone when no style is withdrawn', () => {
  actions.withdraw([]);
  expect(log).toEqual([]);
});

it('whispers before the sound starts, and tells the players first when it ends', () => {
  actions.onPressed('whisper-to');
  actions.onReleased('whisper-to');
  expect(log).toEqual(['whisper', 'style-key-pressed', 'style-key-released', 'whisper ends after 60 ms']);
});

it('sends nothing for a whisper that nobody would hear', () => {
  hasTargets = false;
  actions.onPressed('whisper-to');
  actions.onReleased('whisper-to');
  expect(log).toEqual(['whisper']);
});
