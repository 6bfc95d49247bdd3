import type { EarshotContract } from '../ipc/contract.ts';
import type { Handlers, PayloadOf } from '../ipc/define.ts';
import type { FailureCode } from '../ipc/failure-codes.ts';
import type { NetworkChange } from '../ipc/link-contract.ts';
import { parseParticipantName } from '../model/name.ts';
import type { Settings } from '../model/settings.ts';
import { formatInvitation, type Invitation } from '../protocol/invitation/invitation.ts';
import { parseInvitation } from '../protocol/invitation/parse-invitation.ts';
import { failure, success, type Result } from '../result.ts';
import type { JoinApproach } from '../rendezvous/join-plan.ts';
import { hideRelatedAddresses } from '../sdp/hide-related-addresses.ts';
import type { NetworkWatch, PreparedJoin, SignallingClient, SignallingSession } from './signalling-client.ts';
import { WindowLink } from './window-link.ts';
import type { Log } from '../log.ts';

interface LinkDependencies {
  readonly signalling: SignallingClient;
  /** Watched while the window has a link. */
  readonly network: NetworkWatch;
  /** The sources of positions, which forget what they lost in another lobby. */
  readonly positions: { forgetLost(): void };
  readonly settings: { read(): Pick<Settings, 'relayOnly' | 'rendezvous'> };
  /** Returns whether this machine hosts the lobby of `invitation`, which no relay reaches. */
  readonly isHostedHere: (invitation: Invitation) => boolean;
  readonly log: Log;
}

type LinkEvent = 'link:ended' | 'link:signalling-lost' | 'link:network-changed';

interface LinkEvents {
  emit<Name extends LinkEvent>(name: Name, payload: PayloadOf<EarshotContract, Name>): void;
}

interface LinkCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    | 'link:join-code'
    | 'link:prepare'
    | 'link:check'
    | 'link:join'
    | 'link:candidate'
    | 'link:connected'
    | 'link:leave'
    | 'link:drop'
  >;
  /** Reports a change that something else than the watch has noticed. */
  networkChanged(change: NetworkChange): void;
  /** Leaves every lobby. Does not wait for pending joins, which are left as soon as they complete. */
  leave(): Promise<void>;
  /** Leaves every lobby for good: an open window cannot come back. Resolves when every pending join is left too. */
  end(): Promise<void>;
}

/** Provides the commands for the links of the window: each leads into one lobby at a time. */
export function createLinkCommands(
  { signalling, network, positions, settings, isHostedHere, log }: LinkDependencies,
  events: LinkEvents,
): LinkCommands {
  const links = new Map<number, WindowLink>();
  /** The links that the window has begun to open, and not given up since. */
  const used = new Set<number>();
  const dropping = new Set<Promise<void>>();
  let stopWatching: (() => void) | undefined;
  let hasEnded = false;

  const mustHide = (invitation: Invitation): boolean => settings.read().relayOnly && !isHostedHere(invitation);

  function linkOf(number: number): WindowLink {
    const link = links.get(number) ?? new WindowLink();
    links.set(number, link);
    used.add(number);
    stopWatching ??= network.onChange(networkChanged);
    return link;
  }

  function networkChanged(change: NetworkChange): void {
    if (stopWatching !== undefined) events.emit('link:network-changed', { change });
  }

  const finderOf = (invitation: Invitation, approach: JoinApproach) => () =>
    signalling.prepare({ invitation, approach, relayOnly: mustHide(invitation) });

  function stopWatch(): void {
    stopWatching?.();
    stopWatching = undefined;
  }

  async function leave(): Promise<void> {
    used.clear();
    stopWatch();
    await Promise.all([...links.values()].map((link) => link.leave()));
  }

  function follow(number: number, link: WindowLink, session: SignallingSession): void {
    session.onConnectionLost(() => {
      if (link.session === session) events.emit('link:signalling-lost', { link: number });
    });
    session.onEnded(({ reason, removal }) => {
      if (!link.forget(session)) return;
      log.warn(`The connection to the lobby ended (${reason}).`);
      events.emit('link:ended', { link: number, reason, removal });
    });
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
      'link:check': async (request) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        const relayOnly = mustHide(invitation.value);
        return success(await signalling.check({ invitation: invitation.value, relayOnly }));
      },
      'link:prepare': async ({ link, approach, ...request }) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        if (hasEnded) return quits();
        const find = finderOf(invitation.value, approach);
        const ready = await linkOf(link).prepare(formatInvitation(invitation.value), find);
        if (!ready.ok) return refuse(ready);
        const { iceServers, path, cause } = ready.value;
        const relayOnly = approach === 'relay' || mustHide(invitation.value);
        return success({ iceServers: [...iceServers], path, cause, relayOnly });
      },
      'link:join': async ({ link: number, headsetOf, resume, password, ...request }) => {
        const invitation = parseInvitation(request.invitation);
        if (!invitation.ok) return invitation;
        const name = parseParticipantName(request.name);
        if (name === undefined) return failure('bad-name', 'Choose a readable name of at most 32 characters.');
        if (hasEnded) return quits();
        const offer = hideRelatedAddresses(request.offer);
        const link = linkOf(number);
        let ledTo: Invitation | undefined;
        const joined = await link.join(
          formatInvitation(invitation.value),
          finderOf(invitation.value, 'fastest'),
          (way: PreparedJoin) => {
            ({ ledTo } = way);
            return way.join({ name, offer, headsetOf, resume, password });
          },
        );
        if (!joined.ok) return refuse(joined);
        // Somebody who returns stands where they stood.
        if (resume === undefined) positions.forgetLost();
        follow(number, link, joined.value);
        return success({ ...joined.value.joined, ...(ledTo === undefined ? {} : { ledTo: formatInvitation(ledTo) }) });
      },
      'link:candidate': async ({ link, candidate }) => {
        links.get(link)?.session?.sendCandidate(hideRelatedAddresses(candidate));
        return success({});
      },
      'link:connected': async ({ link }) => {
        links.get(link)?.session?.channelOpened();
        return success({});
      },
      'link:leave': async ({ link }) => {
        // Another link may be on its way into the next lobby already.
        used.delete(link);
        if (used.size === 0) stopWatch();
        await links.get(link)?.leave();
        return success({});
      },
      'link:drop': async ({ link }) => {
        const dropped = links.get(link);
        links.delete(link);
        used.delete(link);
        if (dropped === undefined) return success({});
        const done = dropped.drop().finally(() => dropping.delete(done));
        dropping.add(done);
        return success({});
      },
    },
    networkChanged,
    leave,
    async end() {
      hasEnded = true;
      await leave();
      await Promise.all([...dropping, ...[...links.values()].map((link) => link.drain())]);
    },
  };
}

function quits(): Result<never, 'superseded'> {
  return failure('superseded', 'Earshot is about to quit.');
}
