import type { ParticipantId } from '../../shared/model/participant.ts';
import type { Pose } from '../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../shared/model/presence.ts';
import type { ServerboundChannelMessage } from '../../shared/protocol/channel.ts';
import { fieldsOfPose } from '../../shared/protocol/pose-fields.ts';
import type { EarOutput } from '../../shared/model/sound/ear-output.ts';

/** The messages of a participant without a window to its host, on the data channel. */
export abstract class ClientMessages {
  /** Sends any message of the data channel. */
  abstract send(message: ServerboundChannelMessage): void;

  /** Sets the pose; `camera` is the viewpoint if it differs from the avatar. */
  setPose(pose: Pose, camera?: Pose): void {
    this.send({
      type: 'pose',
      ...fieldsOfPose(pose),
      ...(camera === undefined ? {} : { camera: fieldsOfPose(camera) }),
    });
  }

  /** Reports that the pose is unknown: `lost` = its source fell silent, `menu` = the player has no position. */
  setNowhere(reason: 'lost' | 'menu'): void {
    this.send({ type: 'nowhere', reason });
  }

  setPresence(presence: Presence): void {
    this.send({ type: 'presence', ...presence });
  }

  setTalkStyle(style: TalkStyle): void {
    this.send({ type: 'talk', ...style });
  }

  /** Asks to enter an isolated group, or to leave it if the name is empty. The host answers with a `group` message. */
  enterGroup(name: string, password: string): void {
    this.send({ type: 'group', name, password });
  }

  /**
   * Sets how this participant wants to hear others: [id, linear gain], and the participants it blocks. Replaces its
   * previous wishes.
   */
  setPersonal(gains: readonly (readonly [ParticipantId, number])[], blocked: readonly ParticipantId[]): void {
    this.send({ type: 'personal', gains: gains.map(([id, gain]) => [id, gain]), blocked: [...blocked] });
  }

  /** Sets how this participant's ears get voices. Hosts of earlier versions do not know the message. */
  setOutput({ mode, widthPercent }: EarOutput): void {
    this.send({ type: 'output', mode, width: widthPercent });
  }

  /** Asks for another name. A host that accepts it answers with a `renamed` message. */
  rename(name: string): void {
    this.send({ type: 'rename', name });
  }

  setStatus(status: { readonly isMuted: boolean; readonly isDeafened: boolean }): void {
    this.send({ type: 'status', muted: status.isMuted, deafened: status.isDeafened });
  }
}
