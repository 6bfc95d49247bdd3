import type { i18n } from 'i18next';
import type { DesktopNotification, Notifier } from '../../../bridge/notifier.ts';
import type { LobbyState, LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import { errorText } from '../../../i18n/error-text.ts';

export interface NotificationConnections {
  readonly lobby: LobbyStore;
  readonly settings: SettingsStore;
  readonly notifier: Pick<Notifier, 'show'>;
  readonly i18n: i18n;
  /** Whether the player sees the window. */
  readonly hasFocus: () => boolean;
}

/** The length that systems show of a notification, UTF-16 code units. */
const MAX_TITLE_LENGTH = 128;
const MAX_BODY_LENGTH = 512;

/** Tells a player who looks at a game what the window would say: somebody knocks, or the lobby is gone. */
export function connectNotifications({ lobby, settings, notifier, i18n, hasFocus }: NotificationConnections): void {
  lobby.subscribe((state, before) => {
    const { notifies, availability } = settings.getState().settings;
    if (!notifies || availability === 'busy' || hasFocus()) return;
    for (const { title, body } of newsOf(state, before, i18n))
      notifier.show({ title: title.slice(0, MAX_TITLE_LENGTH), body: body.slice(0, MAX_BODY_LENGTH) });
  });
}

function newsOf(state: LobbyState, before: LobbyState, i18n: i18n): readonly DesktopNotification[] {
  const t = i18n.getFixedT(null, 'lobby');
  const { connection, knocks, lobbyName } = state;
  const newKnocks = knocks.filter(({ id }) => before.knocks.every((known) => known.id !== id));
  const hasEnded = connection.status === 'ended' && connection !== before.connection;
  return [
    ...newKnocks.map(({ name, source }) => ({ title: t(`knock.asks.${source}`, { name }), body: lobbyName })),
    ...(hasEnded ? [{ title: t(`ended.title.${connection.reason}`), body: errorText(i18n, connection.error) }] : []),
  ];
}
