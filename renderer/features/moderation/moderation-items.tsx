import type { TFunction } from 'i18next';
import type { Participant } from '../../../shared/model/participant.ts';
import { isAbove, permissionsOf, RANKS } from '../../../shared/model/people/rank.ts';
import type { MenuItem } from '../../ui/floating/Menu.tsx';
import { BlockIcon } from '../../ui/icons/action-icons.tsx';
import { PeopleIcon } from '../../ui/icons/place-icons.tsx';
import { SpeakerOffIcon } from '../../ui/icons/sound-icons.tsx';
import type { ModerationController } from './moderation-controller.ts';
import type { ModerationState, Standing } from './moderation-store.ts';

interface ItemOptions {
  readonly state: Pick<ModerationState, 'rank' | 'may' | 'permissions'>;
  readonly controller: ModerationController;
  readonly participant: Pick<Participant, 'id' | 'name' | 'identity'>;
  readonly standing: Standing;
  readonly isOwn: boolean;
  /** Asks for a reason, and for how long. */
  readonly onRemove: (how: 'kick' | 'ban') => void;
  readonly t: TFunction<'moderation'>;
  readonly tDoor: TFunction<'door'>;
}

/** Returns what you may do to a player by your rank, in groups; [] = nothing. */
export function moderationItems(options: ItemOptions): readonly (readonly MenuItem[])[] {
  const {
    state: { rank, may, permissions },
    controller,
    participant,
    standing,
    isOwn,
    onRemove,
    t,
  } = options;
  const canAct = !isOwn && isAbove(rank, standing.rank);
  // Those whose rank may not talk, and newcomers who are not let in, are silent anyway.
  const mayTalk = standing.unheard === '' && permissionsOf(standing.rank, permissions).includes('talk');
  const isMuted = standing.held.includes('mute') && mayTalk;
  const isDeafened = standing.held.includes('deafen');
  const silence: MenuItem[] = [
    {
      id: 'moderate-mute',
      label: t('muteForAll'),
      icon: <SpeakerOffIcon />,
      isChecked: isMuted,
      onSelect: () => controller.setMuted(participant, !isMuted),
    },
    {
      id: 'moderate-deafen',
      label: t('deafen'),
      icon: <SpeakerOffIcon />,
      isChecked: isDeafened,
      onSelect: () => controller.setDeafened(participant, !isDeafened),
    },
  ];
  const remove: MenuItem[] = [
    ...(may.includes('kick')
      ? [
          {
            id: 'kick',
            label: t('kick'),
            icon: <BlockIcon />,
            tone: 'danger',
            onSelect: () => onRemove('kick'),
          } as const,
        ]
      : []),
    ...(may.includes('ban') && participant.identity !== ''
      ? [{ id: 'ban', label: t('ban'), icon: <BlockIcon />, tone: 'danger', onSelect: () => onRemove('ban') } as const]
      : []),
  ];
  const ranks: MenuItem[] = RANKS.filter((offered) => offered !== standing.rank).map((offered) => ({
    id: `rank-${offered}`,
    label: t(`make.${offered}`),
    icon: <PeopleIcon />,
    onSelect: () => controller.appoint(participant, offered, standing.rank),
  }));
  const canAppoint = may.includes('appoint') && !isOwn && participant.identity !== '';
  return [
    letInItems(options),
    canAct && may.includes('mute') ? silence : [],
    canAppoint ? ranks : [],
    canAct ? remove : [],
  ].filter((group) => group.length > 0);
}

/** Lets a newcomer be heard, for those who may lock the lobby; [] = they are heard already. */
function letInItems({ state, controller, participant, standing, isOwn, tDoor }: ItemOptions): readonly MenuItem[] {
  if (isOwn || standing.unheard === '' || !state.may.includes('lock')) return [];
  const onSelect = (): void => controller.letIn(participant);
  return [{ id: 'let-in', label: tDoor('letIn'), icon: <PeopleIcon />, onSelect }];
}
