import { listingLanguages } from '../../../../renderer/features/lobbies/listing/listing-languages.ts';
import { NAMED_GAMES } from '../../../../renderer/features/positions/guides/game-guides.ts';
import { LAW_NAMES } from '../../../../renderer/features/rules/words/law-names.ts';
import { LANGUAGE_NAMES } from '../../../../renderer/i18n/language-names.ts';
import { SAMPLE_DEVICES, SAMPLE_LOBBY_NAMES } from '../../samples/open-sample-app.ts';
import { SAMPLE_FILE_NAMES } from '../../samples/sample-files.ts';
import { SAMPLE_LOBBIES } from '../../samples/sample-lobbies.ts';
import { SAMPLE_NAMES } from '../../samples/sample-people.ts';
import { SAMPLE_RECENTS } from '../../samples/sample-recents.ts';
import { SAMPLE_TEAMS } from '../../samples/sample-roles.ts';
import { SAMPLE_WORDS } from '../../samples/sample-texts.ts';

/** What single stories have beside the samples. */
const STORY_DATA: readonly string[] = [
  ...[
    'Ada',
    'Ben',
    'Wren',
    'Magpie',
    'Robin',
    'Fox',
    'Bartholomew_of_the_harbour_guild',
    'Wolfeschlegelsteinhausenbergerdorf'.repeat(2),
  ],
  ...[
    'Night watch',
    'Hide & seek',
    'Team A',
    'AFK',
    'Owl',
    'F8',
    'W'.repeat(32),
    'Blue',
    'Lion’s Arch',
    'Gw2-64',
    'Scroll Lock',
    'Launch Mail',
    'Ctrl+Shift+M',
  ],
  ...['Brazilian Portuguese', 'Loud music', 'Spam', 'test', 'zzz', 'she/her', 'Map:'],
];

/** Names that no language translates: of people, lobbies, devices, games, programs and languages. */
const NAMES: readonly string[] = [
  ...SAMPLE_NAMES,
  ...SAMPLE_LOBBY_NAMES,
  ...SAMPLE_LOBBIES.flatMap(({ title, game }) => [title, game]),
  ...SAMPLE_RECENTS.map(({ name }) => name),
  ...SAMPLE_TEAMS,
  ...SAMPLE_DEVICES,
  ...NAMED_GAMES.flatMap(({ name, needs }) => [name, needs]),
  ...Object.values(LAW_NAMES),
  ...Object.values(LANGUAGE_NAMES),
  ...listingLanguages('en').map(({ label }) => label),
  ...STORY_DATA,
  ...SAMPLE_WORDS,
  ...SAMPLE_FILE_NAMES,
  ...['Earshot', 'Linux', 'TCP', 'UDP', 'UPnP'],
];

/** What `Intl` writes (measures, times, the words in lists), addresses, codes, and the letters on keys. */
const PATTERNS: readonly RegExp[] = [
  /\d[\d.,]*\s?(?:m|km|ms|s|bytes?|kB|MB)\b/g,
  /[a-z]+:\/\/\S+/g,
  /[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/\w+)?/g,
  /\b[0-9A-Z]{3}-[0-9A-Z]{5}\b/g,
  /(?<![A-Za-z])[A-Z](?![A-Za-z])/g,
  /(?:in )?\d+ (?:minute|hour|day|week|month|year)s?(?: ago)?|yesterday|last (?:week|month|year)|\d\s[AP]M\b/g,
  /(?<= |,)(?:and|or)(?= )/g,
  // The words by which two people compare an identity.
  /(?:[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz] ?){5}/g,
];

const names = new RegExp(
  `(?<![A-Za-z])(?:${[...new Set(NAMES)]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|')})(?![A-Za-z])`,
  'g',
);

/** Returns a text without the data in it: names, measures, addresses. */
export function withoutKnownData(text: string): string {
  return [names, ...PATTERNS].reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text);
}
