import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { stateOptions, teamOptions } from './role-options.ts';
import { RoleChoice } from './RoleChoice.tsx';
import type { RolesController } from './roles-controller.ts';
import { teamsOf, type RolesStore } from './roles-store.ts';
import './roles.css';

interface Props {
  readonly store: RolesStore;
  readonly controller: RolesController;
  readonly participants: readonly Participant[];
}

/** Every player with their team and state, to choose from lists. */
export function RolePlayers({ store, controller, participants }: Props): ReactNode {
  const { t } = useTranslation('roles');
  const state = useStore(store);
  const teams = teamsOf(state);
  return (
    <ul className="roles-players" aria-label={t('who')}>
      {participants.map(({ id, name }) => {
        const role = state.roles.get(id);
        const isFromServer = role?.from === 'server';
        return (
          <li key={id}>
            <span className="roles-name">
              <bdi title={name}>{name}</bdi>
              {isFromServer && <span className="field-note">{t('byServer')}</span>}
            </span>
            <RoleChoice
              label={t('teamOf', { name })}
              value={role?.team ?? ''}
              options={teamOptions(role, teams, t)}
              isDisabled={isFromServer}
              onChange={(team) => controller.changeOne({ id, team })}
            />
            <RoleChoice
              label={t('stateOf', { name })}
              value={role?.state ?? 'alive'}
              options={stateOptions(role, t)}
              isDisabled={isFromServer}
              onChange={(chosen) => controller.changeOne({ id, state: chosen })}
            />
          </li>
        );
      })}
    </ul>
  );
}
