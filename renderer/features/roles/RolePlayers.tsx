import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoleRow } from '../../../shared/model/hand-role.ts';
import type { Participant } from '../../../shared/model/participant.ts';
import { LIFE_STATES, type LifeState } from '../../../shared/model/presence.ts';
import type { RolesController } from './roles-controller.ts';
import { teamsOf, type RolesStore } from './roles-store.ts';

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
      {participants.map(({ id, name }) => (
        <Player
          key={id}
          name={name}
          teams={teams}
          role={state.roles.get(id)}
          onTeam={(team) => void controller.change([{ id, team }])}
          onState={(chosen) => void controller.change([{ id, state: chosen }])}
        />
      ))}
    </ul>
  );
}

interface PlayerProps {
  readonly name: string;
  readonly teams: readonly string[];
  /** Undefined = alive and in no team. */
  readonly role: RoleRow | undefined;
  /** null = the team that their own game reports. */
  readonly onTeam: (team: string | null) => void;
  readonly onState: (state: LifeState | null) => void;
}

function Player({ name, teams, role, onTeam, onState }: PlayerProps): ReactNode {
  const { t } = useTranslation('roles');
  const isFromServer = role?.from === 'server';
  const automatic = { value: null, label: t('automatic') };
  return (
    <li>
      <span className="roles-name">
        <bdi>{name}</bdi>
        {isFromServer && <span className="field-note">{t('byServer')}</span>}
      </span>
      <Choice
        label={t('teamOf', { name })}
        value={role?.team ?? ''}
        isDisabled={isFromServer}
        options={[
          { value: '', label: t('noTeam') },
          ...teams.map((team) => ({ value: team, label: team })),
          ...(role?.byHand.includes('team') === true ? [automatic] : []),
        ]}
        onChange={onTeam}
      />
      <Choice
        label={t('stateOf', { name })}
        value={role?.state ?? 'alive'}
        isDisabled={isFromServer}
        options={[
          ...LIFE_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          ...(role?.byHand.includes('state') === true ? [automatic] : []),
        ]}
        onChange={onState}
      />
    </li>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value | null; readonly label: string }[];
  readonly isDisabled: boolean;
  readonly onChange: (value: Value | null) => void;
}): ReactNode {
  return (
    <select
      className="input"
      aria-label={label}
      disabled={isDisabled}
      value={options.findIndex((option) => option.value === value)}
      onChange={({ target }) => {
        const chosen = options[target.selectedIndex];
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option, index) => (
        <option key={option.value ?? ' '} value={index}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
