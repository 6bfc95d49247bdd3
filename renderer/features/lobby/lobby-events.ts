import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { HostLink, JoinedLobby } from '../../link/host-link.ts';

/** The events of the lobby for the rest of the window. */
export interface LobbyEvents {
  /** The host lets this window in, as a participant who was not there before. */
  readonly onJoined: (lobby: JoinedLobby) => void;
  /**
   * A link is used from now on: its channel is open, so poses and status can be sent. `isSame`: it takes the place of
   * another one, and to the host this is still the same participant, whose group it knows. `settled`: given if the link
   * leads to the next host while the former one still mixes. Then both get the microphone, because others may listen to
   * the former one, and the ear goes to the link when this resolves.
   */
  readonly onConnected: (link: HostLink, isSame: boolean, settled?: Promise<unknown>) => void;
  readonly onMessage: (message: ClientboundChannelMessage) => void;
  /** The link that was used is closed. */
  readonly onLinkGone: () => void;
}
