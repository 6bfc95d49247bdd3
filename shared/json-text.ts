import { failure, success, type Result } from './result.ts';

/**
 * Strings, which stay as they are, and comments and a comma before a closing bracket, which JSON does not have. An open
 * comment ends with the text, or each of many would be searched for its end.
 */
const STRING_OR_EXTRA = /"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|,(?=\s*[}\]])/g;

/**
 * Characters that some programs put after the end of a text: zero bytes of a longer file, and the end mark of MS-DOS.
 */
const PADDING: ReadonlySet<string | undefined> = new Set(['\0', '\u001a', ' ', '\n', '\r', '\t']);

/**
 * Parses the JSON of a file that people may edit: a byte order mark, comments, a comma after the last entry and padding
 * at the end do not matter. The message of a failure says what is wrong with the text, and may quote a part of it: do
 * not log it if the file holds a secret.
 */
export function parseJsonText(text: string): Result<unknown, 'bad-json'> {
  const content = withoutPadding(text.replace(/^\ufeff/, ''));
  try {
    return success(JSON.parse(content) as unknown);
  } catch {
    return parseWithoutExtras(content);
  }
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && PADDING.has(text[end - 1])) end--;
  return text.slice(0, end);
}

function parseWithoutExtras(content: string): Result<unknown, 'bad-json'> {
  try {
    return success(JSON.parse(removeExtras(content)) as unknown);
  } catch (error) {
    return failure('bad-json', `${(error as SyntaxError).message.replace(/\.$/, '')}.`);
  }
}

/** Everything else keeps its line and column. Comments go first: one may stand between a comma and its bracket. */
function removeExtras(content: string): string {
  const keepStrings = (match: string): string => (match.startsWith('"') ? match : match.replace(/[^\r\n]/g, ' '));
  const keepCommas = (match: string): string => (match === ',' ? match : keepStrings(match));
  return content.replace(STRING_OR_EXTRA, keepCommas).replace(STRING_OR_EXTRA, keepStrings);
}
