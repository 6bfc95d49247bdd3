import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { WINDOW_SHAPES } from '../../../../shared/model/window-place.ts';
import { webLinkOf } from '../../../../shared/protocol/invitation/invitation.ts';
import { CopyByHandDialog } from '../../../features/lobby/CopyByHandDialog.tsx';
import { LobbyHeader } from '../../../features/lobby/LobbyHeader.tsx';
import { isHostHere } from '../../../features/lobby/lobby-store.ts';
import { mayAsPlayer } from '../../../features/moderation/moderation-store.ts';
import { TOUCH_ONLY, useMediaQuery } from '../../../ui/controls/use-media-query.ts';
import type { MenuItem } from '../../../ui/floating/Menu.tsx';
import { InviteIcon } from '../../../ui/icons/action-icons.tsx';
import {
  ConnectionIcon,
  ExpandIcon,
  MeetingIcon,
  MiniIcon,
  PeopleIcon,
  RulesIcon,
  SettingsIcon,
  StripIcon,
} from '../../../ui/icons/place-icons.tsx';
import { KeyIcon, LockIcon, WarningIcon } from '../../../ui/icons/sign-icons.tsx';
import { JourneyIcon } from '../../../ui/icons/sound-icons.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import type { SettingsTarget } from '../../settings/settings-catalogue.ts';
import { isSmall, type LobbyLayout } from './use-lobby-layout.ts';
import { useHasServer, useIsHosting, type ReachDialogs } from '../use-reach-dialogs.ts';

interface Props {
  readonly app: WindowApp;
  readonly layout: LobbyLayout;
  readonly dialogs: ReachDialogs;
  /** See `useInvite`. */
  readonly onInvite: (() => void) | null;
  readonly onOpenRules: () => void;
  /** Shows roles, bans and decisions. */
  readonly onOpenManage: () => void;
  /** Asks for the code that makes you the owner. */
  readonly onOpenClaim: () => void;
  /** Asks which player to report. */
  readonly onOpenReport: () => void;
  readonly onOpenSettings: (target?: SettingsTarget) => void;
}

/** The header of the lobby, with what its menu offers. */
export function LobbyTop(props: Props): ReactNode {
  const { app, layout, dialogs, onInvite, onOpenRules } = props;
  const lobby = useStore(app.lobby.store);
  return (
    <LobbyHeader
      lobby={lobby}
      onCheck={() => dialogs.show('check')}
      onOpenRules={onOpenRules}
      more={useMore(props)}
      onInvite={onInvite}
      onExpand={isSmall(layout) ? () => void app.window.controller.takeShape('full') : null}
    />
  );
}

function useMore(props: Props): readonly (readonly MenuItem[])[] {
  const { app, layout, dialogs, onInvite, onOpenRules, onOpenSettings } = props;
  const { t } = useTranslation('lobby');
  const { t: tReach } = useTranslation('reach');
  const isHosting = useIsHosting(app);
  const hasServer = useHasServer(app);
  const list: MenuItem = {
    id: 'list',
    label: t('list'),
    icon: <PeopleIcon />,
    onSelect: () => (hasServer ? dialogs.show('listing') : onOpenSettings('rendezvous')),
  };
  // What the header has no room for in a strip.
  const lobbyItems: MenuItem[] = [
    ...(onInvite === null ? [] : [{ id: 'invite', label: t('invite'), icon: <InviteIcon />, onSelect: onInvite }]),
    { id: 'rules', label: t('rules'), icon: <RulesIcon />, onSelect: onOpenRules },
  ];
  return [
    isSmall(layout) ? lobbyItems : [],
    useGame(props),
    useDoor(props),
    [
      {
        id: 'check',
        label: tReach('doctor.title'),
        icon: <ConnectionIcon />,
        onSelect: () => dialogs.show('check'),
      },
      {
        id: 'journey',
        label: t('journey'),
        icon: <JourneyIcon />,
        onSelect: () => app.journey.controller.openJourney(),
      },
      ...(isHosting ? [list] : []),
    ],
    useShapes(app),
    [{ id: 'settings', label: t('settings'), icon: <SettingsIcon />, onSelect: () => onOpenSettings() }],
  ];
}

/** What owners and moderators do about the lobby, and what roles there are. */
function useDoor({ app, onOpenManage, onOpenClaim, onOpenReport }: Props): readonly MenuItem[] {
  const { t } = useTranslation('moderation');
  const { may, isLocked, knowsRanks, canClaim } = useStore(app.moderation.store);
  const lock: MenuItem = {
    id: 'lock',
    label: t(isLocked ? 'unlock' : 'lock'),
    icon: <LockIcon />,
    onSelect: () => app.moderation.controller.setLocked(!isLocked),
  };
  const isRunning = (['lock', 'ban', 'appoint'] as const).some((permission) => may.includes(permission));
  const manage: MenuItem = {
    id: 'manage',
    label: t(isRunning ? 'manage' : 'views.roles'),
    icon: <PeopleIcon />,
    onSelect: onOpenManage,
  };
  const { t: tReports } = useTranslation('reports');
  const isRecorded = useStore(app.lobby.store, ({ rules }) => rules.recordsForReports);
  const takesReports = useStore(app.reports.store, ({ isAvailable }) => isAvailable);
  const report: MenuItem = {
    id: 'report',
    label: tReports('reportAny'),
    icon: <WarningIcon />,
    onSelect: onOpenReport,
  };
  const claim: MenuItem = { id: 'claim', label: t('claim.open'), icon: <KeyIcon />, onSelect: onOpenClaim };
  return [
    ...(may.includes('lock') ? [lock] : []),
    ...(knowsRanks ? [manage] : []),
    ...(canClaim ? [claim] : []),
    ...(isRecorded && takesReports ? [report] : []),
  ];
}

/** What the host does about the round that is played, whatever the game reports itself; moderators too. */
function useGame({ app, onOpenSettings }: Props): readonly MenuItem[] {
  const { t } = useTranslation('lobby');
  const { t: tCommon } = useTranslation('common');
  const isHost = useStore(app.lobby.store, isHostHere);
  const isMeeting = useStore(app.lobby.store, ({ phase }) => phase === 'meeting');
  const may = useStore(app.moderation.store, (state) => state.may);
  const meeting: MenuItem = {
    id: 'meeting',
    label: tCommon(isMeeting ? 'endMeeting' : 'startMeeting'),
    icon: <MeetingIcon />,
    onSelect: () => app.rules.controller.setPhase(isMeeting ? 'playing' : 'meeting'),
  };
  const teams: MenuItem = {
    id: 'teams',
    label: t('teams'),
    icon: <PeopleIcon />,
    onSelect: () => onOpenSettings('teams'),
  };
  return [...(isHost || may.includes('rules') ? [meeting] : []), ...(isHost || may.includes('move') ? [teams] : [])];
}

/** The other shapes of the window; none in a tab among others, such as a page that guests open. */
function useShapes(app: WindowApp): readonly MenuItem[] {
  const { t } = useTranslation('lobby');
  const { shape, isPlacedByShell, canTakeShapes } = useStore(app.window.store);
  const isOnTop = useStore(app.settings.store, ({ settings }) => settings.compactOnTop);
  if (!canTakeShapes) return [];
  const icons = { full: <ExpandIcon />, compact: <StripIcon />, mini: <MiniIcon /> };
  const shapes = WINDOW_SHAPES.filter((other) => other !== shape).map((other) => ({
    id: other,
    label: t(`shape.${other}`),
    icon: icons[other],
    onSelect: () => void app.window.controller.takeShape(other),
  }));
  const onTop: MenuItem = {
    id: 'on-top',
    label: t('onTop'),
    isChecked: isOnTop,
    onSelect: () => app.settings.controller.update({ compactOnTop: !isOnTop }),
  };
  return isPlacedByShell && shape !== 'full' ? [...shapes, onTop] : shapes;
}

/**
 * Returns what _Invite_ does, and the dialog that it may need. A host gets every form of the invitation, a guest a
 * copy, and a guest's page the link of its lobby for browsers: in the sheet of a phone for sharing, or as a copy.
 * null = nobody can come, because a practice lobby is reachable from this machine only, or your rank does not allow it.
 */
export function useInvite(app: WindowApp, dialogs: ReachDialogs): readonly [(() => void) | null, ReactNode] {
  const { t } = useTranslation('lobby');
  const origin = useStore(app.lobby.store, (lobby) => lobby.origin);
  const invitation = useStore(app.lobby.store, (lobby) => lobby.invitation);
  const isHosting = useIsHosting(app);
  const mayInvite = useStore(app.moderation.store, (state) => mayAsPlayer(state, 'invite'));
  const [isByHand, setByHand] = useState(false);
  const isPhone = useMediaQuery(TOUCH_ONLY);
  const page = app.guestPage?.address ?? '';
  const webLink = page === '' ? null : webLinkOf(page, invitation);
  async function copy(): Promise<void> {
    if (webLink !== null && isPhone && (await share(webLink))) return;
    const isCopied = webLink === null ? await app.copyInvitation() : await app.copyText(webLink);
    const text = t(webLink === null ? 'invitationCopied' : 'linkCopied');
    if (isCopied) app.toasts.controller.show('invitation', text, null);
    else setByHand(true);
  }
  if (origin === 'practice' || (!isHosting && !mayInvite)) return [null, null];
  return [
    isHosting ? () => dialogs.show('invite') : () => void copy(),
    isByHand && <CopyByHandDialog invitation={webLink ?? invitation} onClose={() => setByHand(false)} />,
  ];
}

/** Opens the phone's sheet for sharing. Resolves with false if there is none. */
async function share(url: string): Promise<boolean> {
  if (typeof navigator.share !== 'function') return false;
  try {
    await navigator.share({ url });
    return true;
  } catch (error) {
    // Closing the sheet is an answer too.
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
