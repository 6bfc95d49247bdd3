import { en } from '../../../renderer/i18n/locales/en/index.ts';

/** Matches the lobby's state while it is connected. As a word it would be in "Disconnected", too. */
export const CONNECTED = new RegExp(`^${en.lobby.state.connected}`);
