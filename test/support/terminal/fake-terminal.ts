import { TerminalScreen } from '../../../main/cli/screen/terminal-screen.ts';
import type { TerminalStream } from '../../../main/cli/screen/terminal-abilities.ts';

/** A stream that keeps what is written. */
class FakeStream implements TerminalStream {
  readonly isTTY: boolean;
  columns = 80;
  rows = 24;
  written = '';

  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }

  hasColors(): boolean {
    return true;
  }

  write(text: string): void {
    this.written += text;
  }

  /** Returns what was written since the last call. */
  take(): string {
    const { written } = this;
    this.written = '';
    return written;
  }
}

/** Creates a screen over fake streams; there are no colours unless `environment` asks for them. */
export function createFakeScreen(isTTY: boolean, environment: Readonly<Record<string, string>> = { NO_COLOR: '1' }) {
  const [stdout, stderr] = [new FakeStream(isTTY), new FakeStream(isTTY)];
  return { stdout, stderr, screen: new TerminalScreen({ stdout, stderr, environment }) };
}
