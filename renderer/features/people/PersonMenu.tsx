import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { Menu, type MenuGroup, type MenuItem } from '../../ui/floating/Menu.tsx';
import type { Box } from '../../ui/floating/place-floating.ts';
import { BlockIcon, FollowIcon, LocateIcon, RenewIcon } from '../../ui/icons/action-icons.tsx';
import { InfoIcon, StarIcon } from '../../ui/icons/sign-icons.tsx';
import { JourneyIcon, SpeakerIcon, SpeakerOffIcon } from '../../ui/icons/sound-icons.tsx';
import type { PeopleController } from './people-controller.ts';
import { acquaintanceOf, preferenceOf, type PeopleStore } from './people-store.ts';
import { VolumeSlider } from './VolumeSlider.tsx';
import './people.css';

/** The actions of the rest of the window on a player. */
interface PersonActions {
  /** Shows the player on the map; null = they are not on it. */
  readonly onShowOnMap: (() => void) | null;
  /** Keeps the player in the middle of the map; null = they are not on it. */
  readonly onFollowOnMap: (() => void) | null;
  /** Why they cannot be shown on the map; null = they can. */
  readonly whyNotOnMap: 'notOnMap' | 'hiddenOnMap' | 'noMapHere' | null;
  /** Whether a player sees that you do not hear them. */
  readonly canTell: boolean;
  /** Shows the figures about the player. */
  readonly onDetails: () => void;
  /** Shows how long the player's voice takes to reach you. */
  readonly onFollow: () => void;
  /** Blocks the player at once, and offers to take that back. */
  readonly onBlock: () => void;
}

interface Props extends PersonActions {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  readonly participant: Participant;
  readonly isOwn: boolean;
  /** What the host sets about the player; not given = you do not host. */
  readonly roles?: ReactNode;
  /** What you may do to the player by your rank in the lobby, in groups. */
  readonly moderation?: readonly (readonly MenuItem[])[];
  /** Your status, in your own menu. */
  readonly ownStatus?: MenuGroup;
  readonly anchor: Element | Box;
  readonly onClose: () => void;
}

/** The actions on a player: from their row, and from their dot on the map. */
export function PersonMenu(props: Props): ReactNode {
  const { participant, isOwn, roles, moderation = [], ownStatus = [], anchor, onClose } = props;
  const { t } = useTranslation('people');
  const items = useItems(props);
  return (
    <Menu
      label={t('details', { name: participant.name })}
      anchor={anchor}
      header={
        isOwn && roles === undefined ? undefined : (
          <>
            {!isOwn && <VolumeSlider {...props} />}
            {roles}
          </>
        )
      }
      groups={isOwn ? [ownStatus, items.look, ...moderation] : [items.hearing, items.look, ...moderation, items.block]}
      onClose={onClose}
    />
  );
}

function useItems({ store, controller, participant, isOwn, ...actions }: Props) {
  const { t } = useTranslation('people');
  const { isMuted, isBlocked, volumePercent } = useStore(store, (state) => preferenceOf(state, participant));
  const { name } = participant;
  const know = useKnowItem(store, controller, participant);
  const hearing: MenuItem[] = [
    {
      id: 'mute',
      label: t(isMuted ? 'unmuteForMe' : 'muteForMe'),
      icon: isMuted ? <SpeakerIcon /> : <SpeakerOffIcon />,
      hint: actions.canTell && !isMuted ? t('theyCanTell', { name }) : undefined,
      isDisabled: isBlocked,
      onSelect: () => controller.set(participant, { isMuted: !isMuted }),
    },
    {
      id: 'reset',
      label: t('volumeReset'),
      icon: <RenewIcon />,
      isDisabled: volumePercent === 100,
      onSelect: () => controller.set(participant, { volumePercent: 100 }),
    },
  ];
  const look: MenuItem[] = [
    {
      id: 'show',
      label: t('showOnMap'),
      icon: <LocateIcon />,
      hint: actions.whyNotOnMap === null ? undefined : t(actions.whyNotOnMap),
      isDisabled: actions.onShowOnMap === null,
      onSelect: () => actions.onShowOnMap?.(),
    },
    ...(isOwn
      ? []
      : [
          {
            id: 'follow-on-map',
            label: t('followOnMap'),
            icon: <FollowIcon />,
            hint: actions.onFollowOnMap === null ? undefined : t('followHint'),
            isDisabled: actions.onFollowOnMap === null,
            onSelect: () => actions.onFollowOnMap?.(),
          },
        ]),
    { id: 'details', label: t('showDetails'), icon: <InfoIcon />, onSelect: actions.onDetails },
    ...(isOwn || know === null ? [] : [know]),
    ...(isOwn ? [] : [{ id: 'follow', label: t('followVoice'), icon: <JourneyIcon />, onSelect: actions.onFollow }]),
  ];
  const block = [isBlocked ? unblockItem() : blockItem()];
  return { hearing, look, block };

  function blockItem(): MenuItem {
    return {
      id: 'block',
      label: t('blockName', { name }),
      icon: <BlockIcon />,
      tone: 'danger',
      onSelect: actions.onBlock,
    };
  }

  function unblockItem(): MenuItem {
    return {
      id: 'unblock',
      label: t('unblockName', { name }),
      icon: <BlockIcon />,
      onSelect: () => controller.set(participant, { isBlocked: false }),
    };
  }
}

/** Returns the item that adds a player to those you know; null for a guest, whom nothing recognises. */
function useKnowItem(store: PeopleStore, controller: PeopleController, participant: Participant): MenuItem | null {
  const { t } = useTranslation('people');
  const isKnown = useStore(store, (state) => acquaintanceOf(state, participant).isKnown);
  if (participant.identity === '') return null;
  return {
    id: 'know',
    label: t('know'),
    icon: <StarIcon />,
    isChecked: isKnown,
    onSelect: () => (isKnown ? controller.forget(participant.identity) : controller.know(participant, '')),
  };
}
