/** A stream that may be a terminal, as Node's `tty.WriteStream`. */
export interface TerminalStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  /** Whether a terminal shows this many colours. Node knows that of each system, and of the versions of Windows. */
  hasColors?(count: number): boolean;
  write(text: string): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The colours that roles need. */
const COLOURS = 16;

/**
 * Returns whether to write colours: on a terminal that has them, unless NO_COLOR is set. FORCE_COLOR decides before
 * both, 0 and false mean no.
 */
export function hasColour(stream: TerminalStream, environment: Environment): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = environment;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return canRedraw(stream, environment) && stream.hasColors?.(COLOURS) === true;
}

/** Returns whether lines can change in place: on a terminal that understands cursor movements. */
export function canRedraw({ isTTY }: TerminalStream, { TERM: terminal }: Environment): boolean {
  return isTTY === true && terminal !== 'dumb';
}

/** Returns whether block characters can be shown, which old consoles and some locales lack. */
export function hasBlocks(environment: Environment, platform: NodeJS.Platform): boolean {
  const { TERM: terminal, WT_SESSION: windowsTerminal, TERM_PROGRAM: program } = environment;
  if (platform === 'win32') return windowsTerminal !== undefined || program !== undefined;
  // The first of these that is set decides, as in setlocale(3).
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find((name) => name);
  return terminal !== 'linux' && /utf-?8/i.test(locale ?? (platform === 'darwin' ? 'UTF-8' : ''));
}
