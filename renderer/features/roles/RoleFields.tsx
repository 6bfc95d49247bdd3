import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { MAX_LABEL_LENGTH } from '../../../shared/model/presence.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { MAX_TEAMS } from './role-changes.ts';
import { stateOptions, teamOptions } from './role-options.ts';
import { RoleChoice } from './RoleChoice.tsx';
import type { RolesController } from './roles-controller.ts';
import { teamsOf, type RolesStore } from './roles-store.ts';
import './roles.css';

interface Props {
  readonly store: RolesStore;
  readonly controller: RolesController;
  readonly participant: Participant;
}

/** Cannot be a team: names have no spaces around them. */
const NEW_TEAM = ' new ';

/** The team and state of one player, for the host, with a way to name a new team in place. */
export function RoleFields({ store, controller, participant: { id, name } }: Props): ReactNode {
  const { t } = useTranslation('roles');
  const state = useStore(store);
  const [isNaming, setNaming] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const role = state.roles.get(id);
  const teams = teamsOf(state);
  const isFromServer = role?.from === 'server';
  const newTeam = teams.length < MAX_TEAMS ? [{ value: NEW_TEAM, label: t('newTeam') }] : [];
  function create(team: string): void {
    setNaming(false);
    fields.current?.querySelector('select')?.focus();
    if (team === '') return;
    controller.addTeam(team);
    controller.changeOne({ id, team });
  }
  return (
    <div className="role-fields" ref={fields}>
      <span className="field-label">{t('team')}</span>
      <RoleChoice
        label={t('teamOf', { name })}
        value={isNaming ? NEW_TEAM : (role?.team ?? '')}
        options={[...teamOptions(role, teams, t), ...newTeam]}
        isDisabled={isFromServer}
        onChange={(team) => {
          if (team === NEW_TEAM) setNaming(true);
          else controller.changeOne({ id, team });
        }}
      />
      {isNaming && <NewTeam onCreate={create} />}
      <span className="field-label">{t('state')}</span>
      <RoleChoice
        label={t('stateOf', { name })}
        value={role?.state ?? 'alive'}
        options={stateOptions(role, t)}
        isDisabled={isFromServer}
        onChange={(chosen) => controller.changeOne({ id, state: chosen })}
      />
      {isFromServer && <p className="field-note">{t('byServer')}</p>}
    </div>
  );
}

function NewTeam({ onCreate }: { readonly onCreate: (name: string) => void }): ReactNode {
  const { t } = useTranslation('roles');
  const [typed, setTyped] = useState('');
  return (
    <form
      className="role-new"
      onSubmit={(event) => {
        event.preventDefault();
        onCreate(typed.trim());
      }}
    >
      <input
        className="input"
        aria-label={t('newTeamName')}
        placeholder={t('newTeamName')}
        maxLength={MAX_LABEL_LENGTH}
        dir="auto"
        ref={(field) => field?.focus()}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" size="small">
        {t('create')}
      </Button>
    </form>
  );
}
