import { findNetworkFlaw } from '../../../scripts/test/prepare-network-tests.ts';
import { BedLobby } from '../../support/network/bed-lobby.ts';
import { startRendezvous, type BedRendezvous } from '../../support/network/bed-members.ts';
import { Coturn } from '../../support/network/coturn.ts';
import { nodeProgram } from '../../support/network/namespace-program.ts';
import type { RouterRules } from '../../support/network/nat-rules.ts';
import { NetworkBed } from '../../support/network/network-bed.ts';
import { BedBrowser } from '../../support/network/page-guest.ts';
import { percentile, type Figure } from '../figure.ts';

const PORT = 7_777;
const JOINS = 21;
const JOIN_TIMEOUT_MS = 300_000;
const BROWSER_HZ = 550;

/** A way to a host: the routers that lead to it. */
interface Way {
  readonly name: string;
  readonly host: RouterRules;
  readonly guest: RouterRules;
  /** The clients that join: the terminal client, or the page in Chromium. */
  readonly guestProgram: 'terminal' | 'page';
  readonly usesRendezvous: boolean;
  /** The goal on a quiet machine, ms; null = none. */
  readonly goalMs: number | null;
}

const FORWARDED = { kind: 'port-restricted', forwardedPort: PORT } as const;

const WAYS: readonly Way[] = [
  {
    ...{ name: 'direct', host: FORWARDED, guest: { kind: 'port-restricted' } },
    ...{ guestProgram: 'terminal', usesRendezvous: false, goalMs: 500 },
  },
  {
    ...{ name: 'punched', host: { kind: 'port-restricted' }, guest: { kind: 'port-restricted' } },
    ...{ guestProgram: 'terminal', usesRendezvous: true, goalMs: 1_000 },
  },
  {
    ...{ name: 'UDP alone', host: { ...FORWARDED, forwardedTransports: 'udp' }, guest: { kind: 'port-restricted' } },
    ...{ guestProgram: 'terminal', usesRendezvous: false, goalMs: null },
  },
  {
    ...{ name: 'relayed', host: { kind: 'symmetric' }, guest: { kind: 'symmetric' } },
    ...{ guestProgram: 'page', usesRendezvous: true, goalMs: 1_500 },
  },
  {
    ...{ name: 'TCP', host: FORWARDED, guest: { kind: 'udp-blocked' } },
    ...{ guestProgram: 'page', usesRendezvous: true, goalMs: null },
  },
];

/**
 * Joins a lobby in network namespaces along each way. The terminal client's time runs from the invitation to the first
 * audio packet, the page's from a click to the connection. Programs and pages run already.
 */
export async function runReachBench(): Promise<Figure[]> {
  const flaw = findNetworkFlaw();
  if (flaw !== undefined) return WAYS.flatMap((way) => figuresOf(way, [], flaw));
  const bed = await NetworkBed.open();
  try {
    await Coturn.start(bed);
    const rendezvous = await startRendezvous(bed, { hasRelay: true });
    const browser = await BedBrowser.launch(bed, 'c1', rendezvous.origin, BROWSER_HZ);
    const figures: Figure[] = [];
    for (const way of WAYS) figures.push(...(await measure(bed, way, rendezvous, browser)));
    await browser.close();
    return figures;
  } finally {
    await bed.close();
  }
}

async function measure(bed: NetworkBed, way: Way, rendezvous: BedRendezvous, browser: BedBrowser): Promise<Figure[]> {
  await bed.setRouter('r1', way.host);
  await bed.setRouter('r2', way.guest);
  const isForwarded = way.host.forwardedPort !== undefined;
  const lobby = await BedLobby.open(bed, {
    words: [
      ...['--port', String(PORT), ...(isForwarded ? ['--public-address', bed.layout.outsideOf('r1')] : [])],
      ...(way.usesRendezvous ? ['--rendezvous', rendezvous.url] : []),
    ],
  });
  const times = way.guestProgram === 'terminal' ? await joinInTerminal(bed, lobby) : await joinInPage(lobby, browser);
  await lobby.close();
  const [, ...measured] = times;
  const joined = measured.filter((time) => time !== undefined && time !== null);
  return figuresOf(way, joined, `${joined.length} of ${measured.length} joins; one more before them to warm up`);
}

async function joinInTerminal(bed: NetworkBed, lobby: BedLobby): Promise<readonly (number | null)[]> {
  const words = [lobby.host.description.invitation, String(JOINS)];
  const program = bed.start('c1', ...nodeProgram('test/support/network/programs/join-times-program.ts', words));
  return (await program.result(JOIN_TIMEOUT_MS)) as (number | null)[];
}

async function joinInPage(lobby: BedLobby, browser: BedBrowser): Promise<readonly (number | undefined)[]> {
  const times: (number | undefined)[] = [];
  for (let count = 0; count < JOINS; count++) {
    const guest = await browser.open(lobby.host.description.invitation);
    const error = await guest.join();
    times.push(error === undefined ? await guest.joinMs() : undefined);
    await guest.close();
  }
  return times;
}

function figuresOf({ name, goalMs, guestProgram }: Way, times: readonly number[], note: string): Figure[] {
  const what =
    guestProgram === 'terminal' ? 'terminal client, invitation to first audio packet' : 'page, click to connection';
  const figure = (share: number, word: string, target: number | null): Figure => ({
    name: `reach: ${name}, ${what}, ${word}`,
    value: percentile(times, share),
    unit: 'ms',
    target,
    note,
  });
  return [figure(0.5, 'median', goalMs), figure(0.95, '95th percentile', null)];
}
