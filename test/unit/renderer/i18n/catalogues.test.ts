import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../shared/model/language.ts';
import { en } from '../../../../renderer/i18n/locales/en/index.ts';

type Texts = { readonly [key: string]: string | Texts };

const catalogues = import.meta.glob<Texts>(
  ['../../../../renderer/i18n/locales/*/index.ts', '!../../../../renderer/i18n/locales/en/index.ts'],
  { import: 'texts', eager: true },
);
const PLURAL_SUFFIX = /_(zero|one|two|few|many|other)$/;

/** Texts that may equal the English ones in every language, because they hold only values, signs, units and names. */
const SAME_EVERYWHERE =
  /^(\{\{[^}]+\}\}|[^\p{L}]|(?<!\p{L})(m|s|ms|min|h|dB|km|Hz|kB|MB|Mumble Link|RNNoise|GTCRN|Earshot|Opus|OBS|Ctrl|Alt|Shift|Meta)(?!\p{L}))*$/u;
/** Words that a language shares with English: language -> keys. */
const SAME_WORD: { readonly [language: string]: readonly string[] } = {
  ar: [
    'hotkeys.named.Backspace',
    'hotkeys.named.CapsLock',
    'hotkeys.named.Delete',
    'hotkeys.named.End',
    'hotkeys.named.Enter',
    'hotkeys.named.Home',
    'hotkeys.named.Insert',
    'hotkeys.named.NumLock',
    'hotkeys.named.PageDown',
    'hotkeys.named.PageUp',
    'hotkeys.named.Pause',
    'hotkeys.named.PrintScreen',
    'hotkeys.named.ScrollLock',
    'hotkeys.named.Tab',
  ],
  de: [
    'people.list.name',
    'people.list.byTeam',
    'profile.status',
    'devices.outputMode.mono.label',
    'devices.outputMode.stereo.label',
    'settings.page.audio',
    'diagnostics.updates.title',
    'people.facts.roundTrip',
    'rooms.name',
    'rooms.openSpace',
    'rules.phase.now',
    'settings.page.overlay',
    'devices.processing.kinds.browser.label',
    'hotkeys.named.Pause',
    'hotkeys.named.Tab',
    'lobby.choice.shooter',
    'lobby.choice.survival',
    'map.ring.normal',
    'rules.curve.normal',
    'rules.change.laws.linear',
    'rules.sets.name',
    'rules.editor.game.shooter',
    'rules.editor.game.survival',
    'roles.suggested.orange',
    'roles.team',
    'roles.teams',
    'rules.editor.team',
    'settings.about.system',
    'settings.about.version',
    'settings.color.names.cyan',
    'settings.color.names.indigo',
    'settings.color.names.magenta',
    'settings.color.names.orange',
    'voice.strength.normal',
    'voice.target.team',
    'journey.place.host',
    'lobbies.column.lobby',
    'moderation.views.bans',
    'moderation.ranks.moderator',
    'people.showDetails',
    'positions.api.token',
    'positions.api.choice.port',
    'settings.theme.system',
    'settings.hosting.port',
    'voice.signals.normal',
    'text.title',
    'text.titleUnread',
    'text.to.team',
  ],
  es: [
    'moderation.views.roles',
    'devices.outputMode.mono.label',
    'settings.page.audio',
    'voice.activation.manual',
    'people.facts.roundTrip',
    'settings.color.names.magenta',
    'hotkeys.action.radio',
    'lobby.choice.shooter',
    'map.ring.normal',
    'positions.api.token',
    'rules.editor.game.shooter',
    'voice.strength.normal',
    'voice.target.radio',
  ],
  fr: [
    'files.image',
    'profile.note',
    'profile.minutes_one',
    'profile.minutes_other',
    'devices.outputMode.mono.label',
    'settings.page.audio',
    'hotkeys.named.Pause',
    'lobby.join.invitation',
    'people.facts.roundTrip',
    'settings.color.names.cyan',
    'settings.color.names.indigo',
    'settings.color.names.violet',
    'settings.color.names.magenta',
    'settings.color.names.rose',
    'roles.suggested.orange',
    'settings.color.names.orange',
    'rules.change.laws.inverse',
    'hotkeys.action.radio',
    'people.facts.distance',
    'people.facts.direction',
    'positions.sources',
    'positions.api.choice.port',
    'rules.topic.distance',
    'rules.topic.positions',
    'rules.editor.radio',
    'settings.page.overlay',
    'settings.section.talking',
    'settings.hosting.port',
    'settings.about.version',
    'settings.about.licence',
    'voice.target.radio',
    'text.messages',
    'text.message',
  ],
  ja: ['people.facts.roundTrip'],
  pt: [
    'profile.status',
    'devices.outputMode.mono.label',
    'voice.activation.manual',
    'people.facts.roundTrip',
    'rules.change.laws.linear',
    'settings.color.names.magenta',
    'hotkeys.named.CapsLock',
    'hotkeys.named.PageUp',
    'hotkeys.named.PageDown',
    'hotkeys.named.Home',
    'hotkeys.named.End',
    'hotkeys.named.Insert',
    'hotkeys.named.Delete',
    'hotkeys.named.Backspace',
    'hotkeys.named.Enter',
    'hotkeys.named.Tab',
    'hotkeys.named.Pause',
    'hotkeys.named.ScrollLock',
    'hotkeys.named.NumLock',
    'hotkeys.named.PrintScreen',
    'map.ring.normal',
    'positions.api.token',
    'voice.strength.normal',
  ],
};

function flatten(texts: Texts, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const baseOf = (key: string): string => key.replace(PLURAL_SUFFIX, '');
const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([a-zA-Z]+)[^}]*\}\}|<\/?[a-z]+>/g)].map(([whole, name]) => name ?? whole).sort();

/** The plural forms of one text, by its key without the category. */
function formsOf(texts: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const forms = new Map<string, Map<string, string>>();
  for (const [key, text] of texts) {
    const base = baseOf(key);
    const category = PLURAL_SUFFIX.exec(key)?.[1] ?? '';
    forms.set(base, (forms.get(base) ?? new Map()).set(category, text));
  }
  return forms;
}

const english = flatten(en);
const englishForms = formsOf(english);
const { pluralCategories } = new Intl.PluralRules('en').resolvedOptions();

describe('English', () => {
  it('has a text for every key, and every plural form', () => {
    expect([...english].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    for (const [base, forms] of englishForms)
      if (!forms.has('')) expect([...forms.keys()].sort(), base).toEqual([...pluralCategories].sort());
  });
});

it('knows the languages that can be chosen and no others', () => {
  const known = Object.keys(catalogues).map((file) => /locales\/([^/]+)\//.exec(file)?.[1] ?? '');
  expect(['en', ...known].sort()).toEqual([...LANGUAGES].sort());
});

describe.each(
  Object.entries(catalogues).map(
    ([file, texts]) => [/locales\/([^/]+)\//.exec(file)?.[1] ?? '', flatten(texts)] as const,
  ),
)('%s', (language, texts) => {
  const forms = formsOf(texts);
  const categories = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();

  it('has the keys of English and no others', () => {
    expect([...forms.keys()].sort()).toEqual([...englishForms.keys()].sort());
  });

  it('has every plural that its grammar needs', () => {
    for (const [base, own] of forms) {
      const isPlural = englishForms.get(base)?.has('') === false || own.size > 1;
      if (isPlural) expect([...own.keys()].filter((category) => category !== '').sort(), base).toEqual(categories);
    }
  });

  it('has the same placeholders in each text, and leaves none empty', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      const known = englishForms.get(baseOf(key));
      const allowed = [...(known?.values() ?? [])].map(placeholdersOf);
      // The forms for one and two may spell out the number.
      const own = placeholdersOf(text);
      const isSpokenNumber = PLURAL_SUFFIX.test(key) && !key.endsWith('_other');
      const matches = allowed.some(
        (names) =>
          names.join() === own.join() ||
          (isSpokenNumber && names.filter((name) => name !== 'count').join() === own.join()),
      );
      expect(matches, `${key}: ${own.join(', ')}`).toBe(true);
    }
  });

  it('is translated: no text is left in English', () => {
    const left = [...texts].filter(
      ([key, text]) =>
        english.get(key) === text && !SAME_EVERYWHERE.test(text) && !(SAME_WORD[language] ?? []).includes(key),
    );
    expect(left.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});
