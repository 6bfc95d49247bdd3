import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import { hostIdentityOf } from '../../../main/host/listen/host-identity.ts';
import type { FollowedHost } from '../../../main/host/succession/standby-succession.ts';
import { SuccessionOffice, type KeptSuccession } from '../../../main/host/succession/succession-office.ts';
import type { LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { formatStandbyInvitation } from '../../../shared/succession/standby-invitation.ts';
import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import type { ManualClock } from '../manual-clock.ts';

/** The keys of a host, made once for all tests of a file: each costs time. */
export interface BedKeys {
  readonly certificate: HostIdentity;
  readonly certificateSha256: Uint8Array;
  readonly pin: string;
}

export async function createBedKeys(): Promise<BedKeys> {
  const identity = await createTlsIdentity(Date.now());
  const { certificateSha256 } = identity;
  return { certificate: hostIdentityOf(identity), certificateSha256, pin: toBase64Url(certificateSha256) };
}

interface BedHostOptions {
  readonly clock: ManualClock;
  readonly keys: BedKeys;
  /** Of the player on its machine; '' = none. */
  readonly identity: string;
  readonly state: LobbyState;
  readonly standbyFor?: FollowedHost;
  /** What its process before this one has kept. */
  readonly kept?: KeptSuccession | undefined;
  /** Asks other hosts whether one of them has the lobby. */
  readonly doubts: (asking: BedHost, invitations: readonly string[]) => void;
}

/** A host without media: the succession of a lobby, and a state in place of the lobby. */
export class BedHost {
  readonly office: SuccessionOffice;
  readonly keys: BedKeys;
  readonly identity: string;
  readonly problems: string[] = [];
  /** What its next start would know. */
  kept: KeptSuccession | undefined;
  /** Epochs in which it has had the lobby. */
  readonly hosted: number[] = [];
  /** The claims with which it has stepped down. */
  movedBy: readonly Claim[] | undefined;
  state: LobbyState;
  isAlive = true;
  /** Nothing it sends or gets goes through, and it does not run either. */
  isFrozen = false;
  /** It takes the lobby over like any other, and then lets nobody in and mixes for nobody. */
  refuses = false;
  readonly invitation: string;
  #onHosting = (): void => undefined;

  constructor({ clock, keys, identity, state, standbyFor, kept, doubts }: BedHostOptions) {
    this.keys = keys;
    this.identity = identity;
    this.state = state;
    const addresses = [{ host: '192.0.2.1', port: 7_777 }];
    this.invitation = formatStandbyInvitation({ addresses, certificateSha256: keys.certificateSha256, rendezvous: '' });
    this.office = new SuccessionOffice({
      ...{ identity, certificate: keys.certificate, pin: keys.pin, standbyFor, kept },
      onHosting: (epoch) => {
        this.hosted.push(epoch);
        this.#onHosting();
      },
      onMoved: (claims) => void (this.movedBy = claims),
      onDoubt: (invitations) => {
        if (!this.isFrozen) doubts(this, invitations);
      },
      onIssued: (issued, publish) => {
        this.kept = issued;
        publish();
      },
      onProblem: (message) => this.problems.push(message),
      nowMs: clock.nowMs,
      schedule: clock.schedule,
    });
    if (standbyFor === undefined) this.hosted.push(0);
    this.office.begin({
      snapshot: () => this.state,
      setHostIdentity: (hostIdentity) => void (this.state = { ...this.state, hostIdentity }),
      activate: () => undefined,
    });
  }

  /** Whether it mixes for its members at present. */
  get mixes(): boolean {
    return this.isAlive && !this.isFrozen && !this.refuses && this.hosted.length > 0;
  }

  change(changes: Partial<LobbyState>): void {
    this.state = { ...this.state, ...changes, version: this.state.version + 1 };
    this.office.stateChanged();
  }

  // What a standby keeper asks of a standby host.
  invite = async (): Promise<string> => this.invitation;
  apply = (state: LobbyState): void => void (this.state = state);
  setHostLost = (isLost: boolean): void => this.office.setHostLost(isLost);
  follow = (host: FollowedHost): void => void this.office.follow(host);
  takeSuccession: SuccessionOffice['takeSuccession'] = (succession) => this.office.takeSuccession(succession);
  takeGrant: SuccessionOffice['takeGrant'] = (grant) => this.office.takeGrant(grant);
  onHosting = (listener: () => void): void => void (this.#onHosting = listener);
  onEnded = (): void => undefined;
  close = async (): Promise<void> => this.kill();

  kill(): void {
    this.isAlive = false;
    this.office.stop();
  }
}
