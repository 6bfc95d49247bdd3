import { visibleText } from '../visible-text.ts';
import { IMAGE_ENDINGS, type ImageType } from './image-header.ts';

/** The longest name that is read, UTF-16 code units. */
export const MAX_FILE_NAME_LENGTH = 255;

/** File systems have room for 255 bytes, and a browser adds a number for a second file of the same name. */
const MAX_NAME_BYTES = 200;

/** What ends a folder's name, selects a stream on Windows, or stands for other characters in a shell. */
const UNSAFE = /[\\/:*?"<>|%]/gu;

/** Names of devices on Windows, with any ending: `con.txt` is the console. */
const DEVICE = /^(con|prn|aux|nul|clock\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(\.|$)/iu;

const FALLBACK_NAME = 'file';

/**
 * Returns the name under which a stranger's file may be shown and saved, on every system: the last part of a path,
 * without what is hidden or turns the direction of text, without dots at the start, and no name of a device. The name
 * of an image ends as its content does, whatever it claims.
 */
export function safeFileName(input: string, type: ImageType | '' = ''): string {
  const last = input.slice(-MAX_FILE_NAME_LENGTH).split(/[\\/]/u).at(-1) ?? '';
  const plain = visibleText(last)
    .replace(UNSAFE, '_')
    .replace(/\s+/gu, ' ')
    // Windows drops dots and spaces at the end, so that another name appears.
    .replace(/^[. ]+|[. ]+$/gu, '');
  const named = plain === '' ? FALLBACK_NAME : DEVICE.test(plain) ? `_${plain}` : plain;
  return shorten(type === '' ? named : withImageEnding(named, type));
}

/** Returns the last ending of a file's name in lower case, which decides what opens it; '' = it has none. */
export function endingOf(name: string): string {
  return /\.([^. ]{1,16})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function withImageEnding(name: string, type: ImageType): string {
  const endings = IMAGE_ENDINGS[type];
  return endings.includes(endingOf(name)) ? name : `${name}.${endings[0]}`;
}

/** Shortens a name before its ending. */
function shorten(name: string): string {
  const ending = endingOf(name);
  const tail = ending === '' ? '' : name.slice(-ending.length - 1);
  const characters = [...name.slice(0, name.length - tail.length)];
  while (utf8Length(characters.join('')) + utf8Length(tail) > MAX_NAME_BYTES) characters.pop();
  return `${characters.join('')}${tail}`;
}

/** Returns how many bytes a text has in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
