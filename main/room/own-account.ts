import type { Pose } from '../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE, type Presence, type TalkStyle } from '../../shared/model/presence.ts';
import type { ServerboundChannelMessage } from '../../shared/protocol/channel.ts';
import { poseOfFields } from '../../shared/protocol/pose-fields.ts';

/** Messages with a participant's position or way of speaking. */
export type OwnMessage = Extract<ServerboundChannelMessage, { type: 'pose' | 'nowhere' | 'presence' | 'talk' }>;

/** The report of a participant's own program. */
export interface OwnAccount {
  /** The last position reported; null = none. */
  readonly pose: Pose | null;
  /** null = same as the avatar. */
  readonly camera: Pose | null;
  /** When updates of the pose stopped; null = it is current. */
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

/** Returns the account after one more message. */
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
