import type { WindowApp } from '../app/create-window-app.ts';
import type { PageReturn } from './page-return.ts';

/**
 * Joins the lobby again that the page was in before it loaded again, as muted as before. The microphone opens on its
 * own where the browser has kept its permission.
 */
export function returnToLobby(
  { lobby, settings, voice }: Pick<WindowApp, 'lobby' | 'settings' | 'voice'>,
  before: PageReturn['before'],
): void {
  if (before === undefined) return;
  if (before.isMuted) voice.controller.dispatch({ type: 'mute-toggled' });
  if (before.isDeafened) voice.controller.dispatch({ type: 'deafen-toggled' });
  const join = (): void => void lobby.controller.join(before.invitation);
  if (settings.store.getState().isLoaded) return join();
  const stop = settings.store.subscribe(({ isLoaded }) => {
    if (!isLoaded) return;
    stop();
    join();
  });
}
