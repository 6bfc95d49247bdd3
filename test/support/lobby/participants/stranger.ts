import type { Pose } from '../../../../shared/model/pose.ts';
import { joinLobby } from '../../../../main/client/signalling-client.ts';
import { fieldsOfPose } from '../../../../shared/protocol/pose-fields.ts';
import { readInvitation } from '../../read-invitation.ts';
import { afterTest } from '../host-parts.ts';

/** A participant on another WebRTC stack, which speaks a sine of amplitude 0.2. */
export interface Stranger {
  /** Measures the level of another tone in what it heard last, dBFS. */
  levelsDb(frequencyHz: number): Promise<{ readonly left: number; readonly right: number }>;
}

/** How a stranger joins: the test does the signalling, and the stack does the rest. */
export interface StrangerOptions {
  readonly invitation: string;
  readonly name: string;
  readonly frequencyHz: number;
  readonly pose: Pose;
}

/** Sends a stack's offer to the host, and returns the answer. Leaves when the test ends. Throws if the host refuses. */
export async function exchangeOffer({ invitation, name }: StrangerOptions, offer: string): Promise<string> {
  const joined = await joinLobby({ invitation: readInvitation(invitation), name, offer });
  if (!joined.ok) throw new Error(`${joined.error.code}: ${joined.error.message}`);
  afterTest(() => joined.value.leave());
  return joined.value.joined.answer;
}

/** The fields of the message about where the participant stands. */
export function poseFields({ pose }: StrangerOptions): object {
  return fieldsOfPose(pose);
}
