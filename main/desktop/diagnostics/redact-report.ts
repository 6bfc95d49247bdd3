import { redact } from '../log/redact.ts';

/** The names that a report must not contain. */
export interface Unmentionables {
  /** Names of people as they may occur in a line: the player's and others'. */
  readonly names: readonly string[];
  readonly homeFolder: string;
  readonly userName: string;
}

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
/**
 * Groups of hexadecimal digits with colons, except a time of day (two digits, three groups at most). A word and its
 * colon may precede them.
 */
const IPV6 =
  /(?<=^|[^\w:]|[^\w:]\w*[g-z_]\w*:|^\w*[g-z_]\w*:)(?=[\da-f:]*(?:::|(?:[\da-f]{1,4}:){4}))[\da-f:]{2,}(?:%\w+)?(?![\w:])/gi;
/** Host names of a home network, and anything with a port, except places in our own files. */
const HOST_NAME =
  /(?<![\w.-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:local|lan|home|internal|localdomain|(?!(?:ts|tsx|js|cjs|mjs):)[a-z]{2,}(?=:\d))/gi;
/** The host name in Node's error when it finds no address. */
const MISSED_HOST = /\b(ENOTFOUND|EAI_AGAIN) [\w.-]+/g;
/** Harmless and useful: it shows that something listens on this machine, or on all interfaces. */
const KEPT_ADDRESSES: ReadonlySet<string> = new Set(['127.0.0.1', '0.0.0.0', '::1', '::']);
/** The end of a text that precedes a version of four numbers: "HeadlessChrome/", "v8 ". */
const VERSIONED = /(?:chrom(?:e|ium)|crios|edg(?:|a|e|ios)|opr|vivaldi|yabrowser|electron|\bv8)[/ ]$/i;
/** The beginnings of addresses in local networks, which no version has. */
const PRIVATE = /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./;
const USER_FOLDER = /((?:\/home|\/Users|[A-Z]:\\+Users)[\\/]+)[^\\/\s'":]+/gi;
/** Shortest name that is redacted: a shorter one would occur in every word. */
const SHORTEST_NAME = 2;
const NOTHING = /(?!)/g;

/**
 * Returns a function that cleans a report's lines: its result has no invitations, tokens, machine addresses, names of
 * people, or names in paths. Control characters become \u escapes, so a line stays a line.
 */
export function createLineRedactor({ names, homeFolder, userName }: Unmentionables): (line: string) => string {
  const anyName = findWords(names);
  const anyUser = findWords([userName]);
  const homeForms = homeFolder.length > 1 ? formsOfPath(homeFolder) : [];
  return (line) => {
    // This must run first: other rules would cut a name in two.
    let text = line.replace(anyName, '[name]');
    for (const form of homeForms) text = text.replaceAll(form, '~');
    text = text.replace(anyUser, '[user]').replace(USER_FOLDER, '$1[user]');
    return redact(text)
      .replace(IPV4, (address, offset: number, whole: string) =>
        KEPT_ADDRESSES.has(address) || isVersion(address, whole.slice(0, offset), whole.slice(offset + address.length))
          ? address
          : '[address]',
      )
      .replace(IPV6, (address) => (KEPT_ADDRESSES.has(address) ? address : '[address]'))
      .replace(MISSED_HOST, '$1 [host]')
      .replace(HOST_NAME, '[host]');
  };
}

/** Four numbers are a version with one over 255, after the name of a browser or engine, or before a mark of Node. */
function isVersion(text: string, before: string, after: string): boolean {
  if (PRIVATE.test(text)) return false;
  return text.split('.').some((number) => Number(number) > 255) || VERSIONED.test(before) || after.startsWith('-node.');
}

/** Returns the forms of a path: as it is, as JSON quotes a Windows path, and as URLs write it. */
function formsOfPath(folder: string): readonly string[] {
  return [folder.replaceAll('\\', '\\\\'), folder, folder.replaceAll('\\', '/')];
}

/**
 * Returns a pattern that finds any of `words` with no letter or digit next to it, ignoring case; of two with the same
 * beginning, the longer. A single pattern for all: one for each of thousands of names would take a minute per report.
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
