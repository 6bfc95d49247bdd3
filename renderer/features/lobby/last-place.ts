import type { Pose } from '../../../shared/model/pose.ts';

/** Remembers where you stood in the last lobby, so that you stand there again after reconnecting to it. */
export interface PlaceMemory {
  remember(invitation: string, pose: Pose): void;
  /** Returns where you stood in the lobby of this invitation; undefined if your last lobby was a different one. */
  poseIn(invitation: string): Pose | undefined;
}

/** Remembers it as long as the window is open. */
export class LastPlace implements PlaceMemory {
  #place: { readonly invitation: string; readonly pose: Pose } | undefined;

  remember(invitation: string, pose: Pose): void {
    this.#place = { invitation, pose };
  }

  poseIn(invitation: string): Pose | undefined {
    return this.#place?.invitation === invitation ? this.#place.pose : undefined;
  }
}
