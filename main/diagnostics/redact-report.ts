import { redact } from '../log/redact.ts';

/** Whom and what a report must not name. */
export interface Unmentionables {
  /** Names of people, as they may stand in a line: one's own and those of others. */
  readonly names: readonly string[];
  readonly homeFolder: string;
  readonly userName: string;
}

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
/** Groups of hexadecimal digits with colons, of which a time of day (two digits, three groups at most) is none. */
const IPV6 = /(?<![\w:])(?=[\da-f:]*(?:::|(?:[\da-f]{1,4}:){4}))[\da-f:]{2,}(?:%\w+)?(?![\w:])/gi;
/** Names of a home's network, and whatever has a port, but for places in our own files. */
const HOST_NAME = /(?<![\w.-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:local|lan|home|internal|localdomain|(?!(?:ts|tsx|js|cjs|mjs):)[a-z]{2,}(?=:\d))/gi;
/** As Node says whom it did not find. */
const MISSED_HOST = /\b(ENOTFOUND|EAI_AGAIN) [\w.-]+/g;
/** Harmless, and worth knowing: it says that something listens on this machine, or everywhere. */
const KEPT_ADDRESSES: ReadonlySet<string> = new Set(['127.0.0.1', '0.0.0.0', '::1', '::']);
const USER_FOLDER = /((?:\/home|\/Users|[A-Za-z]:\\+Users)[\\/]+)[^\\/\s'":]+/g;
/** A shorter name would be found in every word. */
const SHORTEST_NAME = 2;

/**
 * One line of a report without invitations, tokens, addresses of machines, names of people and names in paths. Control
 * characters are written as \u escapes, so a line stays a line.
 */
export function redactReportLine(line: string, { names, homeFolder, userName }: Unmentionables): string {
  let text = line;
  // Before anything else: other rules would cut a name in two.
  for (const name of [...names].sort((a, b) => b.length - a.length)) text = replaceWord(text, name, '[name]');
  if (homeFolder.length > 1) text = text.replaceAll(homeFolder, '~');
  text = text.replace(USER_FOLDER, '$1[user]');
  text = replaceWord(text, userName, '[user]');
  return redact(text)
    .replace(IPV4, (address) => (KEPT_ADDRESSES.has(address) || isVersion(address) ? address : '[address]'))
    .replace(IPV6, (address) => (KEPT_ADDRESSES.has(address) ? address : '[address]'))
    .replace(MISSED_HOST, '$1 [host]')
    .replace(HOST_NAME, '[host]');
}

/** Four numbers of which one is over 255 are a version of something, as Chromium's. */
function isVersion(text: string): boolean {
  return text.split('.').some((number) => Number(number) > 255);
}

/** Replaces `word` where no letter or digit stands beside it, whatever the case. */
function replaceWord(text: string, word: string, replacement: string): string {
  const trimmed = word.trim();
  if ([...trimmed].length < SHORTEST_NAME) return text;
  const pattern = trimmed.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), replacement);
}
