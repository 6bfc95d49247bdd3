/** Texts, comments, and what structures JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|[{}[\]:,]/g;

/** Where the fields of a JSON text are. */
export interface JsonPlaces {
  /** The line of each field by its path, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** The path of the first field that an object has twice; undefined = there is none. */
  readonly twin: string | undefined;
}

interface Level {
  readonly isList: boolean;
  readonly path: string;
  /** The index of the element, or the name of the field. */
  key: string | number;
  /** The last text, which is a name if a colon follows. */
  text: string;
}

/** Finds where fields are in a text that `parseJsonText` reads. A path looks like `lobbies[0].port`. */
export function findJsonPlaces(text: string): JsonPlaces {
  const lines = new Map<string, number>();
  let twin: string | undefined;
  const levels: Level[] = [];
  const lineAt = countLines(text);
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const level = levels.at(-1);
    if (token === '{' || token === '[') levels.push({ isList: token === '[', path: pathOf(level), key: 0, text: '' });
    else if (token === '}' || token === ']') levels.pop();
    else if (level === undefined) continue;
    else if (token === ',') {
      if (level.isList) level.key = Number(level.key) + 1;
    } else if (token === ':') {
      level.key = level.text;
      const path = pathOf(level);
      if (lines.has(path)) twin ??= path;
      else lines.set(path, lineAt(match.index));
    } else if (token.startsWith('"')) level.text = nameOf(token);
  }
  return { lines, twin };
}

/** Returns a function that tells the line of a place in the text, from 1. Places must not go back. */
function countLines(text: string): (index: number) => number {
  let line = 1;
  let countedTo = 0;
  return (index) => {
    for (; countedTo < index; countedTo++) if (text[countedTo] === '\n') line++;
    return line;
  };
}

function pathOf(level: Level | undefined): string {
  if (level === undefined) return '';
  if (level.isList) return `${level.path}[${level.key}]`;
  return level.path === '' ? String(level.key) : `${level.path}.${level.key}`;
}

function nameOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
