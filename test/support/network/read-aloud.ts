import { SPOKEN_DB } from '../window/page-pool.ts';
import { startParticipants, type Participant } from '../window/participant.ts';
import { waitUntil } from '../wait-until.ts';
import type { NetworkBed } from './network-bed.ts';
import { readProcessorSeconds } from './processor-time.ts';

const AUDIBLE_DB = SPOKEN_DB - 12;
const SILENT_DB = SPOKEN_DB - 40;
const HEARING_TIMEOUT_MS = 30_000;

/** A step of two people who meet by a code. Times are totals so far, s. */
export interface ReadAloudStep {
  readonly name: 'started' | 'hosts' | 'has a code' | 'joined' | 'heard';
  readonly seconds: number;
  /** Of the processors: the app and the browser of each person. */
  readonly hostProcessorSeconds: number;
  readonly guestProcessorSeconds: number;
}

/**
 * Lets two people start the app in different homes of a bed, one host a lobby and read its code aloud, and the other
 * type it. Resolves with the steps when each hears the other and not themselves; throws if that takes too long.
 */
export async function readAloud(bed: NetworkBed, rendezvousUrl: string): Promise<readonly ReadAloudStep[]> {
  const startMs = performance.now();
  const steps: ReadAloudStep[] = [];
  const note = async (name: ReadAloudStep['name']): Promise<void> => {
    const seconds = (performance.now() - startMs) / 1_000;
    const [host, guest] = await Promise.all([readProcessorSeconds(bed, 'h1'), readProcessorSeconds(bed, 'c1')]);
    steps.push({ name, seconds, hostProcessorSeconds: host, guestProcessorSeconds: guest });
  };
  const settings = { talkMode: 'open-mic' as const, rendezvous: [rendezvousUrl] };
  const people = await startParticipants([
    { name: 'Heron', toneHz: 600, wrapper: bed.wrapperOf('h1'), settings },
    { name: 'Otter', toneHz: 900, wrapper: bed.wrapperOf('c1'), settings },
  ]);
  try {
    const [host, guest] = people as [Participant, Participant];
    await note('started');
    await host.startHosting();
    await note('hosts');
    const code = await host.readCode();
    await note('has a code');
    await guest.join(code.toLowerCase().replace('-', ' '));
    await note('joined');
    const hearEachOther = async (): Promise<boolean> => (await hears(guest, host)) && (await hears(host, guest));
    await waitUntil('the two hear each other, and nobody themselves', hearEachOther, HEARING_TIMEOUT_MS);
    await note('heard');
    return steps;
  } finally {
    await Promise.all(people.map((person) => person.close()));
    // The next two start a browser, too.
    await Promise.all(people.map((person) => person.browser.close()));
  }
}

async function hears(listener: Participant, speaker: Participant): Promise<boolean> {
  const [heard, own] = await listener.hears([speaker, listener]);
  return Math.max(heard!.left, heard!.right) > AUDIBLE_DB && Math.max(own!.left, own!.right) < SILENT_DB;
}
