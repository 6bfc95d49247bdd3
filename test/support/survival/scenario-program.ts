import type { MemberReport } from './program-messages.ts';

/** The program of one place: terminal clients, which may host, or a page in a browser. */
export interface ScenarioProgram {
  /** Whether it can answer: it has not ended, and does not stand still. */
  readonly isRunning: boolean;
  /** Lets its members enter their groups and set their volumes. Everybody must be in the lobby. */
  settle(): Promise<void>;
  /** Takes what its members hear now for what they should hear. */
  calibrate(): Promise<void>;
  report(sinceMs: number): Promise<{ readonly atMs: number; readonly members: readonly MemberReport[] }>;
  /** Ends it without a word to anybody. */
  kill(): void;
  /** Stops it as a debugger or a suspended machine does. */
  freeze(): void | Promise<void>;
  thaw(): void | Promise<void>;
  /** Hands the lobby that it hosts to the first successor. */
  handOver(): Promise<void>;
  /** Stops a thread of its host for a while, as a breakpoint does. */
  debug(thread: 'host' | 'mixer', seconds: number): Promise<void>;
  /** Ends it in order, and by force if that takes too long. */
  end(): Promise<void>;
}
