import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { isAbove } from '../../../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../../../shared/model/participant.ts';
import { AVAILABILITIES } from '../../../../../shared/model/profile/profile.ts';
import { UNKNOWN_QUALITY } from '../../../../features/people/connection-grade.ts';
import { PersonDetails } from '../../../../features/people/PersonDetails.tsx';
import { PersonMenu } from '../../../../features/people/PersonMenu.tsx';
import { isHostHere, shownQuality } from '../../../../features/lobby/lobby-store.ts';
import { MEMBER } from '../../../../features/moderation/moderation-store.ts';
import { moderationItems } from '../../../../features/moderation/moderation-items.tsx';
import { RemoveDialog } from '../../../../features/moderation/RemoveDialog.tsx';
import { ReportDialog } from '../../../../features/reports/ReportDialog.tsx';
import { MoveDialog } from '../../../../features/rooms/MoveDialog.tsx';
import { roomIdOf } from '../../../../features/rooms/rooms-store.ts';
import { RoleFields } from '../../../../features/roles/RoleFields.tsx';
import type { MenuGroup, MenuItem } from '../../../../ui/floating/Menu.tsx';
import { TextIcon } from '../../../../ui/icons/action-icons.tsx';
import { WarningIcon } from '../../../../ui/icons/sign-icons.tsx';
import type { WindowApp } from '../../../create-window-app.ts';
import { hearsOthers } from '../../../own-status.ts';
import type { PersonMenuState } from './use-person-menu.ts';
import { useHearingNow } from '../../use-hearing-now.ts';
import { useShownParticipants } from '../../use-shown-participants.ts';

interface Props {
  readonly app: WindowApp;
  readonly menu: PersonMenuState;
  /** Shows a player on the map, or keeps them in its middle; null = there is none now. */
  readonly onShowOnMap: ((id: ParticipantId, isFollowed: boolean) => void) | null;
}

/** The open menu of a player, or their details; nothing if they have left. */
export function LobbyPerson(props: Props): ReactNode {
  const { app, menu } = props;
  const participant = useShownParticipants(app).find(({ id }) => id === menu.open?.id);
  if (menu.open === null || participant === undefined) return null;
  const shown = { ...props, participant, anchor: menu.open.anchor };
  const { part } = menu.open;
  if (part === 'menu') return <OpenMenu key={participant.id} {...shown} />;
  if (part === 'details') return <OpenDetails key={participant.id} {...shown} />;
  if (part === 'report') return <OpenReport {...shown} />;
  if (part === 'move') return <Move {...shown} />;
  return <Removal how={part} {...shown} />;
}

interface ShownProps extends Props {
  readonly participant: Participant;
  readonly anchor: NonNullable<PersonMenuState['open']>['anchor'];
}

function OpenMenu(props: ShownProps): ReactNode {
  const { app, menu, onShowOnMap, participant, anchor } = props;
  const { t } = useTranslation('people');
  const ownId = useStore(app.lobby.store, (lobby) => lobby.ownId);
  const isHost = useStore(app.lobby.store, isHostHere);
  const mayMove = useStore(app.moderation.store, ({ may }) => may.includes('move'));
  const mapShows = useStore(app.lobby.store, ({ rules }) => rules.mapShows);
  const { id, name, identity } = participant;
  const { controller } = app.people;
  const moderation = [...useCircles(props, id === ownId), ...useModeration(props, id === ownId)];
  const ownStatus = useOwnStatusItems(app);
  const write = useWrite(props, id === ownId);
  const report = useReport(props, id === ownId);
  const isOnMap = id === ownId || app.scene.entry(id) !== undefined;
  const hiding = mapShows === 'nobody' ? 'hiddenOnMap' : 'notOnMap';
  const whyNotOnMap = onShowOnMap === null ? 'noMapHere' : isOnMap ? null : hiding;
  const canShow = whyNotOnMap === null && onShowOnMap !== null;
  return (
    <PersonMenu
      {...app.people}
      {...{ participant, anchor }}
      moderation={[...write, ...moderation, ...report]}
      isOwn={id === ownId}
      ownStatus={ownStatus}
      {...(isHost || mayMove ? { roles: <RoleFields {...app.roles} participant={participant} /> } : {})}
      onShowOnMap={canShow ? () => onShowOnMap(id, false) : null}
      onFollowOnMap={canShow ? () => onShowOnMap(id, true) : null}
      {...{ whyNotOnMap }}
      canTell={mapShows !== 'nobody'}
      onDetails={menu.showDetails}
      onFollow={() => app.journey.controller.openJourney(id)}
      onBlock={() => {
        controller.set(participant, { isBlocked: true });
        app.toasts.controller.show(`block-${id}`, t(identity === '' ? 'blockedGuest' : 'blocked', { name }), () =>
          controller.set(participant, { isBlocked: false }),
        );
      }}
      onClose={() => menu.close('menu')}
    />
  );
}

function OpenReport({ app, menu, participant: { id, name } }: ShownProps): ReactNode {
  return (
    <ReportDialog
      people={[{ id, name, hasLeft: false }]}
      onReport={app.reports.controller.report}
      onClose={() => menu.close('report')}
    />
  );
}

function Removal({ app, menu, participant, how }: ShownProps & { readonly how: 'kick' | 'ban' }): ReactNode {
  const { controller } = app.moderation;
  return (
    <RemoveDialog
      name={participant.name}
      how={how}
      onRemove={(seconds, reason) =>
        how === 'kick' ? controller.kick(participant, reason) : controller.ban(participant, seconds, reason)
      }
      onClose={() => menu.close(how)}
    />
  );
}

/** Returns the choice of your own status. */
function useOwnStatusItems(app: WindowApp): MenuGroup {
  const { t } = useTranslation('profile');
  const chosen = useStore(app.settings.store, ({ settings }) => settings.availability);
  return {
    label: t('status'),
    choices: AVAILABILITIES.map((availability) => ({
      id: `status-${availability}`,
      label: t(`availability.${availability}`),
      isChecked: chosen === availability,
      onSelect: () => app.settings.controller.update({ availability }),
    })),
  };
}

/** Returns how you can write to a player: [] = not at all. */
function useWrite({ app, participant }: ShownProps, isOwn: boolean): readonly (readonly MenuItem[])[] {
  const { t } = useTranslation('text');
  const isAvailable = useStore(app.text.store, (text) => text.isAvailable === true);
  const mayWrite = useStore(app.moderation.store, ({ may }) => may.includes('text'));
  if (isOwn || !isAvailable || !mayWrite) return [];
  const { id, name } = participant;
  const onSelect = (): void => app.text.controller.begin({ kind: 'direct', id });
  return [[{ id: 'write', label: t('writeTo', { name }), icon: <TextIcon />, onSelect }]];
}

/** Returns how you can report a player; [] = you are this player, or the host takes no reports. */
function useReport({ app, menu }: ShownProps, isOwn: boolean): readonly (readonly MenuItem[])[] {
  const { t } = useTranslation('reports');
  const isRecorded = useStore(app.lobby.store, ({ rules }) => rules.recordsForReports);
  const isAvailable = useStore(app.reports.store, (state) => state.isAvailable);
  if (isOwn || !isAvailable) return [];
  return [
    [
      {
        ...{ id: 'report', label: t('report'), icon: <WarningIcon /> },
        hint: isRecorded ? undefined : t('off'),
        isDisabled: !isRecorded,
        onSelect: menu.askToReport,
      },
    ],
  ];
}

/** Returns what you may do to a player by your rank. */
function useModeration({ app, menu, participant }: ShownProps, isOwn: boolean): readonly (readonly MenuItem[])[] {
  const { t } = useTranslation('moderation');
  const { t: tDoor } = useTranslation('door');
  const state = useStore(app.moderation.store);
  return moderationItems({
    ...{ state, participant, isOwn, t, tDoor },
    controller: app.moderation.controller,
    standing: state.people.get(participant.id) ?? MEMBER,
    onRemove: menu.askToRemove,
  });
}

/** Moves a player, or yourself, to another room. */
function Move({ app, menu, participant }: ShownProps): ReactNode {
  const rooms = useStore(app.rooms.store);
  return (
    <MoveDialog
      name={participant.name}
      rooms={rooms.rooms}
      current={roomIdOf(rooms, participant.id)}
      onMove={(room) => app.rooms.controller.move(participant, room)}
      onClose={() => menu.close('move')}
    />
  );
}

/** Returns what you may do about the room of a player, and about whispering to them. */
function useCircles({ app, menu, participant }: ShownProps, isOwn: boolean): readonly (readonly MenuItem[])[] {
  const { t } = useTranslation('rooms');
  const { t: tWhisper } = useTranslation('whisper');
  const { rank, may, people } = useStore(app.moderation.store);
  const hasRooms = useStore(app.rooms.store, ({ rooms }) => rooms.length > 0);
  const { isAllowed, targets } = useStore(app.whisper.store);
  const canMove = isOwn || (may.includes('move') && isAbove(rank, (people.get(participant.id) ?? MEMBER).rank));
  const move: MenuItem = { id: 'move', label: t(isOwn ? 'moveYou' : 'moveTo'), onSelect: menu.askToMove };
  const whisper: MenuItem = {
    id: 'whisper-to',
    label: tWhisper('add'),
    hint: isAllowed ? undefined : tWhisper('problem.whisper-off'),
    isDisabled: !isAllowed,
    isChecked: targets.includes(participant.id),
    onSelect: () => app.whisper.controller.toggle(participant.id),
  };
  return [isOwn ? [] : [whisper], hasRooms && canMove ? [move] : []].filter((group) => group.length > 0);
}

function OpenDetails({ app, menu, onShowOnMap, participant, anchor }: ShownProps): ReactNode {
  const { rules } = useHearingNow(app);
  const { ownId, connection, quality } = useStore(
    app.lobby.store,
    useShallow((lobby) => ({
      ownId: lobby.ownId,
      connection: lobby.connection,
      quality: shownQuality(lobby)[participant.id],
    })),
  );
  const canHear = useStore(app.voice.store, (voice) => hearsOthers(voice, { connection }));
  const isOnMap = app.scene.entry(participant.id) !== undefined;
  return (
    <PersonDetails
      {...app.people}
      {...app.profile}
      scene={app.scene}
      {...{ participant, rules, canHear, anchor }}
      isOwn={participant.id === ownId}
      role={useRoleName(app, participant.id)}
      quality={quality ?? UNKNOWN_QUALITY}
      onShowOnMap={isOnMap && onShowOnMap !== null ? () => onShowOnMap(participant.id, false) : null}
      onClose={() => menu.close('details')}
    />
  );
}

/** Returns what a player is in the lobby, in words; null = an ordinary member. */
function useRoleName(app: WindowApp, id: ParticipantId): string | null {
  const { t } = useTranslation('people');
  const { rank } = useStore(app.moderation.store, (state) => state.people.get(id) ?? MEMBER);
  return rank === 'member' ? null : t(`role.${rank}`);
}
