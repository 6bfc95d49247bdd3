import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { isHostHere } from '../../features/lobby/lobby-store.ts';
import type { PlayerMarks } from '../../features/map/map-player.ts';
import { colorNames } from '../../features/roles/suggested-teams.ts';
import { shownMarks, type ShownRole } from '../../features/roles/shown-marks.ts';
import type { WindowApp } from '../create-window-app.ts';

interface ShownRoles {
  readonly roles: ReadonlyMap<ParticipantId, ShownRole>;
  readonly marks: PlayerMarks;
}

/**
 * Returns the teams and states that this window may show: all of them for the host, what is set by hand for those who
 * may set it, and your own. Those of other players may be a secret.
 */
export function useShownRoles(app: WindowApp): ShownRoles {
  const { t } = useTranslation('roles');
  const isHost = useStore(app.lobby.store, isHostHere);
  const maySet = useStore(app.moderation.store, ({ may }) => may.includes('move'));
  const ownId = useStore(app.lobby.store, (state) => state.ownId);
  const all = useStore(app.roles.store, (state) => state.roles);
  const named = useStore(app.roles.store, (state) => state.named);
  const own = useStore(app.positions.store, (state) => state.ownPlacement);
  return useMemo(() => {
    const roles = new Map<ParticipantId, ShownRole>(isHost || maySet ? all : []);
    if (!isHost && ownId !== null && own !== null) roles.set(ownId, { team: own.team, state: own.state });
    return { roles, marks: shownMarks(roles, isHost || maySet ? named : [], colorNames(t)) };
  }, [isHost, maySet, ownId, all, named, own, t]);
}
