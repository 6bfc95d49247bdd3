import { expect, it } from 'vitest';
import { headsetLinkOf, readOpenedLink } from '../../../../shared/headset/headset-link.ts';

const TICKET = 'AAECAwQFBgcICQoLDA0ODw';

it('puts the ticket behind the invitation, in the part of a link that is sent to nobody', () => {
  const link = headsetLinkOf('https://page.example/#AQcode', TICKET);
  expect(link).toBe(`https://page.example/#AQcode&headset=${TICKET}`);
  expect(readOpenedLink(new URL(link).hash.slice(1))).toEqual({ link: 'AQcode', headsetOf: TICKET });
});

it.each(['', 'AQcode', '&headset=', 'AQcode&headset=short', `AQcode&headset=${TICKET}A`, 'AQcode&headset=<script>'])(
  'finds no ticket in %j',
  (text) => expect(readOpenedLink(text)).toEqual({ link: text, headsetOf: undefined }),
);

it('reads the last ticket of a link that was changed by hand', () => {
  const other = 'BBECAwQFBgcICQoLDA0ODw';
  expect(readOpenedLink(`A&headset=${other}&headset=${TICKET} `).headsetOf).toBe(TICKET);
});
