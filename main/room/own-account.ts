import type { Pose } from '../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE, type Presence, type TalkStyle } from '../../shared/model/presence.ts';
import type { ServerboundChannelMessage } from '../../shared/protocol/channel.ts';
import { poseOfFields } from '../../shared/protocol/pose-fields.ts';

/** Messages by which a participant says where it is and how it speaks. */
export type OwnMessage = Extract<ServerboundChannelMessage, { type: 'pose' | 'nowhere' | 'presence' | 'talk' }>;

/** What a participant's own program says of it. */
export interface OwnAccount {
  /** The last one told; null = nowhere. */
  readonly pose: Pose | null;
  /** null = where the avatar is. */
  readonly camera: Pose | null;
  /** Since when the pose is told no longer; null = it holds. */
  readonly lostAtMs: number | null;
  readonly presence: Presence;
  readonly talk: TalkStyle;
}

export const NO_OWN_ACCOUNT: OwnAccount = {
  pose: null,
  camera: null,
  lostAtMs: null,
  presence: DEFAULT_PRESENCE,
  talk: DEFAULT_TALK_STYLE,
};

/** The account after one more message. */
export function withOwnMessage(account: OwnAccount, message: OwnMessage, nowMs: number): OwnAccount {
  switch (message.type) {
    case 'pose':
      return {
        ...account,
        pose: poseOfFields(message),
        camera: message.camera === undefined ? null : poseOfFields(message.camera),
        lostAtMs: null,
      };
    case 'nowhere':
      if (message.reason === 'menu') return { ...account, pose: null, camera: null, lostAtMs: null };
      return { ...account, lostAtMs: account.lostAtMs ?? nowMs };
    case 'presence': {
      const { world, enclosure, team, state, muffle, zone } = message;
      return { ...account, presence: { world, enclosure, team, state, muffle, zone } };
    }
    case 'talk':
      return {
        ...account,
        talk: { to: message.to, voice: message.voice, radio: message.radio, priority: message.priority },
      };
  }
}
