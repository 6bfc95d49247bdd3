import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { translatedTextRule } from '../../../../scripts/eslint/translated-text-rule.js';

RuleTester.describe = describe;
RuleTester.it = it;

const refused = (code: string) => ({ name: code, code, errors: [{ messageId: 'literal' }] });

new RuleTester({ languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } } }).run(
  'translated-text',
  translatedTextRule,
  {
    valid: [
      "<p>{t('lobby.title')}</p>",
      "<Field label={t('name')} hint={isOn ? t('on') : undefined} />",
      '<p>{name} · {count} %</p>',
      '<p className="soft">{isOn && <b>{t(\'on\')}</b>}</p>',
      '<kbd>W</kbd>',
      '<span>Earshot</span>',
    ],
    invalid: [
      refused('<p>Host a lobby</p>'),
      refused('<p>寄らば聞こえる</p>'),
      refused("<p>{isOn ? 'On' : t('off')}</p>"),
      refused("<p>{isOn && 'On'}</p>"),
      refused('<p>{`${count} players`}</p>'),
      refused('<Field label="Name" />'),
      refused("<IconButton label={isOn ? t('mute') : 'Unmute'} />"),
      refused('<input placeholder={`Like ${name}`} />'),
      refused('<svg aria-label="A curve" />'),
    ],
  },
);
