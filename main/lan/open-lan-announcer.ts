import { scheduleEvery, type Schedule } from '../../shared/schedule.ts';
import { LAN_SERVICE, LAN_TTL_SECONDS, writeLanRecords, type LanAnnouncement } from './lan-lobby.ts';
import { MdnsInterfaces } from './mdns-interfaces.ts';

/** A record is sent to everybody no more often than this (RFC 6762, section 6). */
const LEAST_INTERVAL_MS = 1_000;
const ANNOUNCE_INTERVAL_MS = (LAN_TTL_SECONDS * 1_000) / 2;
/** A goodbye that the adapter does not take by then is lost. */
const CLOSE_TIMEOUT_MS = 200;

export interface LanAnnouncerOptions {
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Returns what to announce now. */
  readonly describe: () => LanAnnouncement;
}

export interface LanAnnouncer {
  /** Announces what has changed. */
  announce(): void;
  /** Takes the lobby back from everybody who shows it. */
  close(): Promise<void>;
}

/** Shows a lobby on every local network of this machine until it is closed. */
export function openLanAnnouncer({ nowMs, schedule, describe }: LanAnnouncerOptions): LanAnnouncer {
  let sentAtMs = -Infinity;
  let cancelPending: (() => void) | undefined;
  const interfaces = new MdnsInterfaces({
    schedule,
    onOpen: (mdns) => {
      mdns.on('query', ({ questions = [] }) => {
        if (questions.some(({ name }) => name.toLowerCase() === LAN_SERVICE)) announce();
      });
      announce();
    },
  });
  const send = (): void => {
    cancelPending = undefined;
    sentAtMs = nowMs();
    const announcement = describe();
    interfaces.forEach((mdns, address) => mdns.respond(writeLanRecords(announcement, address)));
  };
  const announce = (): void => {
    const waitMs = Math.max(0, sentAtMs + LEAST_INTERVAL_MS - nowMs());
    cancelPending ??= schedule(send, waitMs);
  };
  const stopAnnouncing = scheduleEvery(schedule, announce, ANNOUNCE_INTERVAL_MS);
  return {
    announce,
    close: async () => {
      stopAnnouncing();
      cancelPending?.();
      const goodbyes: Promise<void>[] = [];
      interfaces.forEach((mdns, address) =>
        goodbyes.push(new Promise((resolve) => mdns.respond(writeLanRecords(describe(), address, 0), () => resolve()))),
      );
      let cancelTimeout = (): void => undefined;
      const timeout = new Promise<void>((resolve) => (cancelTimeout = schedule(resolve, CLOSE_TIMEOUT_MS)));
      await Promise.race([Promise.all(goodbyes), timeout]);
      cancelTimeout();
      interfaces.close();
    },
  };
}
