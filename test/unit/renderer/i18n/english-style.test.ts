import { describe, expect, it } from 'vitest';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';

type Texts = { readonly [key: string]: string | Texts };
type Entry = readonly [key: string, text: string];

const HINT_LIMIT = 90;
/** A part of a key that holds hints: "hint", "portHint", "choiceHint", "airDetail". */
const HINT_KEY = /(^|\.)([a-z][a-zA-Z]*H|h)int(\.|$)|(^|\.)([a-z][a-zA-Z]*D|d)etail(\.|$)/;
const TITLE_LIMIT = 40;
const TITLE_KEY = /(^|[.a-z])title$/i;
const BUTTON_KEY =
  /\.(add|again|cancel|change|check|clear|close|copy|create|dismiss|enter|install|invite|keep|leave|paste|play|refuse|remove|rename|renew|reset|retry|save|skip|start|stop|undo|use)$/;
/** Sentences, although their keys are verbs: the steps of a guide. */
const STEPS = /^games\.step\./;
/** The large line on the start screen. */
const SLOGAN = 'app.start.title';

/** Words of a translation rather than of a native speaker, and variants of words of which the window uses one. */
const DIALECT =
  /\b(whoever|whom|oneself|one['’]s|anew|(is|are) told|goes on|stands in|for ever|any more|by itself|to be had|says so|so long|by hand|somebody|everybody)\b/i;
/** Settings of other programs, and an example to type. */
const QUOTES_OF_OTHERS = /^(devices\.howToAllow|rules\.editor\.pointsProblem)/;

function flatten(texts: Texts, path = ''): Entry[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flatten(value, `${path}${key}.`),
  );
}

const entries = flatten(en).filter(([key]) => !key.startsWith('settings.search.synonyms.'));
const texts = new Set(entries.map(([, text]) => text));

/** The texts whose keys match, and at least one: a pattern that matches nothing guards nothing. */
function entriesOf(pattern: RegExp): Entry[] {
  const found = entries.filter(([key]) => pattern.test(key));
  expect(found).not.toEqual([]);
  return found;
}

describe('the English texts', () => {
  it('have hints under 90 characters', () => {
    expect(entriesOf(HINT_KEY).filter(([, text]) => text.length >= HINT_LIMIT)).toEqual([]);
  });

  it('have short titles without a full stop', () => {
    const titles = entriesOf(TITLE_KEY).filter(([key]) => key !== SLOGAN);
    expect(titles.filter(([, text]) => text.length > TITLE_LIMIT || text.endsWith('.'))).toEqual([]);
  });

  it('have buttons without a full stop', () => {
    const buttons = entriesOf(BUTTON_KEY).filter(([key]) => !STEPS.test(key));
    expect(buttons.filter(([, text]) => text.endsWith('.'))).toEqual([]);
  });

  it('are free of dialect', () => {
    expect(entries.filter(([, text]) => DIALECT.test(text))).toEqual([]);
  });

  it('quote names of controls that exist', () => {
    const quotes = entries
      .filter(([key]) => !QUOTES_OF_OTHERS.test(key))
      .flatMap(([key, text]) => [...text.matchAll(/“([^”{]+)”/g)].map(([, quote]) => [key, quote ?? ''] as const));
    expect(quotes).not.toEqual([]);
    expect(quotes.filter(([, quote]) => !texts.has(quote))).toEqual([]);
  });
});
