import { expect, it } from 'vitest';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { targetOptions } from '../../../../../../renderer/features/text/compose/target-options.ts';

const t = createI18n().getFixedT('en', 'text');
const others = [{ id: 7, name: 'Wren' }];
const LOBBY = { kind: 'lobby', id: 0 } as const;

it('offers teams and groups to those who are in one', () => {
  const labels = (team: string, group: string): string[] =>
    targetOptions({ others, team, group, target: LOBBY, formerName: '' }, t).map(({ label }) => label);
  expect(labels('', '')).toEqual(['To everyone', 'To players nearby', 'To Wren only']);
  expect(labels('red', 'den')).toContain('To your team red');
  expect(labels('red', 'den')).toContain('To your group den');
});

it('keeps a player who has left, so that the message goes to nobody else', () => {
  const target = { kind: 'direct', id: 9 } as const;
  const options = targetOptions({ others, team: '', group: '', target, formerName: 'Fox' }, t);
  expect(options.at(-1)).toEqual({ key: 'direct 9', label: 'To Fox, who has left', target });
});
