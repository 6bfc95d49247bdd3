import { describe, expect, it } from 'vitest';
import {
  formatInvitation,
  INVITATION_LINK_PREFIX,
  webLinkOf,
  type Invitation,
} from '../../../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../../../shared/protocol/invitation/parse-invitation.ts';
import { wrapInvitation } from '../../../../support/invitation/wrap-invitation.ts';
import { createRandom } from '../../../../support/signals.ts';

const INVITATION: Invitation = {
  addresses: [
    { host: 'voice.example.org', port: 7_777 },
    { host: '192.0.2.7', port: 65_535 },
    { host: '2001:db8::1', port: 1 },
  ],
  certificateSha256: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
  secret: Uint8Array.from({ length: 16 }, (_, index) => index * 3),
  rendezvous: '',
};
const LINK = formatInvitation(INVITATION);
const WITH_RENDEZVOUS: Invitation = { ...INVITATION, rendezvous: 'meet.example.org/earshot' };
const CODE = LINK.slice(INVITATION_LINK_PREFIX.length);
const LINK_2 = formatInvitation(WITH_RENDEZVOUS);
const WEB_LINK = webLinkOf('https://page.example/', LINK_2);
const OTHER_LOBBY = formatInvitation({ ...INVITATION, secret: new Uint8Array(16).fill(9) });
const NEWER = INVITATION_LINK_PREFIX + withVersion(CODE, 3);
const WITH_HYPHENS = withCodeOf('A--AB-AC');
const WITH_UNDERSCORES = withCodeOf('AB_CDEF_G');
const WITH_BOLD = withCodeOf('AB__CDE__FG');

describe('parseInvitation', () => {
  it('ignores the bits of the last character that belong to no byte', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const oneAddress = formatInvitation({ ...INVITATION, addresses: [{ host: '192.0.2.7', port: 7_777 }] });
    const expected = parseInvitation(oneAddress);
    const same = [...alphabet].filter((last) => {
      const parsed = parseInvitation(oneAddress.slice(0, -1) + last);
      if (parsed.ok) expect(parsed).toEqual(expected);
      return parsed.ok;
    });
    // 65 bytes: 2 bits of the last of 87 characters are left over.
    expect(same).toHaveLength(4);
    expect(alphabet.indexOf(oneAddress.at(-1)!) % 4, 'hosts write zeros').toBe(0);
  });

  it.each(wrapInvitation(LINK))('reads a link with %s', (_, text) => {
    expect(parseInvitation(text)).toEqual({ ok: true, value: INVITATION });
  });

  it.each(wrapInvitation(LINK_2))('reads a link of version 2 with %s', (_, text) => {
    expect(parseInvitation(text)).toEqual({ ok: true, value: WITH_RENDEZVOUS });
  });

  it.each(wrapInvitation(WEB_LINK))('reads a link to a page with %s', (_, text) => {
    expect(parseInvitation(text)).toEqual({ ok: true, value: WITH_RENDEZVOUS });
  });

  it.each<[string, Invitation, (link: string) => string]>([
    ['an em dash in place of two hyphens', WITH_HYPHENS, (link) => link.replace('--', '\u2014')],
    ['an en dash in place of two hyphens', WITH_HYPHENS, (link) => link.replace('--', '\u2013')],
    ['hyphens that do not break', WITH_HYPHENS, (link) => link.replaceAll('-', '\u2011')],
    ['signs of minus', WITH_HYPHENS, (link) => link.replaceAll('-', '\u2212')],
    ['dashes within and behind', WITH_HYPHENS, (link) => `${link.replace('--', '\u2014')} \u2014 join \u2014 now`],
    ['underscores taken by italics', WITH_UNDERSCORES, (link) => link.replaceAll('_', '')],
    ['underscores taken in a sentence', WITH_UNDERSCORES, (link) => `Join ${link.replaceAll('_', '')}. Bye`],
    ['underscores taken by bold text', WITH_BOLD, (link) => link.replaceAll('_', '')],
    ['one underscore lost', WITH_UNDERSCORES, (link) => link.replace('_', '')],
    ['an em dash in version 2', viaRendezvous(WITH_HYPHENS), (link) => link.replace('--', '\u2014')],
    ['underscores taken from version 2', viaRendezvous(WITH_UNDERSCORES), (link) => link.replaceAll('_', '')],
    ['bold text in version 2', viaRendezvous(WITH_BOLD), (link) => link.replaceAll('_', '')],
    ['underscores escaped', WITH_UNDERSCORES, (link) => link.replaceAll('_', String.raw`\_`)],
    ['italics of HTML', WITH_UNDERSCORES, (link) => link.replace(/_(.*?)_/, '<em>$1</em>')],
  ])('reads a link with %s', (_, invitation, change) => {
    const link = formatInvitation(invitation);
    expect(change(link)).not.toBe(link);
    expect(parseInvitation(change(link))).toEqual({ ok: true, value: invitation });
  });

  it.each<[string, string, string, RegExp]>([
    ['an empty text', '', 'bad-invitation', /empty/],
    ['only white space', ' \n ', 'bad-invitation', /empty/],
    ['only invisible characters', '\u200b\ufeff', 'bad-invitation', /empty/],
    ['another link', 'https://example.org/join', 'bad-invitation', /isn't an Earshot invitation/],
    ['a long other link', `https://example.org/${'aB3_'.repeat(40)}`, 'bad-invitation', /isn't an Earshot/],
    ['a sentence', 'Start Earshot, join me and Anna', 'bad-invitation', /isn't an Earshot invitation/],
    ['the beginning of a link', 'earshot://join/', 'invitation-cut-off', /incomplete/],
    ['half an invitation', LINK.slice(0, 50), 'invitation-cut-off', /incomplete/],
    ['a preview', `${LINK.slice(0, 60)}...`, 'invitation-cut-off', /incomplete/],
    ['a preview with an ellipsis', `${LINK.slice(0, 100)}\u2026`, 'invitation-cut-off', /incomplete/],
    ['half a code', CODE.slice(0, 110), 'invitation-cut-off', /incomplete/],
    ['a missing last character', LINK.slice(0, -1), 'invitation-cut-off', /incomplete/],
    [
      'a missing last line',
      LINK.replace(/.{60}/g, '$&\n').split('\n').slice(0, -1).join('\n'),
      'invitation-cut-off',
      /incomplete/,
    ],
    ['half a link to a page', WEB_LINK.slice(0, 60), 'invitation-cut-off', /incomplete/],
    ['a link to a page without its last character', WEB_LINK.slice(0, -1), 'invitation-cut-off', /incomplete/],
    ['a preview of a link to a page', `${WEB_LINK.slice(0, 90)}\u2026`, 'invitation-cut-off', /incomplete/],
    ['half an invitation of version 2', LINK_2.slice(0, 120), 'invitation-cut-off', /incomplete/],
    ['a link to a page', 'https://page.example/#', 'bad-invitation', /isn't an Earshot/],
    ['a chapter of a page', 'https://page.example/#About-the-project', 'bad-invitation', /isn't an Earshot/],
    ['only small letters', LINK.toLowerCase(), 'invitation-damaged', /mistyped/],
    ['only small letters in a link to a page', WEB_LINK.toLowerCase(), 'invitation-damaged', /mistyped/],
    ['two typos in a link to a page', withTypos(WEB_LINK, [70, 90]), 'invitation-damaged', /mistyped/],
    ['two lobbies of two versions', `${LINK_2}\n${OTHER_LOBBY}`, 'two-invitations', /different lobbies/],
    ['two typos', withTypos(LINK, [40, 90]), 'invitation-damaged', /mistyped/],
    ['two lobbies', `${LINK}\n${OTHER_LOBBY}`, 'two-invitations', /different lobbies/],
    ['a newer version', NEWER, 'invitation-version', /Update Earshot/],
    ['a newer version in a sentence', `Join ${NEWER}, please`, 'invitation-version', /Update Earshot/],
    ['the code of a newer version', withVersion(CODE, 3), 'invitation-version', /Update Earshot/],
    ['a text that is far too long', `${LINK} ${'a'.repeat(10_000_000)}`, 'bad-invitation', /too long/],
    ['no address', formatInvitation({ ...INVITATION, addresses: [] }), 'bad-invitation', /no valid address/],
    [
      'a rendezvous that is none',
      formatInvitation({ ...INVITATION, rendezvous: 'a b' }),
      'bad-invitation',
      /no valid address/,
    ],
    ['a command as its host', withAddress('$(ls)', 1), 'bad-invitation', /no valid address/],
    ['port 0', withAddress('192.0.2.7', 0), 'bad-invitation', /no valid address/],
    ['nine addresses', withAddress('192.0.2.7', 1, 9), 'bad-invitation', /no valid address/],
  ])('refuses %s and says why', (_, text, code, message) => {
    const parsed = parseInvitation(text);
    expect(parsed).toMatchObject({ ok: false, error: { code } });
    expect(!parsed.ok && parsed.error.message).toMatch(message);
  });

  it.each([
    ['version 1', CODE],
    ['version 2', LINK_2.slice(INVITATION_LINK_PREFIX.length)],
  ])('names the place of every mistyped character of %s, in each kind of link and in the code alone', (_, code) => {
    const random = createRandom(7);
    for (let index = 0; index < code.length - 1; index++) {
      const typo = withTypos(code, [index], random);
      const others = [typo, `https://page.example/#${typo}`];
      for (const text of [INVITATION_LINK_PREFIX + typo, ...(index % 5 === 4 ? others : [])])
        expect(parseInvitation(text), `character ${index + 1}`).toMatchObject({
          ok: false,
          error: { code: 'invitation-typo', detail: String(index + 1) },
        });
    }
  });

  it.each([
    ['a missing character', CODE.slice(0, 30) + CODE.slice(31), 31],
    ['an added character', `${CODE.slice(0, 30)}7${CODE.slice(30)}`, 31],
    ['two swapped characters', CODE.slice(0, 35) + CODE.charAt(36) + CODE.charAt(35) + CODE.slice(37), 36],
    ['a full stop within', `${CODE.slice(0, 30)}.${CODE.slice(31)}`, 31],
    ['a letter with an accent within', `${CODE.slice(0, 30)}\u00e9${CODE.slice(31)}`, 31],
  ])('names the place of %s', (_, code, place) => {
    expect(parseInvitation(INVITATION_LINK_PREFIX + code)).toMatchObject({
      ok: false,
      error: { code: 'invitation-typo', detail: String(place) },
    });
  });

  it('keeps the rendezvous of the newest invitation to a lobby that has one', () => {
    const other = formatInvitation({ ...WITH_RENDEZVOUS, rendezvous: 'other.example' });
    expect(parseInvitation(`${other} ${LINK_2} ${LINK}`)).toEqual({ ok: true, value: WITH_RENDEZVOUS });
  });

  it('reads several invitations to the same lobby as one with all their addresses, the last ones first', () => {
    const earlier = formatInvitation({ ...INVITATION, addresses: [{ host: '198.51.100.4', port: 7_777 }] });
    expect(parseInvitation(`${earlier} and now ${LINK}`)).toEqual({
      ok: true,
      value: { ...INVITATION, addresses: [...INVITATION.addresses, { host: '198.51.100.4', port: 7_777 }] },
    });
  });

  it('finds any invitation in any text, however it is wrapped', () => {
    const random = createRandom(23);
    const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
    for (let round = 0; round < 300; round++) {
      const invitation: Invitation = {
        addresses: Array.from({ length: 1 + Math.floor(random() * 8) }, (_, index) => ({
          host: pick(['192.0.2.7', 'a.example', '::1', 'voice-chat.example.org', `h${index}`]),
          port: 1 + Math.floor(random() * 65_535),
        })).filter(
          (one, index, all) => all.findIndex(({ host, port }) => host === one.host && port === one.port) === index,
        ),
        certificateSha256: Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256)),
        secret: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
        rendezvous: pick(['', 'meet.example.org', 'ws://127.0.0.1:7780/a']),
      };
      let text = formatInvitation(invitation);
      const gap = pick(['', '\n', '\r\n> ', '\u200b', '\u00ad', ' ', '=\n', '\\\n', '\u2060\n\t', '<wbr>', '&shy;']);
      const width = 1 + Math.floor(random() * 80);
      if (gap !== '') text = text.replace(new RegExp(`.{${width}}`, 'g'), (part) => part + (random() < 0.5 ? gap : ''));
      if (random() < 0.2) text = encodeURIComponent(text);
      const [before, after] = pick([
        ['', ''],
        ['<', '>'],
        ['\u201c', '\u201d'],
        ['[Join](', ')'],
        ['Come here: ', '.\nSee you, Anna'],
        ['||', '||'],
        ['> ', '\n> Bye'],
        ['{"text":"', '"}'],
        ['', '?utm_source=mail'],
        ['https://', '#a'],
      ] as const);
      expect(parseInvitation(before + text + after), before + text + after).toEqual({ ok: true, value: invitation });
    }
  });

  it('never throws on what strangers paste, nor takes it for an invitation', () => {
    const random = createRandom(11);
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: Math.floor(random() * 200) }, () =>
        String.fromCharCode(Math.floor(random() * 256)),
      ).join('');
      expect(parseInvitation(text).ok).toBe(false);
    }
    for (const text of ['%', '%zz', '&#99999999;', '&#x110000;', '&unknown;', '\ud800', '\\u12', '%ff%fe'])
      expect(parseInvitation(text).ok).toBe(false);
  });

  it.each([
    ['beginnings of codes', 'AQ'.repeat(131_072)],
    ['beginnings of codes with gaps', 'AQ '.repeat(87_000)],
    ['beginnings of links', 'earshot://join/'.repeat(17_000)],
    ['a long gap', `AQ${' '.repeat(262_000)}AQ`],
    ['dashes', `earshot://join/AQ${'\u2014'.repeat(262_000)}`],
    ['percent signs', '%41'.repeat(87_000)],
    ['entities', '&#65;'.repeat(52_000)],
    ['quotation marks', '\n>'.repeat(131_072)],
    ['brackets', '<b '.repeat(87_000)],
  ])('has a bound on its work for a long text of %s', (_, text) => {
    expect(parseInvitation(text).ok).toBe(false);
  });
});

/** An invitation whose code has `part` in the middle of its secret. */
function withCodeOf(part: string): Invitation {
  return {
    addresses: [{ host: 'voice.example.org', port: 7_777 }],
    certificateSha256: new Uint8Array(32).fill(1),
    // With the version before them, the first two bytes end with a character of the code.
    secret: Uint8Array.from([0, 0, ...Buffer.from(part.padEnd(16, 'B'), 'base64url'), 1, 1]),
    rendezvous: '',
  };
}

function viaRendezvous(invitation: Invitation): Invitation {
  return { ...invitation, rendezvous: 'meet.example.org' };
}

function withAddress(host: string, port: number, count = 1): string {
  return formatInvitation({ ...INVITATION, addresses: Array.from({ length: count }, () => ({ host, port })) });
}

/** The text with the characters at `places` replaced by other ones of the alphabet. */
function withTypos(text: string, places: readonly number[], random = createRandom(3)): string {
  const others = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return [...text]
    .map((character, index) => {
      if (!places.includes(index)) return character;
      const choices = others.replace(character, '');
      return choices.charAt(Math.floor(random() * choices.length));
    })
    .join('');
}

/** The same code with another format version and a matching checksum. */
function withVersion(code: string, version: number): string {
  const body = Buffer.from(code, 'base64url').subarray(0, -4);
  body[0] = version;
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([body, checksum]).toString('base64url');
}
