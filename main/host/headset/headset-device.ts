import { mayHeadsetTalk, type HeadsetTalk } from '../../../shared/headset/messages.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostPeer } from '../../media/media-endpoint.ts';
import { ClientConnection, type ClientPeer } from '../listen/client-connection.ts';
import type { SignallingConnection } from '../listen/signalling-connection.ts';

/**
 * From the end of a talk until its sound is cut here. The headset hears of the end a moment later than the host, and
 * then fades out.
 */
export const TALK_END_GRACE_MS = 250;

export type HeadsetPeer = ClientPeer & Pick<HostPeer, 'mayBeHeard' | 'carriesSound'>;

/** A device that is connected as somebody's headset, and whether its voice may pass. */
export class HeadsetDevice extends ClientConnection {
  /** Its own mute and deafen switches. */
  status = { isMuted: false, isDeafened: false };
  /** Where it was last told to come back to. */
  hosts: readonly string[] = [];
  readonly #peer: HeadsetPeer;
  readonly #schedule: Schedule;
  #talk: HeadsetTalk;
  #isPressed = false;
  #cancelCut: (() => void) | undefined;

  /** `talk`: when its owner wants to be heard at present. */
  constructor(peer: HeadsetPeer, signalling: SignallingConnection, talk: HeadsetTalk, schedule: Schedule) {
    super(peer, signalling);
    this.#peer = peer;
    this.#schedule = schedule;
    this.#talk = talk;
    peer.mayBeHeard = mayHeadsetTalk(talk, false);
  }

  /** Lets it carry the sound of its owner from now on. */
  takeOver(): void {
    this.#peer.carriesSound = true;
  }

  setTalk(talk: HeadsetTalk): void {
    this.#talk = talk;
    this.#follow();
  }

  setPressed(isPressed: boolean): void {
    this.#isPressed = isPressed;
    this.#follow();
  }

  /** Call it when the device is gone. */
  stop(): void {
    this.#cancelCut?.();
    this.#cancelCut = undefined;
  }

  #follow(): void {
    const isOpen = mayHeadsetTalk(this.#talk, this.#isPressed);
    if (isOpen) {
      this.stop();
      this.#peer.mayBeHeard = true;
    } else
      this.#cancelCut ??= this.#schedule(() => {
        this.#peer.mayBeHeard = false;
        this.#cancelCut = undefined;
      }, TALK_END_GRACE_MS);
  }
}
