import { changeServers } from '../../../shared/rendezvous/server-change.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { HostedLobby } from '../../desktop/app/ports.ts';
import type { HostListing } from '../../host/host-options.ts';
import type { HostNotice } from '../../host/host-notice.ts';
import type { HostThread } from '../../host/host-thread.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { answerDoubts, handOver } from '../lobbies/hand-over.ts';

/** Fails because no directory can show the lobby. */
export function hasNoDirectory(): Result<never, 'no-rendezvous-set'> {
  return failure(
    'no-rendezvous-set',
    "The lobby uses no rendezvous server, so it can't be listed. Add one, then host again.",
  );
}

/**
 * Returns what changes where a lobby is shown, which registers at `servers` when it opens. `onListing`: called before
 * each change of the listing.
 */
export function toListedLobby(
  host: Pick<HostThread, 'setListing' | 'changeServers'>,
  servers: readonly string[],
  onListing: (listing: HostListing | null) => void = () => undefined,
): Pick<HostedLobby, 'setListing' | 'changeServers'> {
  let current = servers;
  return {
    setListing: (listing) => {
      if (listing !== null && current.length === 0) return hasNoDirectory();
      onListing(listing);
      host.setListing(listing);
      return success(undefined);
    },
    changeServers: (change) => {
      current = changeServers(current, change);
      host.changeServers(change);
    },
  };
}

/**
 * Returns a running lobby as the application sees it, and asks other hosts when it doubts that it still has the lobby.
 * `renew`: makes another invitation.
 */
export function toHostedLobby(
  host: HostThread,
  notices: readonly HostNotice[],
  renew: () => Promise<void>,
  onEnded: HostedLobby['onEnded'],
  close: () => Promise<void>,
): Omit<HostedLobby, 'setListing' | 'changeServers'> {
  const invite = async (): Promise<string> => (await host.describe()).invitation;
  answerDoubts(host);
  host.events.on('banned', () => void renew());
  let isPreparing = false;
  const preparing = new TypedEmitter<{ readonly changed: boolean }>((error) => {
    throw error;
  });
  host.events.on('succession', (report) => {
    if (report.type !== 'preparing') return;
    ({ isPreparing } = report);
    preparing.emit('changed', isPreparing);
  });
  return {
    invitation: host.description.invitation,
    notices,
    invite,
    renewInvitation: async () => {
      await renew();
      return invite();
    },
    describeGameApi: async () => {
      const { url, loopbackUrl, token, certificateSha256 } = (await host.describe()).gameApi;
      return { url, loopbackUrl, token, certificateSha256 };
    },
    setRules: host.setRules,
    setRoles: host.setRoles,
    roles: host.roles,
    onRoles: (listener) => host.events.on('roles', listener),
    reach: async () => (await host.describe()).reach,
    onReach: (listener) => host.events.on('reach', listener),
    onKnock: (listener) => host.events.on('knock', listener),
    onKnockGone: (listener) => host.events.on('knockGone', listener),
    answerKnock: host.answerKnock,
    handOver: () => startHandOver(host),
    onPreparing: (listener) => {
      if (isPreparing) listener(true);
      return preparing.on('changed', listener);
    },
    follow: (followed) => host.tellSuccession({ type: 'follow', host: followed }),
    onMoved: (listener) =>
      host.events.on('succession', (report) => {
        if (report.type === 'moved') listener();
      }),
    onEnded,
    close,
  };
}

/** Starts to hand a lobby over. Resolves with the identity of the player who is asked; '' = nobody can. */
function startHandOver(host: HostThread): Promise<string> {
  return new Promise((resolve) => {
    const stop = host.events.on('succession', (report) => {
      if (report.type === 'handing-over') resolve(report.to?.identity ?? '');
    });
    void handOver(host, { schedule: scheduleTimer, nowMs: () => performance.now() }).then(() => {
      stop();
      resolve('');
    });
  });
}
