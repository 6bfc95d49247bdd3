import type { SignallingHandler } from '../../../main/host/listen/signalling-connection.ts';
import { RendezvousAgent } from '../../../main/host/reach/rendezvous-agent.ts';
import { StrangerDoor } from '../../../main/host/reach/strangers/stranger-door.ts';
import { toBase64Url, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { findSuccessor } from '../../../shared/succession/ask-claims.ts';
import type { RendezvousPorts } from '../../../shared/rendezvous/guest-line.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import {
  claimFor,
  createSignedMember,
  issueSuccession,
  SIGNED_LOBBY_ID,
  type SignedMember,
} from '../succession/signed-lobby.ts';
import { CoreNetwork } from './core-network.ts';
import { joinedFor, settle } from './rendezvous-lab.ts';

const ADDRESS = 'meet.example.org';

export interface LabHostOptions {
  /** The claims that it shows at the rendezvous and to guests; not given = none. */
  readonly claims?: readonly Claim[];
  /** What it shows to guests in place of that. */
  readonly shown?: readonly Claim[];
  readonly secret?: Uint8Array;
  readonly inheritedCode?: string;
  readonly lobbyId?: string;
}

/** A host of the lab, and what it has heard. */
export interface LabHost {
  readonly agent: RendezvousAgent;
  readonly joined: string[];
  readonly succeeded: string[];
  readonly problems: string[];
}

/** Hosts and guests of one lobby at a rendezvous in memory, with real certificates, votes and handshakes. */
export class SuccessionLab {
  readonly network = new CoreNetwork();
  readonly clock = new ManualClock();
  readonly secret = Uint8Array.from({ length: 16 }, (_, index) => index);
  readonly founder: SignedMember;
  readonly anna: SignedMember;
  readonly ben: SignedMember;
  /** A member that was never elected. */
  readonly mallory: SignedMember;

  private constructor([founder, anna, ben, mallory]: readonly [
    SignedMember,
    SignedMember,
    SignedMember,
    SignedMember,
  ]) {
    this.founder = founder;
    this.anna = anna;
    this.ben = ben;
    this.mallory = mallory;
  }

  static async open(): Promise<SuccessionLab> {
    const create = (): Promise<SignedMember> => createSignedMember();
    return new SuccessionLab(await Promise.all([create(), create(), create(), create()]));
  }

  get ports(): RendezvousPorts {
    return { openSocket: this.network.open, schedule: this.clock.schedule, random: () => 0, findSuccessor };
  }

  /** The invitation that the founder has given away. */
  get invitation(): Invitation {
    const certificateSha256 = new Uint8Array(Buffer.from(this.founder.pin, 'base64url'));
    return { addresses: [], certificateSha256, secret: this.secret, rendezvous: ADDRESS };
  }

  /** The claims by which Anna has the lobby in epoch 1, and Ben after her. */
  chain(end: 'anna' | 'ben' = 'anna'): readonly Claim[] {
    const { founder, anna, ben, mallory } = this;
    const members = [anna, ben, mallory];
    const first = issueSuccession(founder, { epoch: 0, members }, [anna]);
    const won = claimFor(anna, 1, first, [anna, ben]);
    const second = issueSuccession(anna, { epoch: 1, members }, [ben]);
    return end === 'anna' ? [won] : [won, claimFor(ben, 2, second, [anna, ben])];
  }

  /** Opens a host. Resolves when the rendezvous knows it, and has checked its claims. */
  async host(member: SignedMember, options: LabHostOptions = {}): Promise<LabHost> {
    const {
      claims = [],
      shown = claims,
      secret = this.secret,
      inheritedCode = '',
      lobbyId = SIGNED_LOBBY_ID,
    } = options;
    const heard = { joined: [] as string[], succeeded: [] as string[], problems: [] as string[] };
    const { counters } = this.network.core;
    const checkedBefore = counters.successions + counters.refusedClaims;
    const agent = new RendezvousAgent({
      ...{ address: ADDRESS, identity: member.host, lobbyId, claims: () => claims, secret: () => secret },
      accept: (connection): SignallingHandler => ({
        handleMessage: (message) => {
          if (message.type === 'claims') {
            connection.send({ type: 'claims', claims: [...shown] });
            connection.close();
          } else if (message.type === 'join') {
            heard.joined.push(message.name);
            connection.markJoined();
            connection.send(joinedFor(message.name));
          }
        },
        handleClosed: () => undefined,
      }),
      invitation: async () => member.invitation,
      listing: () => null,
      strangers: new StrangerDoor(
        null,
        { knockListed: () => undefined, withdraw: () => undefined, isClosed: false },
        0,
      ),
      inheritedCode: () => inheritedCode,
      onSucceeded: (address) => heard.succeeded.push(address),
      onReport: () => undefined,
      onRegistered: () => undefined,
      openSocket: this.network.open,
      nowMs: this.clock.nowMs,
      schedule: this.clock.schedule,
      random: () => 0,
      log: { ...silentLog, warn: (message) => heard.problems.push(message) },
    });
    const isChecked = (): boolean => counters.successions + counters.refusedClaims > checkedBefore;
    await settle(() => agent.report.state === 'registered' && (claims.length === 0 || isChecked()));
    return { agent, ...heard };
  }

  /** The name of the member whose host has an invitation's certificate. */
  nameOf({ certificateSha256 }: Pick<Invitation, 'certificateSha256'>): string {
    const pin = toBase64Url(certificateSha256);
    const { founder, anna, ben, mallory } = this;
    return Object.entries({ founder, anna, ben, mallory }).find(([, member]) => member.pin === pin)?.[0] ?? 'nobody';
  }
}
