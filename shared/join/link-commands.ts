import type { EarshotContract } from '../ipc/contract.ts';
import type { Handlers, PayloadOf } from '../ipc/define.ts';
import type { FailureCode } from '../ipc/failure-codes.ts';
import { parseParticipantName } from '../model/name.ts';
import type { Settings } from '../model/settings.ts';
import { formatInvitation, type Invitation } from '../protocol/invitation/invitation.ts';
import { parseInvitation } from '../protocol/invitation/parse-invitation.ts';
import { failure, success, type Result } from '../result.ts';
import type { JoinApproach } from '../rendezvous/join-plan.ts';
import { hideRelatedAddresses } from '../sdp/hide-related-addresses.ts';
import { ExclusiveSlot } from './exclusive-slot.ts';
import type { PreparedJoin, SignallingClient, SignallingSession } from './signalling-client.ts';
import type { Log } from '../log.ts';

interface LinkDependencies {
  readonly signalling: SignallingClient;
  /** The sources of positions, which forget what they lost in another lobby. */
  readonly positions: { forgetLost(): void };
  readonly settings: { read(): Pick<Settings, 'relayOnly' | 'rendezvous'> };
  /** Returns whether this machine hosts the lobby of `invitation`, which no relay reaches. */
  readonly isHostedHere: (invitation: Invitation) => boolean;
  readonly log: Log;
}

interface LinkCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    'link:join-code' | 'link:prepare' | 'link:check' | 'link:join' | 'link:candidate' | 'link:connected' | 'link:leave'
  >;
  /** Leaves the lobby. Does not wait for a pending join, which is left as soon as it completes. */
  leave(): Promise<void>;
  /** Leaves the lobby. Resolves when every pending join is left too. */
  drain(): Promise<void>;
}

/** A way to the lobby of `invitation`, as its link. */
interface Preparation {
  readonly invitation: string;
  readonly way: PreparedJoin;
}

/** Provides the commands for the lobby that the player has joined: one at a time. */
export function createLinkCommands(
  { signalling, positions, settings, isHostedHere, log }: LinkDependencies,
  events: { emit(name: 'link:ended', payload: PayloadOf<EarshotContract, 'link:ended'>): void },
): LinkCommands {
  const slot = new ExclusiveSlot<SignallingSession>((session) => session.leave());
  const prepared = new ExclusiveSlot<Preparation>(async ({ way }) => way.close());

  const mustHide = (invitation: Invitation): boolean => settings.read().relayOnly && !isHostedHere(invitation);

  function prepare(invitation: Invitation, approach: JoinApproach): Promise<Result<Preparation, FailureCode>> {
    return prepared.replace(async () => {
      const way = await signalling.prepare({ invitation, approach, relayOnly: mustHide(invitation) });
      return way.ok ? success({ invitation: formatInvitation(invitation), way: way.value }) : way;
    });
  }

  /** Returns the way that was prepared for this invitation, which is then used up, or finds one now. */
  async function takeWay(invitation: Invitation): Promise<Result<PreparedJoin, FailureCode>> {
    const ready = prepared.current;
    const found =
      ready?.invitation === formatInvitation(invitation) ? success(ready) : await prepare(invitation, 'fastest');
    if (!found.ok) return found;
    prepared.forget(found.value);
    return success(found.value.way);
  }

  async function clear(): Promise<void> {
    await Promise.all([prepared.clear(), slot.clear()]);
  }

  /** The window shows its own text for the code; the words of hosts and servers go to the log. */
  function refuse(failed: Result<never, FailureCode>): Result<never, FailureCode> {
    if (!failed.ok) log.warn(`The lobby was not joined (${failed.error.code}): ${failed.error.message}`);
    return failed;
  }

  return {
    handlers: {
      'link:join-code': async ({ code }) => {
        const found = await signalling.readCode(code, settings.read().rendezvous);
        return found.ok ? success({ invitation: formatInvitation(found.value) }) : refuse(found);
      },
      'link:prepare': async (request) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        const { approach } = request;
        const ready = await prepare(invitation.value, approach);
        if (!ready.ok) return refuse(ready);
        const { iceServers, path, cause } = ready.value.way;
        const relayOnly = approach === 'relay' || mustHide(invitation.value);
        return success({ iceServers: [...iceServers], path, cause, relayOnly });
      },
      'link:check': async (request) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        const relayOnly = mustHide(invitation.value);
        return success(await signalling.check({ invitation: invitation.value, relayOnly }));
      },
      'link:join': async (request) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        const name = parseParticipantName(request.name);
        if (name === undefined) return failure('bad-name', 'Choose a readable name of at most 32 characters.');
        const joined = await slot.replace(async () => {
          const way = await takeWay(invitation.value);
          const { headsetOf } = request;
          return way.ok ? way.value.join({ name, offer: hideRelatedAddresses(request.offer), headsetOf }) : way;
        });
        if (!joined.ok) return refuse(joined);
        positions.forgetLost();
        const session = joined.value;
        session.onEnded(({ reason }) => {
          if (!slot.forget(session)) return;
          log.warn(`The connection to the lobby ended (${reason}).`);
          events.emit('link:ended', { reason });
        });
        return success(session.joined);
      },
      'link:candidate': async ({ candidate }) => {
        slot.current?.sendCandidate(hideRelatedAddresses(candidate));
        return success({});
      },
      'link:connected': async () => {
        slot.current?.channelOpened();
        return success({});
      },
      'link:leave': async () => {
        await clear();
        return success({});
      },
    },
    leave: clear,
    async drain() {
      await Promise.all([prepared.drain(), slot.drain()]);
    },
  };
}
