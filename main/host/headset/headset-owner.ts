import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostPeer, PeerRole } from '../../media/media-endpoint.ts';
import type { ClientPeer } from '../listen/client-connection.ts';
import type { SignallingConnection } from '../listen/signalling-connection.ts';
import type { HeadsetDevice, HeadsetPeer } from './headset-device.ts';

/** A participant, as far as a headset concerns it. */
export interface HeadsetOwner {
  readonly id: ParticipantId;
  readonly slot: number;
  headsetPeer: ClientPeer | undefined;
  readonly ownStatus: HeadsetStatus;
  send(message: ClientboundChannelMessage): void;
}

export interface HeadsetStatus {
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
}

/** How a participant is known. */
interface OwnerName {
  readonly name: string;
  /** '' = it proved none. */
  readonly identity: string;
}

export interface HeadsetsOptions<Owner extends HeadsetOwner> {
  /** Those who are in the lobby. */
  readonly owners: ReadonlyMap<ParticipantId, Owner>;
  readonly nameOf: (id: ParticipantId) => OwnerName;
  readonly endpoint: {
    accept(
      slot: number,
      offerSdp: string,
      arrived: HostPeer | undefined,
      addressGroup: string,
      role: PeerRole,
    ): Promise<Result<HeadsetPeer, 'bad-offer'>>;
  };
  /** Writes the host's answer to the join of a headset. */
  readonly welcome: (owner: Owner, device: HeadsetDevice, connection: SignallingConnection) => void;
  /** The combined mute and deafen state of an owner and its headset has changed. */
  readonly onStatus: (owner: Owner) => void;
  /** Returns the address of a page for browsers; '' = none is known. */
  readonly pageAddress: () => string;
  /** Returns the lobby's current invitation. */
  readonly invitation: () => Promise<string>;
  /** Returns the invitations of those hosts that may take the lobby over, the first first. */
  readonly successors: () => readonly string[];
  /** Whether another host has the lobby. */
  readonly isStandby: () => boolean;
  /** Another host must know tickets that have come into use, or ended. */
  readonly onTickets: () => void;
  readonly createTicket: () => string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}
