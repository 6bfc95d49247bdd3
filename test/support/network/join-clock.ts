import type { Page } from 'playwright';

/** How a page is connected, from the statistics of its newest connection. */
export interface PagePath {
  /** `host`, `srflx`, `prflx` or `relay`, then the protocol; for a relay, how the page reaches it. */
  readonly local: string;
  readonly remote: string;
}

interface JoinClock {
  /** Time of the last click, ms; a join begins with one. */
  clickedMs: number;
  /** How long after that click the newest connection was connected; undefined before. */
  joinMs: number | undefined;
}

declare global {
  var joinClock: JoinClock;
}

/** Measures joins inside a page, without its knowledge. Call it before the page opens. */
export async function installJoinClock(page: Page): Promise<void> {
  await page.addInitScript(measureJoins);
}

function measureJoins(): void {
  const clock: JoinClock = { clickedMs: 0, joinMs: undefined };
  globalThis.joinClock = clock;
  addEventListener(
    'click',
    () => {
      clock.clickedMs = performance.now();
      clock.joinMs = undefined;
    },
    { capture: true },
  );
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') clock.joinMs ??= performance.now() - clock.clickedMs;
      });
    }
  };
}

/** Returns the time from the click to the connection, ms; undefined if the page is not connected. */
export function readJoinMs(page: Page): Promise<number | undefined> {
  return page.evaluate(() => globalThis.joinClock.joinMs);
}

/** Returns the selected pair of candidates; undefined if there is none. Needs the sound tap. */
export function readPath(page: Page): Promise<PagePath | undefined> {
  return page.evaluate(async () => {
    const report = await globalThis.soundTap.connections.at(-1)?.getStats();
    if (report === undefined) return undefined;
    type Entry = Readonly<Record<string, string>>;
    const entries = report as unknown as Map<string, Entry>;
    const transport = [...entries.values()].find((entry) => entry['type'] === 'transport');
    const pair = entries.get(transport?.['selectedCandidatePairId'] ?? '');
    const local = entries.get(pair?.['localCandidateId'] ?? '');
    const remote = entries.get(pair?.['remoteCandidateId'] ?? '');
    if (local === undefined || remote === undefined) return undefined;
    return {
      local: `${local['candidateType']} ${local['relayProtocol'] ?? local['protocol']}`,
      remote: `${remote['candidateType']} ${remote['protocol']}`,
    };
  });
}
