import type { Schedule } from '../../shared/schedule.ts';

export interface LatestSender<Message> {
  /** Accepts the newest message, which replaces one still waiting. A message equal to the last one sent is ignored. */
  offer(message: Message): void;
  stop(): void;
}

export interface LatestSenderDependencies<Message> {
  readonly send: (message: Message) => void;
  /**
   * Whether what was sent has left. While it has not, only the newest message waits: a host that stood still would get
   * all others at once, and take them for a flood. Urgent messages do not wait.
   */
  readonly hasRoom: () => boolean;
  readonly intervalMs: number;
  /**
   * Urgent messages are sent at once, so that a newer one cannot replace them: for example that a participant no longer
   * has a position.
   */
  readonly isUrgent?: (message: Message) => boolean;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/**
 * Sends flat messages as they change, the newest first, never faster than `intervalMs` except urgent ones. A message
 * after a pause goes out at once.
 */
export function createLatestSender<Message extends object>({
  send,
  hasRoom,
  intervalMs,
  isUrgent,
  nowMs,
  schedule,
}: LatestSenderDependencies<Message>): LatestSender<Message> {
  let lastSent = '';
  let lastSentAtMs = -Infinity;
  let waiting: Message | undefined;
  let cancel: (() => void) | undefined;

  function flush(): void {
    cancel?.();
    cancel = undefined;
    const message = waiting;
    if (message === undefined) return;
    if (!hasRoom() && isUrgent?.(message) !== true) {
      cancel = schedule(flush, intervalMs);
      return;
    }
    waiting = undefined;
    const text = JSON.stringify(message);
    if (text === lastSent) return;
    lastSent = text;
    lastSentAtMs = nowMs();
    send(message);
  }

  return {
    offer(message) {
      waiting = message;
      const delayMs = lastSentAtMs + intervalMs - nowMs();
      if (delayMs <= 0 || isUrgent?.(message) === true) flush();
      else cancel ??= schedule(flush, delayMs);
    },
    stop() {
      cancel?.();
      cancel = undefined;
      waiting = undefined;
    },
  };
}
