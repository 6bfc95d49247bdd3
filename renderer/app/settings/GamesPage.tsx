import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isHostHere, isInLobby } from '../../features/lobby/lobby-store.ts';
import { GameGuidePanel } from '../../features/positions/guides/GameGuidePanel.tsx';
import { Inspector } from '../../features/positions/Inspector.tsx';
import { PositionsPanel } from '../../features/positions/PositionsPanel.tsx';
import { RolesPanel } from '../../features/roles/RolesPanel.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { WindowApp } from '../create-window-app.ts';

interface Props {
  readonly app: WindowApp;
  /** Leads to hosting a lobby; null = you are in one. */
  readonly onHost: (() => void) | null;
}

/** The page about games: what your game needs, teams by hand, and everything about positions. */
export function GamesPage({ app, onHost }: Props): ReactNode {
  const { t } = useTranslation('games');
  const lobby = useStore(app.lobby.store);
  const settings = useStore(app.settings.store, (state) => state.settings);
  const needsBridge = useStore(app.positions.store, ({ wine }) => wine.games.length > 0 && wine.bridge === 'off');
  // What is not sent yet counts here.
  const teams = useStore(app.rules.store, ({ draft, rules }) => (draft ?? { rules }).rules.teams);
  const inLobby = isInLobby(lobby);
  const isHost = inLobby && isHostHere(lobby);
  const { may } = useStore(app.moderation.store);
  const maySetRules = isHost || may.includes('rules');
  const { phase, participants } = lobby;
  return (
    <>
      <Section title={t('title')}>
        <GameGuidePanel store={app.positions.store} isHost={isHost} onCopy={app.copyText} />
      </Section>
      <RolesPanel
        store={app.roles.store}
        controller={app.roles.controller}
        lobby={
          inLobby
            ? { canSet: isHost || may.includes('move'), phase, participants, areTeamsApart: teams === 'separate' }
            : null
        }
        onPhase={maySetRules ? app.rules.controller.setPhase : null}
        onTeamsApart={
          maySetRules ? (areApart) => app.rules.controller.edit({ teams: areApart ? 'separate' : 'ignored' }) : null
        }
        onHost={onHost}
      />
      <Inspector isOpenAtFirst={needsBridge}>
        <PositionsPanel
          {...app.positions}
          rules={inLobby ? lobby.rules : null}
          isHost={isHost}
          choices={settings}
          onChoose={app.settings.controller.update}
          onCopy={app.copyText}
        />
      </Inspector>
    </>
  );
}
