import { randomBytes } from 'node:crypto';
import type { RoleChange } from '../../shared/model/people/hand-role.ts';
import type { HostReach } from '../../shared/model/host-reach.ts';
import { toBase64Url } from '../../shared/protocol/invitation/invitation.ts';
import type { Claim } from '../../shared/protocol/succession-messages.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { describeLobby } from './describe-lobby.ts';
import type { HostDescription, HostEnd, HostedLobbyOptions, HostListing } from './host-options.ts';
import { isReportOrder, type HostOrder, type OrderOutcome } from './host-order.ts';
import { Knocks } from './listen/knocks.ts';
import type { Lobby } from './lobby/lobby.ts';
import type { PersonNow } from './person-now.ts';
import { createLobbyCore, type HostedLobbyEvents, type HostedLobbyParts } from './lobby-core.ts';
import { HostReachKeeper } from './reach/host-reach.ts';
import { createLanShow } from './reach/show-on-lan.ts';
import { openSuccession } from './open-succession.ts';
import type { SuccessionCommand } from './succession/succession-messages.ts';
import { changeServers, type ServerChange } from '../../shared/rendezvous/server-change.ts';
import { startRendezvous } from './reach/start-rendezvous.ts';

/** Too many values to guess. */
const LAN_TOKEN_BYTES = 16;

/** A lobby that players can join. */
export interface HostedLobby {
  /** Describes the lobby with the addresses of now. */
  describe(): Promise<HostDescription>;
  /** Describes everybody in the lobby at this moment. */
  people(): readonly PersonNow[];
  /** Replaces the invitation's secret. */
  setSecret(secret: Uint8Array): void;
  setRules(rules: HearingRules, phase: GamePhase): void;
  /** Sets teams and states by hand. */
  setRoles(changes: readonly RoleChange[]): void;
  /** Decides about the lobby as its host. */
  order(order: HostOrder): OrderOutcome | Promise<OrderOutcome>;
  /** Lets somebody in who knocked, or not. */
  answerKnock(id: number, isWelcome: boolean): void;
  /** Changes how the lobby shows itself at its rendezvous servers; null = not at all. */
  setListing(listing: HostListing | null): void;
  /** Registers the lobby at other rendezvous servers than before. */
  changeServers(change: ServerChange): void;
  /** Ignored by a lobby that ends with its host. */
  obeySuccession(command: SuccessionCommand): void;
  /** Says goodbye to everybody. The port stays open. */
  close(how: HostEnd): Promise<void>;
}

/**
 * Opens a lobby on a host's port: its mixer threads, its part of the media, and the ways that lead to it. Rejects if a
 * mixer thread cannot start.
 */
export async function openHostedLobby({ port, options, credentials, events }: HostedLobbyParts): Promise<HostedLobby> {
  const { identity } = credentials;
  const { log } = events;
  const page = followPage(events.onReach);
  const keeper = new HostReachKeeper({ schedule: scheduleTimer, onChange: page.onReach });
  const share = port.reach.join(keeper);
  let servers = options.rendezvous ?? [];
  const describe = (): Promise<HostDescription> =>
    describeLobby({ port, options: { ...options, rendezvous: servers }, credentials, reach: keeper.current });
  const invitation = async (): Promise<string> => (await describe()).invitation;
  const lanToken = toBase64Url(randomBytes(LAN_TOKEN_BYTES));
  const knocks = openKnocks(options, events, lanToken, invitation);
  const lan = createLanShow({ options, port, credentials, lanToken, lobby: () => lobby });
  const succession = openSuccession({
    ...{ plan: options.succession, identity, log },
    onReport: (report) => {
      if (report.type === 'hosting') {
        lan.start();
        rendezvous.takeOver(lobby.snapshot().meeting);
      } else if (report.type === 'doubt') rendezvous.askForSuccessor();
      events.onSuccession(report);
    },
  });
  const { lobby, mixer, endpoint, states } = createLobbyCore({
    ...{ port, options, credentials, events, knocks, invitation },
    office: succession?.office,
    pageAddress: page.address,
  });
  const accept: Lobby['accept'] = (connection) => lobby.accept(connection);
  const playerCount = (): number => lobby.participantCount;
  const follow = (claims: readonly Claim[]): void => {
    const epoch = claims.at(-1)?.epoch;
    if (epoch !== undefined) void succession?.office.follow({ epoch, pin: '', claims });
  };
  // Reports of the succession may come while the mixer starts, and need it.
  const rendezvous = startRendezvous({
    host: options,
    identity,
    secret: () => credentials.secret,
    succession: {
      lobbyId: lobby.snapshot().lobbyId,
      claims: () => succession?.office.ownClaims ?? [],
      onClaims: (claims) => follow(claims),
      onMeeting: (meeting) => {
        // The state of a standby host is the host's.
        if (succession?.office.isStandby !== true) lobby.setMeeting(meeting);
      },
    },
    ...{ invitation, playerCount, accept, knocks, keeper, share, log },
  });
  port.add({ identity, accept });
  const stopServing = port.gameApi.serve(
    credentials.gameToken,
    lobby,
    options.gameRanks === true ? lobby.orders : undefined,
  );
  await mixer.start();
  // The host that has the lobby shows it, not one that stands by.
  if (options.succession?.standby === undefined) lan.start();
  const setSecret = (secret: Uint8Array): void => {
    credentials.secret = secret;
    lobby.setSecret(secret);
    void endpoint.endArrivals();
    // Anyone who knows the code could ask for the new invitation.
    rendezvous.renewCodes();
  };
  return {
    describe,
    people: () => lobby.describePeople(),
    setSecret,
    setRules: (rules, phase) => lobby.setRules(rules, phase),
    setRoles: (changes) => lobby.setRoles(changes),
    order: (order) => (isReportOrder(order) ? lobby.orders.carryOutReports(order) : lobby.orders.carryOut(order)),
    answerKnock: (id, isWelcome) => lobby.answerKnock(id, isWelcome),
    setListing: (listing) => rendezvous.setListing(listing),
    changeServers: (change) => {
      servers = changeServers(servers, change);
      rendezvous.setServers(servers);
    },
    obeySuccession: (command) => {
      succession?.obey(command, {
        apply: (state) => {
          const secret = Buffer.from(state.secret, 'base64url');
          if (!secret.equals(credentials.secret)) setSecret(secret);
          lobby.apply(state);
        },
      });
    },
    close: async ({ comesBack }) => {
      if (options.keepsState === true) states.finish();
      succession?.office.stop();
      knocks.close();
      rendezvous.stop();
      share.leave();
      keeper.stop();
      // To those who could not move in time, the lobby is lost for a while, and not closed.
      const livesOn = comesBack || succession?.office.hasMoved === true;
      await Promise.all([lan.stop(), lobby.close(livesOn ? 'restarting' : 'lobby-closed')]);
      stopServing();
      await endpoint.close();
      await mixer.stop();
    },
  };
}

function openKnocks(
  { showsOnLan, lanAccess }: HostedLobbyOptions,
  { onKnock, onKnockGone }: HostedLobbyEvents,
  token: string,
  invite: () => Promise<string>,
): Knocks {
  const lan = showsOnLan === true ? { token, isOpen: lanAccess === 'open' } : undefined;
  return new Knocks({ lan, invite, nowMs: monotonicMs, schedule: scheduleTimer, onKnock, onGone: onKnockGone });
}

/** Passes reports on, and keeps the page for browsers that a rendezvous server offers; '' = none does. */
function followPage(onReach: HostedLobbyEvents['onReach']) {
  let address = '';
  return {
    address: () => address,
    onReach(reach: HostReach): void {
      address = reach.rendezvous.find(({ state, page }) => state === 'registered' && page !== '')?.page ?? '';
      onReach(reach);
    },
  };
}
