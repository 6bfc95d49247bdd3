import { describe, expect, it } from 'vitest';
import { findDeepLink, parseDeepLink } from '../../../../../main/desktop/shell/deep-link.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../../support/desktop/example-invitation.ts';

const CODE = EXAMPLE_INVITATION.slice('earshot://join/'.length);

describe('parseDeepLink', () => {
  it.each([
    EXAMPLE_INVITATION,
    `${EXAMPLE_INVITATION}/`,
    `EARSHOT://JOIN/${CODE}`,
    `"${EXAMPLE_INVITATION}"`,
    `'${EXAMPLE_INVITATION}`,
    `\u201c${EXAMPLE_INVITATION}\u201d`,
    `\u200b${EXAMPLE_INVITATION}`,
    ` ${EXAMPLE_INVITATION}\n`,
    `${EXAMPLE_INVITATION}\n--no-sandbox`,
    `${EXAMPLE_INVITATION}?a=b`,
    `${EXAMPLE_INVITATION}#a`,
    `${EXAMPLE_INVITATION}/../x`,
    `earshot:join/${CODE}`,
    `earshot:///join/${CODE}`,
    `earshot://join/${encodeURIComponent(` ${CODE}`)}`,
  ])('reads %j', (text) => {
    expect(parseDeepLink(text)).toEqual({ ok: true, value: PARSED_INVITATION });
  });

  it.each([
    ['earshot://join/', 'invitation-cut-off'],
    [EXAMPLE_INVITATION.slice(0, -1), 'invitation-cut-off'],
    [EXAMPLE_INVITATION.replace('join/A', 'join/B'), 'invitation-typo'],
    ['earshot://settings', 'bad-invitation'],
    [`earshot://join/${'A'.repeat(500_000)}`, 'bad-invitation'],
  ])('says what is wrong with %j', (text, code) => {
    expect(parseDeepLink(text)).toMatchObject({ ok: false, error: { code } });
  });

  it.each(['', CODE, `https://join/${CODE}`, '--earshot://join/', 'notearshot://join/', '.', 'C:\\earshot:x'])(
    'ignores %j',
    (text) => {
      expect(parseDeepLink(text)).toBeUndefined();
    },
  );
});

describe('findDeepLink', () => {
  it('finds the link among switches', () => {
    const switches = ['/opt/Earshot/earshot', '--enable-x'];
    expect(findDeepLink([...switches, EXAMPLE_INVITATION])).toEqual({ ok: true, value: PARSED_INVITATION });
    expect(findDeepLink([...switches, 'earshot://join/AQ', '.'])).toMatchObject({ ok: false });
    expect(findDeepLink([...switches, '.'])).toBeUndefined();
  });
});
