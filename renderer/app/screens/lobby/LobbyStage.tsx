import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { ShownOnMap } from '../../../features/map/MapView.tsx';
import { RaidNotice } from '../../../features/moderation/door/RaidNotice.tsx';
import { MeetingSign } from '../../../features/rules/MeetingSign.tsx';
import { Tabs } from '../../../ui/controls/choosing/Tabs.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { LobbyKnocks } from './LobbyKnocks.tsx';
import { LobbyReachCard } from '../LobbyReachCard.tsx';
import { LobbyMap } from '../LobbyMap.tsx';
import type { ReachDialogs } from '../use-reach-dialogs.ts';
import { FileAnnouncement } from './FileAnnouncement.tsx';
import { LobbyNotices } from './LobbyNotices.tsx';
import { LobbyPeople } from './people/LobbyPeople.tsx';
import { LobbyPerson } from './people/LobbyPerson.tsx';
import { LobbyText } from './LobbyText.tsx';
import type { LobbyLayout } from './use-lobby-layout.ts';
import { usePersonMenu } from './people/use-person-menu.ts';
import { TextAnnouncement } from './TextAnnouncement.tsx';
import { useTextWishes } from './use-text-wishes.ts';
import { useViews, type StageTab } from './use-views.ts';

interface Props {
  readonly app: WindowApp;
  readonly layout: LobbyLayout;
  readonly dialogs: ReachDialogs;
  /** Brings others into the lobby; null = nobody can come. */
  readonly onInvite: (() => void) | null;
  readonly onOpenRules: () => void;
  readonly onOpenPositions: () => void;
  readonly onOpenMicrophone: () => void;
  /** Lies over the stage. */
  readonly children: ReactNode;
}

/** The map and the players, side by side or one at a time, with what is to be known about the lobby. */
export function LobbyStage({ app, layout, dialogs, children, ...props }: Props): ReactNode {
  const [tab, setTab] = useState<StageTab>('map');
  const [shown, setShown] = useState<ShownOnMap | null>(null);
  const menu = usePersonMenu();
  const { views, isBeside } = useViews(
    layout,
    useStore(app.text.store, (text) => text.isAvailable === true),
  );
  const chosen = views.includes(tab) ? tab : (views[0] ?? 'people');
  const hasTabs = layout === 'tabs';
  const hasMap = layout === 'full' || (hasTabs && chosen === 'map');
  const hasText = isBeside || chosen === 'text';
  useTextWishes(app, hasText, () => setTab('text'));
  function choose(next: typeof tab): void {
    setTab(next);
    // The wish has been granted: a map that opens again shows where you are.
    setShown(null);
  }
  function showOnMap(id: ParticipantId, isFollowed: boolean): void {
    setTab('map');
    setShown({ id, isFollowed });
  }
  return (
    <main className="lobby-main" data-layout={layout}>
      {!hasMap && <MeetingSign store={app.rules.store} />}
      {hasTabs && <StageTabs {...{ app, views, chosen }} onChoose={choose} />}
      {hasMap && (
        <LobbyMap
          {...{ app, shown }}
          onOpenRules={props.onOpenRules}
          onOpenPositions={props.onOpenPositions}
          onOpenMenu={menu.openMenu}
        />
      )}
      {isBeside && <LobbyText app={app} isBeside onOpenCard={menu.openDetails} />}
      <div className="lobby-side">
        {!hasTabs && views.length > 1 && <StageTabs {...{ app, views, chosen }} onChoose={choose} />}
        <LobbyKnocks app={app} />
        <RaidNotice {...app.moderation} />
        <LobbyNotices app={app} onOpenMicrophone={props.onOpenMicrophone} />
        {chosen === 'people' && <LobbyPeople {...{ app, menu }} onInvite={props.onInvite} />}
        {!isBeside && chosen === 'text' && <LobbyText app={app} isBeside={false} onOpenCard={menu.openDetails} />}
        {/* Below the players, who would move when the last of them leaves. */}
        <LobbyReachCard app={app} dialogs={dialogs} />
      </div>
      {children}
      <TextAnnouncement store={app.text.store} />
      <FileAnnouncement store={app.files.store} />
      <LobbyPerson app={app} menu={menu} onShowOnMap={layout === 'strip' ? null : showOnMap} />
    </main>
  );
}

function StageTabs({
  app,
  views,
  chosen,
  onChoose,
}: {
  readonly app: WindowApp;
  readonly views: readonly StageTab[];
  readonly chosen: StageTab;
  readonly onChoose: (tab: StageTab) => void;
}): ReactNode {
  const { t } = useTranslation('app');
  const { t: tMap } = useTranslation('map');
  const { t: tPeople } = useTranslation('people');
  const { t: tText } = useTranslation('text');
  const amount = useStore(app.lobby.store, (lobby) => lobby.participants.length);
  const { unread, isForYou } = useStore(
    app.text.store,
    useShallow((text) => ({ unread: text.unread, isForYou: text.isForYou })),
  );
  const labels: Readonly<Record<StageTab, string>> = {
    map: tMap('title'),
    people: tPeople('titleWithCount', { amount }),
    text: unread === 0 ? tText('title') : tText(isForYou ? 'titleForYou' : 'titleUnread', { count: unread }),
  };
  return (
    <Tabs
      label={t('views')}
      tabs={views.map((id) => ({ id, label: labels[id] }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
