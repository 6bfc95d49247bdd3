import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { RolesStore } from './roles-store.ts';
import './roles.css';

/** A player's team, and whether they are dead or watch, for the host; nothing for a living player without a team. */
export function RoleBadge({ store, id }: { readonly store: RolesStore; readonly id: ParticipantId }): ReactNode {
  const { t } = useTranslation('roles');
  const role = useStore(store, ({ roles }) => roles.get(id));
  if (role === undefined) return null;
  return (
    <>
      {role.team !== '' && (
        <span className="role-badge" title={role.team}>
          <bdi>{role.team}</bdi>
        </span>
      )}
      {role.state !== 'alive' && (
        <span className="role-badge" data-state={role.state}>
          {t(`states.${role.state}`)}
        </span>
      )}
    </>
  );
}
