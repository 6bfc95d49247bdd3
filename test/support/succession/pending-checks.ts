import { webCrypto } from '../../../shared/rendezvous/crypto/web-crypto.ts';

/** Checks of signatures that other threads of this process have not finished yet. */
let pending = 0;
let isCounting = false;

const COUNTED = ['digest', 'importKey', 'verify'] as const;

/** Begins to count checks of signatures, for all tests of this process. They do what they did before. */
export function countChecks(): void {
  if (isCounting) return;
  isCounting = true;
  const { subtle } = webCrypto;
  for (const name of COUNTED) {
    const check = (subtle[name] as (...values: readonly unknown[]) => Promise<unknown>).bind(subtle);
    const value = (...values: readonly unknown[]): Promise<unknown> => {
      pending++;
      return check(...values).finally(() => void pending--);
    };
    Object.defineProperty(subtle, name, { value, configurable: true });
  }
}

/** Resolves when no check is under way: then nothing happens before a clock moves, however busy the machine is. */
export async function untilChecked(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (pending > 0);
}
