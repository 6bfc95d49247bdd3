import { failure, success, type Result } from './result.ts';

/** Strings, which stay as they are, and comments and a comma before a closing bracket, which JSON does not have. */
const STRING_OR_EXTRA = /"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[}\]])/g;
/**
 * Parses the JSON of a file that people may edit: a byte order mark, comments and a comma after the last entry do not
 * matter. The message of a failure says what is wrong with the text, and may quote a part of it: do not log it if the
 * file holds a secret.
 */
export function parseJsonText(text: string): Result<unknown, 'bad-json'> {
  const content = text.replace(/^\ufeff/, '');
  try {
    return success(JSON.parse(content) as unknown);
  } catch (error) {
    return parseWithoutExtras(content, error as SyntaxError);
  }
}

function parseWithoutExtras(content: string, { message }: SyntaxError): Result<unknown, 'bad-json'> {
  try {
    return success(JSON.parse(removeExtras(content)) as unknown);
  } catch {
    return failure('bad-json', `${message.replace(/\.$/, '')}.`);
  }
}

/** Comments go first: one may stand between a comma and its bracket. */
function removeExtras(content: string): string {
  const keepStrings = (match: string): string => (match.startsWith('"') ? match : ' ');
  const keepCommas = (match: string): string => (match === ',' ? match : keepStrings(match));
  return content.replace(STRING_OR_EXTRA, keepCommas).replace(STRING_OR_EXTRA, keepStrings);
}
