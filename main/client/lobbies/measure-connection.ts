import { connect } from 'node:net';
import { monotonicMs } from '../../clock/monotonic-time.ts';

const TIMEOUT_MS = 2_000;

/** Measures how long a TCP connection takes to open, ms, and closes it; null = it did not open within 2 s. */
export function measureConnection({
  address: host,
  port,
}: {
  readonly address: string;
  readonly port: number;
}): Promise<number | null> {
  return new Promise((resolve) => {
    const startedMs = monotonicMs();
    const socket = connect({ host, port });
    const finish = (tookMs: number | null): void => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(tookMs);
    };
    const deadline = setTimeout(() => finish(null), TIMEOUT_MS);
    socket.on('connect', () => finish(monotonicMs() - startedMs)).on('error', () => finish(null));
  });
}
