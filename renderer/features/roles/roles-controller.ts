import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { type RoleChange, type RoleRow } from '../../../shared/model/people/hand-role.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { MAX_LABEL_LENGTH } from '../../../shared/model/presence.ts';
import { MAX_TEAMS, moved, revived, shuffled, undoing } from './role-changes.ts';
import { createRolesStore, teamsOf, type RolesStore } from './roles-store.ts';

export interface RolesController {
  /** Follows the roles of the lobby that this machine hosts from now on, or forgets them. */
  setHosting(isHosting: boolean): Promise<void>;
  /** Receives what is set by hand in a lobby that another machine hosts; [] = nothing, or you may not know. */
  receiveTeams(rows: readonly RoleRow[]): void;
  /** Sets teams and states. Resolves once the host has them, or the store says why it has not. */
  change(changes: readonly RoleChange[]): Promise<void>;
  /** Sets the team or the state of one player, with a way back. */
  changeOne(change: RoleChange): void;
  /** Adds an empty team, unless there are enough or one has the name. */
  addTeam(name: string): void;
  /** Gives a team another name, with everybody in it. A name that another team has joins the two. */
  renameTeam(from: string, to: string): void;
  /** Removes a team. Its players have the team that their own game reports. */
  removeTeam(name: string): void;
  /** Deals players into as many teams as there are names. */
  shuffle(ids: readonly ParticipantId[], teams: readonly string[]): void;
  /** Ends everybody's death. */
  revive(): void;
}

export interface RolesDependencies {
  readonly bridge: EarshotBridge;
  readonly store: RolesStore;
  /** Asks the host on another machine to set teams and states, and says why if it refuses. */
  readonly askHost: (changes: readonly RoleChange[]) => Promise<void>;
  /** Says what was changed, with a way back. */
  readonly onChanged: (what: RolesChanged, undo: () => void) => void;
  /** Returns a number from 0 to below 1. */
  readonly random: () => number;
}

/** What the host changed: for one player, or for many at once. */
export type RolesChanged =
  | { readonly type: 'one'; readonly change: RoleChange }
  | { readonly type: 'shuffled'; readonly teams: number }
  | { readonly type: 'revived' }
  | { readonly type: 'removed'; readonly team: string };

/** Keeps the teams and states that are set by hand. The host says what holds: the one on this machine all of it. */
export function createRolesController(dependencies: RolesDependencies): RolesController {
  const { bridge, store, askHost, onChanged, random } = dependencies;
  let isFollowing = false;

  function receive(rows: readonly RoleRow[], isOwnHost: boolean): void {
    if (isFollowing === isOwnHost) store.setState({ roles: new Map(rows.map((row) => [row.id, row])) });
  }
  bridge.on('lobby:roles', ({ roles }) => receive(roles, true));

  async function change(changes: readonly RoleChange[]): Promise<void> {
    if (changes.length === 0) return;
    if (!isFollowing) return askHost(changes);
    const taken = await bridge.invoke('lobby:set-roles', { changes: [...changes] });
    store.setState({ problem: taken.ok ? null : taken.error });
  }

  function changeWithUndo(what: RolesChanged, changes: readonly RoleChange[], named = store.getState().named): void {
    const before = store.getState();
    store.setState({ named });
    if (changes.length === 0) return;
    const back = undoing(changes, before.roles);
    void change(changes);
    onChanged(what, () => {
      store.setState({ named: before.named });
      void change(back);
    });
  }

  const clean = (name: string): string => name.trim().slice(0, MAX_LABEL_LENGTH);

  return {
    async setHosting(isHosting) {
      isFollowing = isHosting;
      if (!isHosting) return store.setState(createRolesStore().getInitialState());
      const described = await bridge.invoke('lobby:describe-roles', {});
      if (described.ok) receive(described.value.roles, true);
    },
    receiveTeams: (rows) => receive(rows, false),
    change,
    changeOne: (one) => changeWithUndo({ type: 'one', change: one }, [one]),
    addTeam(input) {
      const name = clean(input);
      const teams = teamsOf(store.getState());
      if (name !== '' && teams.length < MAX_TEAMS && !teams.includes(name)) store.setState({ named: [...teams, name] });
    },
    renameTeam(from, input) {
      const to = clean(input);
      const { roles } = store.getState();
      const teams = teamsOf(store.getState());
      if (to === '' || to === from) return;
      store.setState({ named: [...new Set(teams.map((team) => (team === from ? to : team)))] });
      void change(moved(roles, from, to));
    },
    removeTeam(name) {
      const { roles } = store.getState();
      const named = teamsOf(store.getState()).filter((team) => team !== name);
      changeWithUndo({ type: 'removed', team: name }, moved(roles, name, null), named);
    },
    shuffle(ids, teams) {
      const { roles, named } = store.getState();
      const free = ids.filter((id) => roles.get(id)?.from !== 'server');
      const kept = named.filter((team) => !teams.includes(team));
      changeWithUndo({ type: 'shuffled', teams: teams.length }, shuffled(free, teams, random), [...teams, ...kept]);
    },
    revive: () => changeWithUndo({ type: 'revived' }, revived(store.getState().roles)),
  };
}
