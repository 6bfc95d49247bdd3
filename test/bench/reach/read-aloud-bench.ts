import { findNetworkFlaw } from '../../../scripts/test/prepare-network-tests.ts';
import { startRendezvous } from '../../support/network/bed-members.ts';
import { NetworkBed } from '../../support/network/network-bed.ts';
import { readAloud, type ReadAloudStep } from '../../support/network/read-aloud.ts';
import { percentile, type Figure } from '../figure.ts';

const RUNS = 5;

/**
 * Two people start the app behind port-restricted routers, and meet by a code that one reads aloud: the time from both
 * starts until each hears the other. Both apps, both browsers and the rendezvous share this machine. Processor time is
 * that of each person's app and browser.
 */
export async function runReadAloudBench(): Promise<Figure[]> {
  const flaw = findNetworkFlaw();
  if (flaw !== undefined) return figuresOf([], flaw);
  const bed = await NetworkBed.open();
  try {
    const rendezvous = await startRendezvous(bed);
    const runs: (readonly ReadAloudStep[])[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await readAloud(bed, rendezvous.url));
    return figuresOf(runs, `${RUNS} runs`);
  } finally {
    await bed.close();
  }
}

function figuresOf(runs: readonly (readonly ReadAloudStep[])[], note: string): Figure[] {
  const figure = (name: string, valueOf: (step: ReadAloudStep) => number, target: number | null): Figure => {
    const values = runs.map((steps) => valueOf(steps.at(-1)!));
    return { name: `read aloud: ${name}`, value: percentile(values, 0.5), unit: 's', target, note: noteOf(values) };
  };
  const noteOf = (values: readonly number[]): string => [note, ...values.map((value) => value.toFixed(1))].join(', ');
  return [
    figure('start of both apps to hearing each other, median', (step) => step.seconds, 10),
    figure("processor time of the host's app and browser, median", (step) => step.hostProcessorSeconds, 10),
    figure("processor time of the guest's app and browser, median", (step) => step.guestProcessorSeconds, 10),
  ];
}
