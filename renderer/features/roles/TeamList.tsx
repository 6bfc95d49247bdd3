import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MAX_LABEL_LENGTH } from '../../../shared/model/presence.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { TeamMark } from '../../ui/display/marks/TeamMark.tsx';
import { teamMarks } from '../../ui/display/marks/team-marks.ts';
import { CloseIcon } from '../../ui/icons/action-icons.tsx';
import { MAX_TEAMS } from './role-changes.ts';
import type { RolesController } from './roles-controller.ts';
import { teamsOf, type RolesStore } from './roles-store.ts';
import { colorNames, suggestedTeams } from './suggested-teams.ts';

interface Props {
  readonly store: RolesStore;
  readonly controller: RolesController;
}

/** The teams, whose names you can change in place. */
export function TeamList({ store, controller }: Props): ReactNode {
  const { t } = useTranslation('roles');
  const state = useStore(store);
  const teams = teamsOf(state);
  const marks = teamMarks(teams, colorNames(t));
  const countOf = (name: string): number => [...state.roles.values()].filter(({ team }) => team === name).length;
  const add = (): void => {
    const [name] = suggestedTeams(teams, t);
    if (name !== undefined) controller.addTeam(name);
  };
  return (
    <>
      {teams.length === 0 && <p className="field-note">{t('noTeams')}</p>}
      <ul className="roles-teams" aria-label={t('teams')}>
        {teams.map((name, index) => (
          <li key={name}>
            <TeamMark mark={marks.get(name) ?? 0} />
            <TeamName label={t('nameOf', { number: index + 1 })} name={name} onRename={controller.renameTeam} />
            <span className="roles-count">{t('players', { count: countOf(name) })}</span>
            <IconButton
              label={t('removeTeam', { team: name })}
              icon={<CloseIcon />}
              onClick={() => controller.removeTeam(name)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" isDisabled={teams.length >= MAX_TEAMS} onClick={add}>
          {t('addTeam')}
        </Button>
      </div>
    </>
  );
}

/** A name that applies when you leave its field or press Enter; Escape takes back what you have typed. */
function TeamName({
  label,
  name,
  onRename,
}: {
  readonly label: string;
  readonly name: string;
  readonly onRename: (from: string, to: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState(name);
  return (
    <input
      className="input"
      aria-label={label}
      maxLength={MAX_LABEL_LENGTH}
      dir="auto"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed.trim() === '') setTyped(name);
        else onRename(name, typed);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape' || typed === name) return;
        event.preventDefault();
        event.stopPropagation();
        setTyped(name);
      }}
    />
  );
}
