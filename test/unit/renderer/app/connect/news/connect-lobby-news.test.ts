import { beforeEach, describe, expect, it } from 'vitest';
import { connectLobbyNews } from '../../../../../../renderer/app/connect/news/connect-lobby-news.ts';
import type { SoundCue } from '../../../../../../renderer/audio/sound-cues.ts';
import {
  createLobbyStore,
  type LobbyState,
  type LobbyStore,
} from '../../../../../../renderer/features/lobby/lobby-store.ts';
import {
  createSettingsStore,
  type SettingsStore,
} from '../../../../../../renderer/features/settings/settings-store.ts';
import {
  createTalkStyleStore,
  type TalkStyleStore,
} from '../../../../../../renderer/features/voice/talk-style-store.ts';
import { createVoiceStore, type VoiceStore } from '../../../../../../renderer/features/voice/voice-store.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import type { Settings } from '../../../../../../shared/model/settings.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

let clock: ManualClock;
let lobby: LobbyStore;
let voice: VoiceStore;
let talkStyle: TalkStyleStore;
let settings: SettingsStore;
let lines: string[];
let cues: [SoundCue, number | undefined][];

const NAMES = ['You', 'Fox', 'Owl', 'Lynx', 'Wren', 'Hare'];
const [you, ...others] = Array.from({ length: 600 }, (_, index) =>
  samplePerson(index + 1, NAMES[index] ?? `Player ${index}`),
);

function show(count: number, change: Partial<LobbyState> = {}): void {
  lobby.setState({ participants: [you!, ...others.slice(0, count)], ...change });
}

function set(change: Partial<Settings>): void {
  settings.setState((state) => ({ settings: { ...state.settings, ...change } }));
}

const played = (): readonly SoundCue[] => cues.map(([cue]) => cue);

beforeEach(() => {
  clock = new ManualClock();
  lobby = createLobbyStore();
  voice = createVoiceStore();
  talkStyle = createTalkStyleStore();
  settings = createSettingsStore();
  lines = [];
  cues = [];
  connectLobbyNews({
    ...{ lobby, voice, talkStyle, settings },
    toasts: { show: (_topic, text) => void lines.push(String(text)) },
    engine: { playCue: async (cue, gainDb) => void cues.push([cue, gainDb]) },
    i18n: createI18n(),
    schedule: clock.schedule,
    nowMs: clock.nowMs,
  });
  lobby.setState({ connection: { status: 'connecting' }, ownId: 1 });
  show(1);
  lobby.setState({ connection: { status: 'connected' } });
});

describe('lines', () => {
  it('say who came, back and left, several in one, and nothing of those who were there', () => {
    clock.advance(10_000);
    expect(lines).toEqual([]);
    show(5);
    clock.advance(1_000);
    expect(lines).toEqual(['Owl and 3 more joined']);
    show(4);
    clock.advance(4_000);
    expect(lines.at(-1)).toBe('Hare left');
    lobby.setState({ participants: [you!, { ...others[0]!, isAway: true }, ...others.slice(1, 4)] });
    show(4);
    clock.advance(4_000);
    expect(lines.at(-1)).toBe('Fox is back');
  });

  it('give the number of a crowd, once in four seconds, while 50 a second join', () => {
    for (let count = 2; count <= 301; count++) {
      show(count);
      clock.advance(20);
    }
    expect(lines).toEqual(['50 players joined', '200 players joined']);
    clock.advance(4_000);
    expect(lines.at(-1)).toBe('50 players joined');
    show(1);
    clock.advance(4_000);
    expect(lines.at(-1)).toBe('300 players left');
  });

  it('are not about simulated players', () => {
    show(3, { origin: 'practice' });
    clock.advance(1_000);
    expect(lines).toEqual([]);
  });
});

it('says and plays nothing while you do not want to be disturbed', () => {
  set({ availability: 'busy' });
  show(3);
  clock.advance(5_000);
  show(1);
  clock.advance(5_000);
  expect([lines, played()]).toEqual([[], ['own-joined']]);
});

describe('sounds', () => {
  it('are quiet by default, louder on request, and can be turned off', () => {
    expect(cues).toEqual([['own-joined', -10]]);
    set({ signals: 'normal' });
    show(2);
    expect(cues.at(-1)).toEqual(['joined', 0]);
    set({ signals: 'off' });
    clock.advance(5_000);
    show(1);
    expect(cues).toHaveLength(2);
  });

  it('come at most once in two seconds, however many come and leave', () => {
    for (const count of [2, 3, 4, 3, 2]) show(count);
    expect(played()).toEqual(['own-joined', 'joined']);
    clock.advance(2_000);
    show(1);
    expect(played()).toEqual(['own-joined', 'joined', 'left']);
  });

  it('come once in ten seconds while 50 a second join', () => {
    for (let count = 2; count <= 520; count++) {
      show(count);
      clock.advance(20);
    }
    expect(played()).toEqual(['own-joined', 'joined', 'joined']);
  });

  it('are never played while you are deafened', () => {
    voice.setState({ isDeafened: true });
    show(3);
    lobby.setState({ connection: { status: 'none' } });
    expect(played()).toEqual(['own-joined']);
  });

  it('mark your own coming and going, but no reconnection', () => {
    lobby.setState({ connection: { status: 'interrupted' } });
    lobby.setState({ connection: { status: 'reconnecting', sinceMs: 0, error: { code: 'host-lost' } } });
    lobby.setState({ connection: { status: 'connected' } });
    expect(played()).toEqual(['own-joined']);
    lobby.setState({ connection: { status: 'ended', reason: 'host-lost', error: { code: 'host-lost' } } });
    expect(played()).toEqual(['own-joined', 'own-left']);
    lobby.setState({ connection: { status: 'none' } });
    expect(played()).toHaveLength(2);
  });

  it('mark how far your voice carries, only in a lobby', () => {
    const { chosen } = talkStyle.getState();
    talkStyle.setState({ held: ['whisper'] });
    talkStyle.setState({ held: [] });
    talkStyle.setState({ chosen: { ...chosen, voice: 'shout' } });
    talkStyle.setState({ chosen: { ...chosen, voice: 'shout', radio: '7' } });
    expect(played().slice(1)).toEqual(['range-whisper', 'range-normal', 'range-shout']);
    lobby.setState({ connection: { status: 'none' } });
    talkStyle.setState({ chosen });
    expect(played().at(-1)).toBe('own-left');
  });
});
