import type { Pose } from '../../shared/model/pose.ts';

/** At most 20 poses a second reach the host. */
export const POSE_INTERVAL_MS = 50;

export interface PoseSender {
  /** Takes the newest pose; an older one that still waits is forgotten. Equal to the last one sent: nothing happens. */
  offer(pose: Pose): void;
  stop(): void;
}

export interface PoseSenderDependencies {
  readonly send: (pose: Pose) => void;
  readonly nowMs: () => number;
  /** Runs `task` after `delayMs`; the returned function cancels. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

/** Sends poses as they change, the newest first, never faster than `POSE_INTERVAL_MS`. */
export function createPoseSender({ send, nowMs, schedule }: PoseSenderDependencies): PoseSender {
  let lastSent: Pose | undefined;
  let lastSentAtMs = -Infinity;
  let waiting: Pose | undefined;
  let cancel: (() => void) | undefined;

  function flush(): void {
    cancel = undefined;
    if (waiting === undefined || isSamePose(waiting, lastSent)) return;
    lastSent = waiting;
    waiting = undefined;
    lastSentAtMs = nowMs();
    send(lastSent);
  }

  return {
    offer(pose) {
      waiting = pose;
      if (cancel !== undefined) return;
      const delayMs = lastSentAtMs + POSE_INTERVAL_MS - nowMs();
      if (delayMs <= 0) flush();
      else cancel = schedule(flush, delayMs);
    },
    stop() {
      cancel?.();
      cancel = undefined;
      waiting = undefined;
    },
  };
}

function isSamePose(a: Pose, b: Pose | undefined): boolean {
  return b !== undefined && a.xMetres === b.xMetres && a.yMetres === b.yMetres && a.zMetres === b.zMetres && a.yawRadians === b.yawRadians;
}
