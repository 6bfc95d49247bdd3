import type { i18n, TFunction } from 'i18next';
import type { EarshotBridge } from '../../../../shared/ipc/contract.ts';
import type { LifeState } from '../../../../shared/model/presence.ts';
import { isHostHere, isInLobby, type LobbyState, type LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { ModerationController } from '../../../features/moderation/moderation-controller.ts';
import type { ModerationStore } from '../../../features/moderation/moderation-store.ts';
import type { OwnPlacementReport, PositionsStore } from '../../../features/positions/positions-store.ts';
import { toggledState } from '../../../features/roles/own-state.ts';
import {
  createRolesController,
  type RolesChanged,
  type RolesController,
} from '../../../features/roles/roles-controller.ts';
import { createRolesStore, type RolesStore } from '../../../features/roles/roles-store.ts';
import type { RulesController } from '../../../features/rules/rules-controller.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { GameActions } from '../../../features/voice/voice-actions.ts';
import type { HostLink } from '../../../link/host-link.ts';
import type { Feature } from '../../feature.ts';

type RolesLink = Pick<HostLink, 'send' | 'accepts'>;

export interface RolesConnections {
  readonly bridge: EarshotBridge;
  readonly lobby: LobbyStore;
  readonly positions: { readonly store: PositionsStore };
  readonly rules: { readonly controller: Pick<RulesController, 'setPhase'> };
  readonly moderation: Feature<ModerationStore, Pick<ModerationController, 'assign'>>;
  readonly toasts: ToastController;
  readonly i18n: i18n;
}

export interface RolesFeature extends Feature<RolesStore, RolesController> {
  /** The actions of keys on the current round. */
  readonly game: GameActions;
  /** The link whose data channel is open now, or null. */
  setLink(link: RolesLink | null, isSame: boolean): void;
}

/** Connects the teams and states that are set by hand: the host's for everybody, and your own by a key. */
export function connectRoles(connections: RolesConnections): RolesFeature {
  const { bridge, lobby, moderation, toasts, i18n } = connections;
  const { store: positions } = connections.positions;
  const t = i18n.getFixedT(null, 'roles');
  const say = (text: string, undo: (() => void) | null = null): void => toasts.show('roles', text, undo);
  const store = createRolesStore();
  const controller = createRolesController({
    bridge,
    store,
    async askHost(changes) {
      const refusal = await moderation.controller.assign(changes);
      if (refusal !== undefined) say(i18n.t(`refused.${refusal}`, { ns: 'moderation' }));
    },
    onChanged: (what, undo) => say(textOf(what, lobby.getState(), t), undo),
    random: () => Math.random(),
  });
  let link: RolesLink | null = null;
  /** The state that you have asked for by a key; null = none. */
  let wanted: LifeState | null = null;

  const hostsNow = (state = lobby.getState()): boolean => isInLobby(state) && isHostHere(state);
  lobby.subscribe((state, before) => {
    if (hostsNow(state) !== hostsNow(before)) void controller.setHosting(hostsNow(state));
  });
  positions.subscribe(({ ownPlacement }, { ownPlacement: before }) => {
    if (ownPlacement === before || ownPlacement === null || before === null) return;
    const isWanted = ownPlacement.state === wanted;
    for (const line of changesOf(before, ownPlacement, isWanted))
      toasts.show('own-role', t(line, { team: ownPlacement.team }), null);
    if (isWanted) wanted = null;
  });

  function toggleDead(): void {
    const { ownPlacement } = positions.getState();
    const state = lobby.getState();
    const change = toggledState(ownPlacement, {
      isHost: hostsNow(state),
      trust: state.rules.trust,
      acceptsLife: link?.accepts('life') === true,
    });
    if (change.type === 'refused') return change.why === 'not-in-a-lobby' ? undefined : say(t(`refused.${change.why}`));
    wanted = ownPlacement?.state === 'alive' ? 'dead' : 'alive';
    if (change.type === 'as-player') link?.send({ type: 'life', state: change.state });
    else if (state.ownId !== null) void controller.change([{ id: state.ownId, state: change.state }]);
  }

  function toggleMeeting(): void {
    const state = lobby.getState();
    if (!hostsNow(state) && !moderation.store.getState().may.includes('rules')) return say(t('refused.meeting'));
    const phase = state.phase === 'meeting' ? 'playing' : 'meeting';
    connections.rules.controller.setPhase(phase);
    say(t(phase === 'meeting' ? 'said.meeting' : 'said.playing'));
  }

  return {
    store,
    controller,
    game: { toggleDead, toggleMeeting },
    setLink(next, isSame) {
      link = next;
      if (!isSame) controller.receiveTeams([]);
      wanted = null;
    },
  };
}

type Line = 'said.team' | 'said.noTeam' | `said.${LifeState}`;

/**
 * Returns what to say about a change of your team or state. What your own game or its server reports, the game shows
 * you itself.
 */
function changesOf(before: OwnPlacementReport, now: OwnPlacementReport, isWanted: boolean): readonly Line[] {
  if (now.from === 'server' || before.from === 'server') return [];
  const isByHand = (field: 'team' | 'state'): boolean => [before, now].some(({ byHand }) => byHand.includes(field));
  const lines: Line[] = [];
  if (now.team !== before.team && isByHand('team')) lines.push(now.team === '' ? 'said.noTeam' : 'said.team');
  if (now.state !== before.state && (isByHand('state') || isWanted)) lines.push(`said.${now.state}`);
  return lines;
}

function textOf(what: RolesChanged, { participants }: Pick<LobbyState, 'participants'>, t: TFunction<'roles'>): string {
  if (what.type === 'one') {
    const { id, team, state } = what.change;
    const name = participants.find((one) => one.id === id)?.name ?? '';
    if (state !== undefined)
      return t('said.one', { name, role: state === null ? t('automatic') : t(`states.${state}`) });
    return t('said.one', { name, role: team === null ? t('automatic') : team === '' ? t('noTeam') : (team ?? '') });
  }
  if (what.type === 'shuffled') return t('said.shuffled', { count: what.teams });
  return what.type === 'removed' ? t('said.removed', { team: what.team }) : t('said.revived');
}
