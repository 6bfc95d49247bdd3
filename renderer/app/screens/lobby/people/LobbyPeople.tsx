import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { MAX_ROOMS, OPEN_SPACE, type RoomFacts, type RoomId } from '../../../../../shared/model/people/lobby-room.ts';
import { isAbove } from '../../../../../shared/model/people/rank.ts';
import type { Participant, ParticipantId } from '../../../../../shared/model/participant.ts';
import { useKeyOfAction } from '../../../../features/hotkeys/triggers/use-trigger-name.ts';
import { shownQuality } from '../../../../features/lobby/lobby-store.ts';
import { NewcomerBadge } from '../../../../features/moderation/door/NewcomerBadge.tsx';
import { MEMBER } from '../../../../features/moderation/moderation-store.ts';
import { PeopleList } from '../../../../features/people/PeopleList.tsx';
import type { PeopleGrouping } from '../../../../features/people/list/people-sections.ts';
import { RoleBadge } from '../../../../features/roles/RoleBadge.tsx';
import { RoomDialog } from '../../../../features/rooms/RoomDialog.tsx';
import { RoomHeading } from '../../../../features/rooms/RoomHeading.tsx';
import { RoomPasswordDialog } from '../../../../features/rooms/RoomPasswordDialog.tsx';
import { roomIdOf } from '../../../../features/rooms/rooms-store.ts';
import { WhisperBadge } from '../../../../features/whisper/WhisperBadge.tsx';
import { WhisperBar } from '../../../../features/whisper/WhisperBar.tsx';
import { Button } from '../../../../ui/controls/Button.tsx';
import { PlusIcon } from '../../../../ui/icons/action-icons.tsx';
import type { WindowApp } from '../../../create-window-app.ts';
import { hearsOthers } from '../../../own-status.ts';
import { useHearingNow } from '../../use-hearing-now.ts';
import { useShownParticipants } from '../../use-shown-participants.ts';
import { useShownRoles } from '../../use-shown-roles.ts';
import { useNameDoubts } from './use-name-doubts.ts';
import { usePeopleGroupings } from './use-people-groupings.ts';
import type { PersonMenuState } from './use-person-menu.ts';

/** The players by their rooms, with what you may do about them, and whispers. */
export function LobbyPeople({
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
  const whisperStore = app.whisper.store;
  const rooms = useRooms(app, participants);
  const groupings = usePeopleGroupings(app);
  const doubts = useNameDoubts(app, participants);
  const moderationStore = app.moderation.store;
  const Badge = useMemo(
    () =>
      ({ id }: { readonly id: ParticipantId }): ReactNode => (
        <>
          <WhisperBadge store={whisperStore} id={id} />
          <RoleBadge role={roles.get(id)} teamMark={marks.get(id)?.teamMark ?? null} />
          <NewcomerBadge store={moderationStore} id={id} double={doubts.get(id)} />
        </>
      ),
    [roles, marks, whisperStore, moderationStore, doubts],
  );
  return (
    <>
      <PeopleList
        {...app.people}
        {...{ participants, ownId, rules, range, quality, canHear, hostIdentity, onInvite, Badge }}
        {...{ canDrag: rooms.canDrag, action: rooms.action }}
        groupings={rooms.grouping === null ? groupings : [rooms.grouping, ...groupings]}
        usualGrouping={rooms.grouping === null ? '' : rooms.grouping.id}
        pictureOf={app.profile.pictureOf}
        scene={app.scene}
        openId={menu.open?.id ?? null}
        onOpenMenu={menu.openMenu}
      />
      {rooms.dialogs}
      <Whisper app={app} participants={participants} />
    </>
  );
}

/** Shows the names of those who whisper to you, and the button to whisper. */
function Whisper({
  app,
  participants,
}: {
  readonly app: WindowApp;
  readonly participants: readonly Participant[];
}): ReactNode {
  const bindings = useStore(app.settings.store, (state) => state.settings.bindings);
  const keyOf = useKeyOfAction(app.hotkeys.store, bindings);
  return (
    <WhisperBar
      {...app.whisper}
      nameOf={(id) => participants.find((one) => one.id === id)?.name ?? null}
      keyName={keyOf('whisper-to')}
      onPress={() => app.voiceKeys.onPressed('whisper-to')}
      onRelease={() => app.voiceKeys.onReleased('whisper-to')}
    />
  );
}

/** What the list of players shows about rooms. */
interface RoomsInList {
  /** null = the lobby has no rooms, so that there is nothing to group by. */
  readonly grouping: PeopleGrouping | null;
  /** undefined = there is nowhere to drag to. */
  readonly canDrag: ((id: ParticipantId) => boolean) | undefined;
  /** Creates a room; null = your role does not allow it. */
  readonly action: ReactNode;
  readonly dialogs: ReactNode;
}

/** Groups the players by their rooms, with what you may do about each room. */
function useRooms(app: WindowApp, participants: readonly Participant[]): RoomsInList {
  const { t } = useTranslation('rooms');
  const { store, controller } = app.rooms;
  const state = useStore(store);
  const { may, rank, people } = useStore(app.moderation.store);
  const ownId = useStore(app.lobby.store, (lobby) => lobby.ownId);
  const [edited, setEdited] = useState<RoomFacts | 'new' | null>(null);
  const canEdit = state.isSupported && may.includes('rules');
  const grouping = useMemo((): PeopleGrouping | null => {
    if (state.rooms.length === 0) return null;
    const own = roomIdOf(state, ownId);
    const isWithOthers = participants.some(({ id }) => id !== ownId && roomIdOf(state, id) === own);
    const sectionOf = (room: RoomFacts | null): PeopleGrouping['sections'][number] => {
      const id: RoomId = room?.id ?? OPEN_SPACE;
      const ids = new Set(participants.filter((one) => roomIdOf(state, one.id) === id).map((one) => one.id));
      const isCollapsed = state.collapsed.has(id);
      const isChangeable = canEdit && room !== null;
      return {
        id: String(id),
        title: room?.name ?? t('openSpace'),
        showsEmpty: true,
        isCollapsed,
        onDrop: (dropped) => {
          const person = participants.find((one) => one.id === dropped);
          if (person !== undefined && !ids.has(dropped)) controller.move(person, id);
        },
        heading: (
          <RoomHeading
            {...{ room, isCollapsed }}
            count={ids.size}
            isOwn={own === id}
            onEnter={() => own !== id && controller.enter(id)}
            onToggle={() => controller.toggle(id)}
            onBring={isWithOthers ? () => controller.enter(id, { bring: true }) : null}
            onEdit={isChangeable ? () => setEdited(room) : null}
            onDelete={isChangeable ? () => controller.remove(id) : null}
          />
        ),
      };
    };
    return {
      id: 'room',
      label: t('byRoom'),
      sections: [null, ...state.rooms].map(sectionOf),
      sectionOf: ({ id }) => String(roomIdOf(state, id)),
    };
  }, [state, ownId, participants, canEdit, controller, t]);
  const mayMove = may.includes('move');
  return {
    grouping,
    canDrag:
      grouping === null
        ? undefined
        : (id) => id === ownId || (mayMove && isAbove(rank, (people.get(id) ?? MEMBER).rank)),
    action: canEdit && state.rooms.length < MAX_ROOMS && (
      <Button size="small" variant="quiet" icon={<PlusIcon />} onClick={() => setEdited('new')}>
        {t('new')}
      </Button>
    ),
    dialogs: (
      <>
        {edited !== null && (
          <RoomDialog
            room={edited === 'new' ? null : edited}
            onSave={(wish) => controller.save(edited === 'new' ? OPEN_SPACE : edited.id, wish)}
            onClose={() => setEdited(null)}
          />
        )}
        <AskedPassword app={app} />
      </>
    ),
  };
}

/** The question for the password of the room that you want to enter. */
function AskedPassword({ app }: { readonly app: WindowApp }): ReactNode {
  const { store, controller } = app.rooms;
  const asked = useStore(store, (state) => state.asked);
  const name = useStore(store, ({ rooms }) => rooms.find(({ id }) => id === asked?.room)?.name);
  if (asked === null || name === undefined) return null;
  const { room, bring, isWrong } = asked;
  return (
    <RoomPasswordDialog
      {...{ name, isWrong }}
      onEnter={(password) => controller.enter(room, { password, bring })}
      onClose={controller.cancelEntry}
    />
  );
}
