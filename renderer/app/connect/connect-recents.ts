import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { MAX_KEPT_RULES_LENGTH, type RecentLobby } from '../../../shared/model/recent-lobby.ts';
import { hearingRulesSchema } from '../../../shared/protocol/rules/hearing-rules-schema.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { HostListing } from '../../../shared/ipc/lobbies-contract.ts';
import type { DevicesController } from '../../features/devices/devices-controller.ts';
import { suggestPassword } from '../../features/lobbies/listing/suggest-password.ts';
import type { ListingController } from '../../features/lobbies/listing/listing-controller.ts';
import type { ListingStore } from '../../features/lobbies/listing/listing-store.ts';
import type { LobbyController } from '../../features/lobby/lobby-controller.ts';
import { isHostHere, isInLobby, type LobbyState, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import { findLiving, heirsOf } from '../../features/recents/find-living.ts';
import { hostOf, type Visit } from '../../features/recents/recent-lobbies.ts';
import { createRecentsController, type RecentsController } from '../../features/recents/recents-controller.ts';
import { createRecentsStore, type RecentsStore } from '../../features/recents/recents-store.ts';
import type { SettingsController } from '../../features/settings/settings-controller.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { ToastController } from '../../features/toasts/toast-store.ts';
import type { Feature } from '../feature.ts';

export interface RecentsConnections {
  readonly bridge: Pick<EarshotBridge, 'invoke'>;
  readonly lobby: Feature<LobbyStore, LobbyController>;
  readonly listing: Feature<ListingStore, ListingController>;
  readonly devices: { readonly controller: Pick<DevicesController, 'openMicrophone'> };
  readonly settings: Feature<SettingsStore, Pick<SettingsController, 'update'>>;
  readonly toasts: Pick<ToastController, 'show'>;
  readonly i18n: i18n;
  readonly schedule: Schedule;
  /** Whether visits are noted: not on a page that guests open, which may be on anybody's computer. */
  readonly areNoted: boolean;
}

export interface RecentsFeature extends Feature<RecentsStore, RecentsController> {
  /** Returns whether an invitation is of a lobby that this window has hosted, which nobody joins from here. */
  readonly isOwnInvitation: (invitation: string) => boolean;
  /** Milliseconds of the wall clock. */
  readonly nowMs: () => number;
}

/** While you edit rules, they change many times a second. */
export const EDITING_PAUSE_MS = 1_000;

/** Connects the lobbies that you visited: it notes each visit in the settings, and leads back into the lobbies. */
export function connectRecents(connections: RecentsConnections): RecentsFeature {
  const { lobby, listing, settings, schedule, areNoted } = connections;
  const store = createRecentsStore();
  const controller = createRecentsController({
    store,
    read: () => settings.store.getState().settings.recentLobbies,
    write: (recentLobbies) => settings.controller.update({ recentLobbies }),
    newId: () => crypto.randomUUID(),
    onEnter(recent, taken) {
      isEntering = true;
      if (taken === null) enterAgain(recent, connections);
      else returnTo(taken, connections);
      isReturning = taken !== null;
      isEntering = false;
    },
    findLiving: (recent) => findLiving(recent, connections),
    nowMs,
  });
  const ownHosts = new Set<string>();
  const notes = createNotes(controller, schedule);
  let isEntering = false;
  /** Whether the window joins a lobby that it hosted, whose entry stays as it is. */
  let isReturning = false;
  let visited: LobbyState['origin'] | null = null;

  const leaveEntry = (): void => {
    isReturning = false;
    controller.forgetEntered();
  };
  const visitNow = (): Visit => visitOf(lobby.store.getState(), listing.store.getState().listing);

  function beginVisit(origin: LobbyState['origin']): void {
    if (!areNoted || isReturning || origin === 'practice') return;
    visited = origin;
    controller.noteVisit(visitNow());
    controller.forgetEntered();
  }

  function endVisit(before: LobbyState): void {
    // A host who leaves has ended the lobby: no other computer has it.
    if (visited === 'hosted' && before.origin === 'hosted' && before.connection.status === 'connected')
      notes.add({ ...visitOf(before, listing.store.getState().listing), heirs: [] });
    visited = null;
    notes.flush();
    controller.endVisit();
  }

  lobby.store.subscribe((state, before) => {
    if (state.connection.status === 'starting' && before.connection.status !== 'starting' && !isEntering) leaveEntry();
    if (state.origin === 'hosted' && state.invitation !== '' && state.invitation !== before.invitation)
      ownHosts.add(hostOf(state.invitation));
    if (!isInLobby(state)) {
      if (visited !== null) endVisit(before);
      return;
    }
    if (!isInLobby(before)) beginVisit(state.origin);
    else if (visited === state.origin && hasChanged(state, before)) notes.add(visitNow());
  });
  listing.store.subscribe((state, before) => {
    const current = lobby.store.getState();
    const isHosting = current.origin === 'hosted' && isInLobby(current) && isHostHere(current);
    if (visited === 'hosted' && isHosting && state.listing !== before.listing) notes.add(visitNow());
  });
  return { store, controller, isOwnInvitation: (invitation) => ownHosts.has(hostOf(invitation)), nowMs };
}

/** Notes changes of a visit, those of some moments together. */
function createNotes(
  { noteChange }: Pick<RecentsController, 'noteChange'>,
  schedule: Schedule,
): { add(visit: Visit): void; flush(): void } {
  let pending: Partial<Visit> | null = null;
  let cancel = (): void => undefined;
  const flush = (): void => {
    cancel();
    if (pending !== null) noteChange(pending);
    pending = null;
  };
  return {
    add({ name, invitation, rules, listing, heirs }) {
      pending = { name, invitation, rules, listing, heirs };
      cancel();
      cancel = schedule(flush, EDITING_PAUSE_MS);
    },
    flush,
  };
}

function hasChanged(state: LobbyState, before: LobbyState): boolean {
  return (
    state.invitation !== before.invitation ||
    state.lobbyName !== before.lobbyName ||
    (state.origin === 'hosted' && state.rules !== before.rules) ||
    (state.origin === 'hosted' && state.successorLinks !== before.successorLinks)
  );
}

function nowMs(): number {
  return Date.now();
}

function visitOf(
  { origin, lobbyName, invitation, rules, successorLinks }: LobbyState,
  listing: HostListing | null,
): Visit {
  const isHosted = origin === 'hosted';
  const json = isHosted ? JSON.stringify(rules) : '';
  return {
    kind: isHosted ? 'hosted' : 'joined',
    name: lobbyName.slice(0, 256),
    invitation: isHosted ? '' : invitation,
    lastMs: nowMs(),
    rules: json.length > MAX_KEPT_RULES_LENGTH ? '' : json,
    listing: isHosted && listing !== null ? withoutPassword(listing) : null,
    heirs: isHosted ? heirsOf(invitation, successorLinks) : [],
  };
}

function withoutPassword({ game, language, access }: HostListing): RecentLobby['listing'] {
  return { game, language, access };
}

/** Joins the player who has taken over a lobby that this window hosted. */
function returnTo(invitation: string, { lobby, devices }: RecentsConnections): void {
  void devices.controller.openMicrophone();
  void lobby.controller.join(invitation);
}

/** Joins the lobby of an entry, or opens one with the same name, rules and listing. */
function enterAgain(
  { kind, name, invitation, rules, listing: kept }: RecentLobby,
  { lobby, listing, devices, toasts, i18n }: RecentsConnections,
): void {
  // Requested at the same time, never waited for: you can join and listen without a microphone.
  void devices.controller.openMicrophone();
  if (kind === 'joined') return void lobby.controller.join(invitation);
  const again = kept === null ? null : { ...kept, password: kept.access === 'password' ? newPassword() : '' };
  void listing.controller.change(again);
  void lobby.controller.host(name, rulesOf(rules), again);
  if (again !== null && again.password !== '')
    toasts.show('listing', i18n.t('newPassword', { ns: 'recents', password: again.password }), null);
}

/** Reads kept rules. What cannot be read becomes the usual ones, as a lobby has that nobody has changed. */
function rulesOf(text: string): HearingRules {
  const parsed = parseMessage(text, hearingRulesSchema, MAX_KEPT_RULES_LENGTH);
  return parsed.ok ? parsed.value : DEFAULT_HEARING_RULES;
}

function newPassword(): string {
  return suggestPassword((count) => crypto.getRandomValues(new Uint8Array(count)));
}
