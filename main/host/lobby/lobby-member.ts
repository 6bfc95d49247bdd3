import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { PeerQuality } from '../../media/host-peer.ts';
import type { OwnPlacementReport } from '../../room/placements.ts';
import { ClientConnection, type ClientPeer } from '../listen/client-connection.ts';
import type { SignallingConnection } from '../listen/signalling-connection.ts';

/** One connected participant: its connection, and what it has been sent. */
export class LobbyMember extends ClientConnection {
  readonly id: ParticipantId;
  readonly slot: number;
  /** SHA-256 of the token that it received on this connection. */
  tokenHash = '';
  /** When its channel opened, on the clock of `LobbyOptions.uptimeMs`. */
  openedAtMs = -Infinity;
  /** It has come back after its place was given up. */
  wasRemembered = false;
  /** The peer of another device that carries its sound; undefined = its own does. */
  headsetPeer: ClientPeer | undefined;
  /** Its own mute and deafen switches. */
  ownStatus = { isMuted: false, isDeafened: false };
  /** It has received the changes of the roster before this position of the log. */
  rosterPosition = 0;
  qualitySentMs = -Infinity;
  /** The member whose voice it follows through the stages; 0 = none. */
  followedId: ParticipantId = 0;
  journeySentMs = -Infinity;
  /** Its report about its own voice before it leaves its machine. */
  ownStages: { readonly captureMs: number | null; readonly encodeMs: number | null } = {
    captureMs: null,
    encodeMs: null,
  };
  /** The load shedding that it was last notified of; 0 until the first message. */
  shownShedStep = 0;
  /** The rules, as text, and the own placement that it last received. */
  shownRules = '';
  sentOwnPlacement: OwnPlacementReport | undefined;

  constructor(id: ParticipantId, slot: number, peer: ClientPeer, signalling: SignallingConnection) {
    super(peer, signalling);
    this.id = id;
    this.slot = slot;
  }

  /** Takes over what the same participant has reported on its former connection. */
  goOnFrom(former: LobbyMember): void {
    this.ownStatus = former.ownStatus;
    this.ownStages = former.ownStages;
    this.followedId = former.followedId;
  }

  /** Returns how well the connection works that carries its sound. */
  soundQuality(): PeerQuality {
    return (this.headsetPeer ?? this.peer).quality();
  }
}
