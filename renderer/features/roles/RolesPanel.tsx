import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import type { GamePhase } from '../../../shared/spatial/hearing-rules.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import { RolePlayers } from './RolePlayers.tsx';
import type { RolesController } from './roles-controller.ts';
import { teamsOf, type RolesStore } from './roles-store.ts';
import { suggestedTeams } from './suggested-teams.ts';
import { TeamList } from './TeamList.tsx';
import './roles.css';

/** The lobby that you are in. */
interface RolesLobby {
  /** Whether you may set teams and states: this machine hosts it, or your rank allows it. */
  readonly canSet: boolean;
  readonly phase: GamePhase;
  /** Whether voices nearby reach only the speaker's team, by the rules. */
  readonly areTeamsApart: boolean;
  readonly participants: readonly Participant[];
}

interface Props {
  readonly store: RolesStore;
  readonly controller: RolesController;
  /** null = you are in none. */
  readonly lobby: RolesLobby | null;
  /** null = you may not change the phase. */
  readonly onPhase: ((phase: GamePhase) => void) | null;
  /** null = you may not change the rules. */
  readonly onTeamsApart: ((areTeamsApart: boolean) => void) | null;
  /** Leads to hosting a lobby; null = you are in one. */
  readonly onHost: (() => void) | null;
}

const SHUFFLES = [2, 3, 4] as const;

/** Teams and states by hand: for everybody at once, and player by player. For those who may set them. */
export function RolesPanel({ store, controller, lobby, onPhase, onTeamsApart, onHost }: Props): ReactNode {
  const { t, i18n } = useTranslation('roles');
  const { t: tCommon } = useTranslation('common');
  const { t: tLobby } = useTranslation('lobby');
  const problem = useStore(store, (state) => state.problem);
  return (
    <Section title={t('title')} hint={t('hint')}>
      {lobby === null || !lobby.canSet ? (
        <EmptyState action={onHost !== null && <Button onClick={onHost}>{tLobby('host.title')}</Button>}>
          {t(lobby === null ? 'noLobby' : 'notHosting')}
        </EmptyState>
      ) : (
        <>
          {problem !== null && <Notice tone="danger">{errorText(i18n, problem)}</Notice>}
          <TeamList store={store} controller={controller} />
          <TeamsApart isOn={lobby.areTeamsApart} onChange={onTeamsApart} />
          <Shuffle store={store} controller={controller} participants={lobby.participants} />
          <RolePlayers store={store} controller={controller} participants={lobby.participants} />
          <div className="roles-actions">
            <Button onClick={controller.revive}>{t('revive')}</Button>
            {onPhase !== null && (
              <Button onClick={() => onPhase(lobby.phase === 'meeting' ? 'playing' : 'meeting')}>
                {tCommon(lobby.phase === 'meeting' ? 'endMeeting' : 'startMeeting')}
              </Button>
            )}
          </div>
        </>
      )}
    </Section>
  );
}

/** Whether teams keep nearby voices from each other: a switch, or a sentence for those who may not change the rules. */
function TeamsApart({
  isOn,
  onChange,
}: {
  readonly isOn: boolean;
  readonly onChange: ((isOn: boolean) => void) | null;
}): ReactNode {
  const { t } = useTranslation('roles');
  const { t: tRules } = useTranslation('rules');
  if (onChange === null)
    return <p className="field-note">{isOn ? tRules('words.hearing.withinTeams') : t('teamsNote')}</p>;
  return (
    <Switch
      label={tRules('editor.withinTeams')}
      detail={isOn ? tRules('editor.withinTeamsDetail') : t('teamsNote')}
      isOn={isOn}
      onChange={onChange}
    />
  );
}

/** Deals everybody into 2, 3 or 4 teams: those that exist, and new ones where there are too few. */
function Shuffle({
  store,
  controller,
  participants,
}: Pick<Props, 'store' | 'controller'> & Pick<RolesLobby, 'participants'>): ReactNode {
  const { t } = useTranslation('roles');
  const labelId = useId();
  const deal = (count: number): void => {
    const teams = teamsOf(store.getState());
    controller.shuffle(
      participants.map(({ id }) => id),
      [...teams, ...suggestedTeams(teams, t)].slice(0, count),
    );
  };
  return (
    <div className="roles-shuffle" role="group" aria-labelledby={labelId}>
      <span className="field-label" id={labelId}>
        {t('shuffle')}
      </span>
      {SHUFFLES.map((count) => (
        <button
          key={count}
          className="button button-secondary"
          type="button"
          aria-label={t('shuffleInto', { count })}
          onClick={() => deal(count)}
        >
          {count}
        </button>
      ))}
      <span aria-hidden="true">{t('shuffleTeams')}</span>
    </div>
  );
}
