import type { HostLink } from '../../link/host-link.ts';

type SendingLink = Pick<HostLink, 'setSendTrack' | 'sendStatus'>;

/**
 * The link of a headset as its voice sees it: while the owner has muted itself on the other device, nothing is sent,
 * whatever this device would send.
 */
export class OwnerGate implements SendingLink {
  readonly #link: SendingLink;
  #track: MediaStreamTrack | null = null;
  #isShut = false;

  constructor(link: SendingLink) {
    this.#link = link;
  }

  setSendTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    if (!this.#isShut) this.#link.setSendTrack(track);
  }

  sendStatus(status: Parameters<SendingLink['sendStatus']>[0]): void {
    this.#link.sendStatus(status);
  }

  setShut(isShut: boolean): void {
    if (isShut === this.#isShut) return;
    this.#isShut = isShut;
    this.#link.setSendTrack(isShut ? null : this.#track);
  }
}
