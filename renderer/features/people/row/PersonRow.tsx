import {
  memo,
  useCallback,
  useRef,
  type ComponentType,
  type CSSProperties,
  type DragEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { hueOf } from '../../../../shared/model/people/player-color.ts';
import { profileOf } from '../../../../shared/model/profile/profile.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { VoiceRange } from '../../../../shared/spatial/hearing-now.ts';
import { connectionGrade, worseLoss } from '../../../link/quality/connection-grade.ts';
import { Avatar, type AvatarPicture } from '../../../ui/display/Avatar.tsx';
import type { Box } from '../../../ui/floating/place-floating.ts';
import { tipIfCut } from '../../../ui/floating/tip-if-cut.ts';
import { MoreIcon } from '../../../ui/icons/action-icons.tsx';
import { ArrowIcon, StarIcon } from '../../../ui/icons/sign-icons.tsx';
import { TalkIcon } from '../../../ui/icons/sound-icons.tsx';
import type { PersonQuality } from '../connection-grade.ts';
import { ConnectionBars } from './ConnectionBars.tsx';
import { describeEarshot } from '../describe-earshot.ts';
import type { PeopleController } from '../people-controller.ts';
import { acquaintanceOf, preferenceOf, type Preference } from '../people-store.ts';
import { PLAYER_FORMAT } from '../list/people-sections.ts';
import { PersonStates } from './PersonStates.tsx';
import { RowVolume } from './RowVolume.tsx';
import { useLiveRow, type LiveRow, type LiveRowInputs } from './use-live-row.ts';
import { useRowInUse } from './use-row-in-use.ts';

/** Returns the picture of a participant; undefined = there is none, or it must not show. */
export type PictureOf = (participant: Participant) => AvatarPicture | undefined;

/** Opens the menu of a participant beside an element or at a point. */
export type OpenPersonMenu = (id: ParticipantId, anchor: Element | Box) => void;

interface Props extends LiveRowInputs {
  readonly controller: PeopleController;
  /** How far your own voice carries. */
  readonly range: VoiceRange;
  /** Whether the lobby is on this player's machine. */
  readonly isHost: boolean;
  /** Whether the row is the one of the list that Tab reaches. */
  readonly isCurrent: boolean;
  /** The row's place in its section, from 0. */
  readonly index: number;
  /** How many rows the section has, where not all of them are in the page; null = they are. */
  readonly setSize: number | null;
  /** The id of the text that says how the keyboard reaches the other rows. */
  readonly hintId: string;
  readonly quality: PersonQuality;
  readonly pictureOf: PictureOf;
  /** Shows what the host knows about a participant; not given = you do not host. */
  readonly Badge?: ComponentType<{ readonly id: ParticipantId }> | undefined;
  readonly onOpenMenu: OpenPersonMenu;
  /** Whether the player can be dragged into another section. */
  readonly isDraggable: boolean;
  /** The row has the pointer or the focus: it should not move away. */
  readonly onInUse: (id: ParticipantId, isInUse: boolean) => void;
}

/** Shows one participant. Distance, direction and talk change ten times a second and bypass React. */
export const PersonRow = memo(function PersonRow(props: Props): ReactNode {
  const { store, controller, participant, isOwn, isCurrent, onOpenMenu, onInUse } = props;
  const { t } = useTranslation('people');
  const { id, name } = participant;
  const preference = useStore(store, (state) => preferenceOf(state, participant));
  const live = useLiveRow(props);
  const more = useRef<HTMLButtonElement>(null);
  const { isInUse, handlers } = useRowInUse(useCallback((isNow) => onInUse(id, isNow), [onInUse, id]));
  const isSilenced = preference.isMuted || preference.isBlocked;
  return (
    <li
      className="person"
      ref={live.row}
      data-own={isOwn}
      {...rowOf(id, props.isDraggable)}
      data-away={participant.isAway && !isOwn}
      data-silenced={isSilenced}
      style={{ '--row-index': props.index } as CSSProperties}
      aria-posinset={props.setSize === null ? undefined : props.index + 1}
      aria-setsize={props.setSize ?? undefined}
      {...handlers}
      onClick={(event) => {
        if (!isOnControl(event)) onOpenMenu(id, pointOf(event));
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        // The menu key has no point.
        onOpenMenu(id, event.target === more.current ? more.current : pointOf(event));
      }}
    >
      <Avatar hue={hueOf(participant)} name={name} picture={props.pictureOf(participant)} ringRef={live.ring} />
      <TalkSign />
      <RowText {...props} {...{ preference, live }} />
      <span className="visually-hidden" ref={live.talk} />
      {isInUse && !isOwn && !isSilenced && (
        <RowVolume participant={participant} preference={preference} controller={controller} />
      )}
      <button
        ref={more}
        className="person-more"
        type="button"
        data-row-control=""
        tabIndex={isCurrent ? 0 : -1}
        aria-label={t('details', { name })}
        aria-haspopup="menu"
        aria-describedby={props.hintId}
        onClick={({ currentTarget }) => onOpenMenu(id, currentTarget)}
      >
        <MoreIcon />
      </button>
    </li>
  );
});

/** The player's name with its marks, and where they are with their note. */
function RowText(props: Props & { readonly preference: Preference; readonly live: LiveRow }): ReactNode {
  const { store, participant, isOwn, isHost, range, quality, Badge, preference, live } = props;
  const { t, i18n } = useTranslation('people');
  const { isKnown, nickname } = useStore(
    store,
    useShallow((state) => acquaintanceOf(state, participant)),
  );
  const { note } = profileOf(participant);
  return (
    <div className="person-text">
      <span className="person-name">
        <bdi onPointerEnter={tipIfCut}>{nickname === '' ? participant.name : nickname}</bdi>
        {isKnown && <KnownMark />}
        {isOwn && <span className="person-badge">{t('you')}</span>}
        {isHost && <span className="person-badge">{t('host')}</span>}
        {Badge !== undefined && <Badge id={participant.id} />}
        <PersonStates participant={participant} preference={preference} />
        <PoorConnection quality={quality} />
      </span>
      <span className="person-place">
        <span className="person-arrow" ref={live.arrow} hidden>
          <ArrowIcon />
        </span>
        <span className="person-where" ref={live.place}>
          {isOwn ? describeEarshot(range, t, i18n.language) : ''}
        </span>
        {note !== '' && !preference.isBlocked && (
          <bdi className="person-note" onPointerEnter={tipIfCut}>
            {note}
          </bdi>
        )}
      </span>
    </div>
  );
}

/** Shows by a shape that the player talks: the ring alone is thin. */
function TalkSign(): ReactNode {
  return (
    <span className="person-talk" aria-hidden="true">
      <TalkIcon />
    </span>
  );
}

/** A star for a player you know. */
function KnownMark(): ReactNode {
  const { t } = useTranslation('people');
  return (
    <span className="person-known" role="img" aria-label={t('knownMark')} data-tip={t('knownMark')}>
      <StarIcon isFilled />
    </span>
  );
}

/** A connection that spoils the conversation; a good one is nothing to know about. */
function PoorConnection({ quality }: { readonly quality: PersonQuality }): ReactNode {
  const lossPercent = worseLoss(quality.lossToHostPercent, quality.lossFromHostPercent);
  if (connectionGrade(quality.roundTripMs, lossPercent) !== 'poor') return null;
  return <ConnectionBars roundTripMs={quality.roundTripMs} lossPercent={lossPercent} />;
}

function isOnControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('[data-row-control]') !== null;
}

function pointOf({ clientX, clientY }: MouseEvent): Box {
  return { left: clientX, top: clientY, right: clientX, bottom: clientY };
}

/** What the list knows a row by, and what lets it be dragged into another section. */
function rowOf(id: ParticipantId, isDraggable: boolean) {
  return {
    'data-id': id,
    draggable: isDraggable,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      dataTransfer.setData(PLAYER_FORMAT, String(id));
      dataTransfer.effectAllowed = 'move';
    },
  };
}
