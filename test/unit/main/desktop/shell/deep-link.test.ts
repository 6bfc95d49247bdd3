import { describe, expect, it } from 'vitest';
import { findDeepLink, parseDeepLink } from '../../../../../main/desktop/shell/deep-link.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../../support/desktop/fake-app-ports.ts';

const CODE = EXAMPLE_INVITATION.slice('earshot://join/'.length);

describe('parseDeepLink', () => {
  it.each([EXAMPLE_INVITATION, `${EXAMPLE_INVITATION}/`, `EARSHOT://JOIN/${CODE}`])('reads %s', (text) => {
    expect(parseDeepLink(text)).toEqual(PARSED_INVITATION);
  });

  it.each([
    '',
    CODE,
    'earshot://join/',
    `earshot://leave/${CODE}`,
    `earshot:join/${CODE}`,
    `https://join/${CODE}`,
    ` ${EXAMPLE_INVITATION}`,
    `${EXAMPLE_INVITATION}\n--no-sandbox`,
    `${EXAMPLE_INVITATION}?a=b`,
    `${EXAMPLE_INVITATION}#a`,
    `${EXAMPLE_INVITATION}/../x`,
    `${EXAMPLE_INVITATION.slice(0, -1)}`,
    `earshot://join/${'A'.repeat(5_000)}`,
  ])('ignores %j', (text) => {
    expect(parseDeepLink(text)).toBeUndefined();
  });
});

describe('findDeepLink', () => {
  it('finds the link among switches', () => {
    expect(findDeepLink(['/opt/Earshot/earshot', '--enable-x', EXAMPLE_INVITATION])).toEqual(PARSED_INVITATION);
    expect(findDeepLink(['/opt/Earshot/earshot', '.'])).toBeUndefined();
  });
});
