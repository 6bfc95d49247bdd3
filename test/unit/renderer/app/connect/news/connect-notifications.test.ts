import { beforeEach, expect, it } from 'vitest';
import { connectNotifications } from '../../../../../../renderer/app/connect/news/connect-notifications.ts';
import type { DesktopNotification } from '../../../../../../renderer/bridge/notifier.ts';
import { createLobbyStore, type LobbyStore } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import {
  createSettingsStore,
  type SettingsStore,
} from '../../../../../../renderer/features/settings/settings-store.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';

const FOX = { id: 7, name: 'Fox', source: 'lan' } as const;
const LOST = { status: 'ended', reason: 'host-lost', error: { code: 'host-lost' } } as const;

let lobby: LobbyStore;
let settings: SettingsStore;
let isFocused: boolean;
let shown: DesktopNotification[];

beforeEach(() => {
  lobby = createLobbyStore();
  settings = createSettingsStore();
  isFocused = false;
  shown = [];
  connectNotifications({
    lobby,
    settings,
    notifier: { show: (notification) => void shown.push(notification) },
    i18n: createI18n(),
    hasFocus: () => isFocused,
  });
  lobby.setState({ connection: { status: 'connected' }, origin: 'hosted', lobbyName: 'Friday raid' });
});

it('tells of each knock once', () => {
  lobby.setState({ knocks: [FOX] });
  lobby.setState({ knocks: [FOX, { ...FOX, id: 8, name: 'Owl' }] });
  lobby.setState({ knocks: [] });
  expect(shown).toEqual([
    { title: 'Fox wants to join from your network', body: 'Friday raid' },
    { title: 'Owl wants to join from your network', body: 'Friday raid' },
  ]);
});

it('tells of a lobby that ended, and not of one that you left or that still reconnects', () => {
  lobby.setState({ connection: { status: 'reconnecting', sinceMs: 0, error: { code: 'host-lost' } } });
  expect(shown).toEqual([]);
  lobby.setState({ connection: LOST });
  expect(shown).toEqual([{ title: 'Connection lost', body: expect.stringMatching(/\S/) as string }]);
  lobby.setState({ lobbyName: 'Another' });
  lobby.setState({ connection: { status: 'none' } });
  expect(shown).toHaveLength(1);
});

it('says nothing while you see the window, or have turned it off', () => {
  isFocused = true;
  lobby.setState({ knocks: [FOX] });
  isFocused = false;
  settings.setState((state) => ({ settings: { ...state.settings, notifies: false } }));
  lobby.setState({ connection: LOST });
  expect(shown).toEqual([]);
});

it('says nothing while you do not want to be disturbed', () => {
  settings.setState((state) => ({ settings: { ...state.settings, availability: 'busy' } }));
  lobby.setState({ knocks: [FOX], connection: LOST });
  expect(shown).toEqual([]);
});
