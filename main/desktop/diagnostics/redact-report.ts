import { redact } from '../log/redact.ts';

/** Whom and what a report must not name. */
export interface Unmentionables {
  /** Names of people, as they may stand in a line: one's own and those of others. */
  readonly names: readonly string[];
  readonly homeFolder: string;
  readonly userName: string;
}

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
/**
 * Groups of hexadecimal digits with colons, of which a time of day (two digits, three groups at most) is none. A word
 * and its colon may stand before them.
 */
const IPV6 =
  /(?<=^|[^\w:]|[^\w:]\w*[g-z_]\w*:|^\w*[g-z_]\w*:)(?=[\da-f:]*(?:::|(?:[\da-f]{1,4}:){4}))[\da-f:]{2,}(?:%\w+)?(?![\w:])/gi;
/** Names of a home's network, and whatever has a port, but for places in our own files. */
const HOST_NAME =
  /(?<![\w.-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:local|lan|home|internal|localdomain|(?!(?:ts|tsx|js|cjs|mjs):)[a-z]{2,}(?=:\d))/gi;
/** As Node says whom it did not find. */
const MISSED_HOST = /\b(ENOTFOUND|EAI_AGAIN) [\w.-]+/g;
/** Harmless, and worth knowing: it says that something listens on this machine, or everywhere. */
const KEPT_ADDRESSES: ReadonlySet<string> = new Set(['127.0.0.1', '0.0.0.0', '::1', '::']);
const USER_FOLDER = /((?:\/home|\/Users|[A-Z]:\\+Users)[\\/]+)[^\\/\s'":]+/gi;
/** A shorter name would be found in every word. */
const SHORTEST_NAME = 2;
const NOTHING = /(?!)/g;

/**
 * How to clean the lines of one report: what it answers with has no invitations, tokens, addresses of machines, names
 * of people and names in paths. Control characters are written as \u escapes, so a line stays a line.
 */
export function createLineRedactor({ names, homeFolder, userName }: Unmentionables): (line: string) => string {
  const anyName = findWords(names);
  const anyUser = findWords([userName]);
  const homeForms = homeFolder.length > 1 ? formsOfPath(homeFolder) : [];
  return (line) => {
    // Before anything else: other rules would cut a name in two.
    let text = line.replace(anyName, '[name]');
    for (const form of homeForms) text = text.replaceAll(form, '~');
    text = text.replace(anyUser, '[user]').replace(USER_FOLDER, '$1[user]');
    return redact(text)
      .replace(IPV4, (address) => (KEPT_ADDRESSES.has(address) || isVersion(address) ? address : '[address]'))
      .replace(IPV6, (address) => (KEPT_ADDRESSES.has(address) ? address : '[address]'))
      .replace(MISSED_HOST, '$1 [host]')
      .replace(HOST_NAME, '[host]');
  };
}

/** Four numbers of which one is over 255 are a version of something, as Chromium's. */
function isVersion(text: string): boolean {
  return text.split('.').some((number) => Number(number) > 255);
}

/** A path as it is, as JSON quotes one of Windows, and as URLs write that. */
function formsOfPath(folder: string): readonly string[] {
  return [folder.replaceAll('\\', '\\\\'), folder, folder.replaceAll('\\', '/')];
}

/**
 * Finds any of `words` where no letter or digit stands beside it, whatever the case; of two that begin alike, the
 * longer. One pattern for all of them: one for each of thousands of names would take a minute a report.
 */
function findWords(words: readonly string[]): RegExp {
  const patterns = [...new Set(words.map((word) => word.trim()))]
    .filter((word) => [...word].length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  return patterns.length === 0
    ? NOTHING
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
