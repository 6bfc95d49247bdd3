import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { shownQuality } from '../../../features/lobby/lobby-store.ts';
import type { ShownOnMap } from '../../../features/map/MapView.tsx';
import { PeopleList } from '../../../features/people/PeopleList.tsx';
import { NewcomerBadge } from '../../../features/moderation/door/NewcomerBadge.tsx';
import { RaidNotice } from '../../../features/moderation/door/RaidNotice.tsx';
import { MeetingSign } from '../../../features/rules/MeetingSign.tsx';
import { RoleBadge } from '../../../features/roles/RoleBadge.tsx';
import { Tabs } from '../../../ui/controls/choosing/Tabs.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { hearsOthers } from '../../own-status.ts';
import { LobbyKnocks } from '../LobbyKnocks.tsx';
import { LobbyReachCard } from '../LobbyReachCard.tsx';
import { LobbyMap } from '../LobbyMap.tsx';
import type { ReachDialogs } from '../use-reach-dialogs.ts';
import { useHearingNow } from '../use-hearing-now.ts';
import { useShownParticipants } from '../use-shown-participants.ts';
import { useShownRoles } from '../use-shown-roles.ts';
import { useNameDoubts } from './use-name-doubts.ts';
import { FileAnnouncement } from './FileAnnouncement.tsx';
import { LobbyNotices } from './LobbyNotices.tsx';
import { LobbyPerson } from './LobbyPerson.tsx';
import { usePeopleGroupings } from './use-people-groupings.ts';
import { LobbyText } from './LobbyText.tsx';
import type { LobbyLayout } from './use-lobby-layout.ts';
import { usePersonMenu, type PersonMenuState } from './use-person-menu.ts';
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
        {chosen === 'people' && <People {...{ app, menu }} onInvite={props.onInvite} />}
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

function People({
  app,
  menu,
  onInvite,
}: {
  readonly app: WindowApp;
  readonly menu: PersonMenuState;
  readonly onInvite: (() => void) | null;
}): ReactNode {
  const lobby = useStore(
    app.lobby.store,
    useShallow((state) => ({
      ownId: state.ownId,
      connection: state.connection,
      hostIdentity: state.hostIdentity,
      quality: shownQuality(state),
    })),
  );
  const { ownId, quality, hostIdentity } = lobby;
  const { rules, range } = useHearingNow(app);
  const participants = useShownParticipants(app);
  const canHear = useStore(app.voice.store, (voice) => hearsOthers(voice, lobby));
  const { roles, marks } = useShownRoles(app);
  const groupings = usePeopleGroupings(app);
  const doubts = useNameDoubts(app, participants);
  const moderationStore = app.moderation.store;
  const Badge = useMemo(
    () =>
      ({ id }: { readonly id: ParticipantId }): ReactNode => (
        <>
          <RoleBadge role={roles.get(id)} teamMark={marks.get(id)?.teamMark ?? null} />
          <NewcomerBadge store={moderationStore} id={id} double={doubts.get(id)} />
        </>
      ),
    [roles, marks, moderationStore, doubts],
  );
  return (
    <PeopleList
      {...app.people}
      {...{ participants, ownId, rules, range, quality, canHear, hostIdentity, onInvite, Badge, groupings }}
      scene={app.scene}
      pictureOf={app.profile.pictureOf}
      openId={menu.open?.id ?? null}
      onOpenMenu={menu.openMenu}
    />
  );
}
