import { MAX_API_ORIGINS } from '../../../shared/model/settings.ts';
import { parseWebOrigin } from '../../../shared/model/web-origin.ts';

const HIGHEST_PORT = 65_535;

/** Reads a port; null = none was entered, so the usual ones are tried. undefined = it is no port. */
export function readPort(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const port = /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : 0;
  return port >= 1 && port <= HIGHEST_PORT ? port : undefined;
}

/** Reads the origins in a text, separated by spaces or commas, each once. undefined = one of them is none. */
export function readOrigins(text: string): string[] | undefined {
  const origins = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(parseWebOrigin);
  const known = new Set(origins.filter((origin) => origin !== undefined));
  return origins.includes(undefined) || known.size > MAX_API_ORIGINS ? undefined : [...known];
}
