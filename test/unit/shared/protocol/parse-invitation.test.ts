import { describe, expect, it } from 'vitest';
import { formatInvitation, INVITATION_LINK_PREFIX, type Invitation } from '../../../../shared/protocol/invitation.ts';
import { parseInvitation } from '../../../../shared/protocol/parse-invitation.ts';
import { createRandom } from '../../../support/signals.ts';

const INVITATION: Invitation = {
  addresses: [
    { host: 'voice.example.org', port: 7_777 },
    { host: '192.0.2.7', port: 65_535 },
    { host: '2001:db8::1', port: 1 },
  ],
  certificateSha256: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
  secret: Uint8Array.from({ length: 16 }, (_, index) => index * 3),
};
const LINK = formatInvitation(INVITATION);
const CODE = LINK.slice(INVITATION_LINK_PREFIX.length);
const OTHER_LOBBY = formatInvitation({ ...INVITATION, secret: new Uint8Array(16).fill(9) });
const NEWER = INVITATION_LINK_PREFIX + withVersion(CODE, 2);
const WITH_HYPHENS = withCodeOf('A--AB-AC');
const WITH_UNDERSCORES = withCodeOf('AB_CDEF_G');
const WITH_BOLD = withCodeOf('AB__CDE__FG');

/** What `npm run serve` prints. */
const SERVE_OUTPUT = `Lobby 'Cellar' is open on port 7777 (TCP and UDP). Invite players with this link:

${LINK}

It ends with this lobby. To keep it for the next start, add --data FOLDER.

Game servers send positions to https://192.0.2.7:7777/game with the token nWmJYQ1y2Zr3kq8T0u5v6w

Press Ctrl+C to close the lobby.`;

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

  it.each<[string, string]>([
    ['as it was copied', LINK],
    ['only its code', CODE],
    ['surrounding white space', `  ${LINK}\n`],
    ['angle brackets', `<${LINK}>`],
    ['straight quotes', `"${LINK}"`],
    ['single quotes', `'${LINK}'`],
    ['curly quotes', `\u201c${LINK}\u201d`],
    ['guillemets', `\u00ab\u00a0${LINK}\u00a0\u00bb`],
    ['German quotes', `\u201e${LINK}\u201c`],
    ['corner brackets', `\u300c${LINK}\u300d`],
    ['backticks', `\`${LINK}\``],
    ['a code fence', `\`\`\`text\n${LINK}\n\`\`\``],
    ['a full stop behind', `${LINK}.`],
    ['a comma behind', `${LINK}, see you there`],
    ['a bracket behind', `(${LINK})`],
    ['an exclamation mark behind', `${LINK}!!1`],
    ['three dots behind', `${LINK}...`],
    ['a colon before', `invitation:${LINK}`],
    ['a sentence around it', `Hey, join us here: ${LINK} - we start at 8!`],
    ['words before the code alone', `Here is the code: ${CODE} thanks`],
    ['a mark of quotation', `> ${LINK}`],
    ['pasted twice', `${LINK}\n${LINK}`],
    ['pasted twice without a gap', `${LINK}${LINK}`],
    ['link and code', `${LINK} ${CODE}`],
    ['a zero-width space before', `\u200b${LINK}`],
    ['zero-width spaces within', [...LINK].join('\u200b')],
    ['soft hyphens within', `${LINK.slice(0, 60)}\u00ad${LINK.slice(60, 90)}\u00ad${LINK.slice(90)}`],
    ['a byte order mark', `\ufeff${LINK}`],
    ['marks of direction', `\u202a${LINK}\u202c`],
    ['isolated direction', `\u2066${LINK}\u2069`],
    ['a variation selector', `${LINK}\ufe0f`],
    ['word joiners', `${LINK.slice(0, 30)}\u2060${LINK.slice(30)}`],
    ['a null character', `${LINK}\u0000`],
    ['a line break', `${LINK.slice(0, 40)}\r\n  ${LINK.slice(40)}`],
    ['line breaks of a mail', LINK.replace(/.{30}/g, '$&\n')],
    ['line breaks of a quoted mail', `> ${LINK.replace(/.{30}/g, '$&\r\n> ')}`],
    ['line breaks of a mail quoted twice', `>> ${LINK.replace(/.{30}/g, '$&\n> > ')}`],
    ['hyphens at line breaks', LINK.replace(/.{30}/g, '$&-\n')],
    ['the frame of a box', LINK.replace(/.{30}/g, '$& \u2502\n\u2502 ')],
    ['wide brackets and full stops', `\u3010${LINK}\u3011\u3002`],
    ['line breaks of quoted-printable', LINK.replace(/.{70}/g, '$&=\r\n')],
    ['line breaks of quoted-printable in a quoted mail', `> ${LINK.replace(/.{70}/g, '$&=\r\n> ')}`],
    ['characters of quoted-printable', LINK.replaceAll('/', '=2F').replace(':', '=3a').replaceAll('-', '=2D')],
    ['a header of a mail', `=?UTF-8?Q?${LINK.replaceAll('_', '=5F')}?=`],
    ['lines with another mark of quotation', `\u00bb ${LINK.replace(/.{40}/g, '$&\n\u00bb ')}`],
    ['lines quoted with initials', `AB> ${LINK.replace(/.{40}/g, '$&\nAB> ')}`],
    ['lines of a log', `[20:12] <Fox> ${LINK.replace(/.{40}/g, '$&\n[20:12] <Fox> ')}`],
    [
      'numbered lines',
      LINK.match(/.{1,40}/g)!
        .map((line, index) => `${index + 1}:  ${line}`)
        .join('\n'),
    ],
    ['lines added by a patch', `+${LINK.replace(/.{40}/g, '$&\n+')}`],
    ['lines of a comment', `// ${LINK.replace(/.{40}/g, '$&\n// ')}`],
    ['the frame of a double box', `\u2551 ${LINK.replace(/.{40}/g, '$& \u2551\n\u2551 ')} \u2551`],
    ['a bar before its lines', `\u258c${LINK.replace(/.{40}/g, '$&\n\u258c')}`],
    ['arrows at the ends of lines', LINK.replace(/.{40}/g, '$&\u21a9\n')],
    ['lines continued in PowerShell', LINK.replace(/.{60}/g, '$&`\r\n')],
    ['lines continued in a batch file', LINK.replace(/.{60}/g, '$&^\r\n')],
    ['a line break in the scheme', LINK.replace('join', '\njoin')],
    ['blanks between all characters', [...LINK].join(' ')],
    ['parameters of a tracker', `${LINK}?utm_source=chat&utm_medium=x`],
    ['a fragment', `${LINK}#top`],
    ['a trailing slash', `${LINK}/`],
    ['a path behind', `${LINK}/../x`],
    ['a scheme in capitals', LINK.replace('earshot://join/', 'EARSHOT://JOIN/')],
    ['a capital letter of a phone', LINK.replace('earshot', 'Earshot')],
    ['percent encoding', encodeURIComponent(LINK)],
    ['percent encoding of every character', [...LINK].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')],
    ['percent encoding twice', encodeURIComponent(encodeURIComponent(`${LINK} `))],
    ['an encoded zero-width space', `${LINK.slice(0, 50)}%E2%80%8B${LINK.slice(50)}`],
    ['a redirect of a chat', `https://chat.example/l.php?u=${encodeURIComponent(LINK)}&h=AT0x&s=1`],
    ['HTML', `<a href="${LINK}&amp;x=1">Join</a>`],
    ['HTML entities', LINK.replaceAll('/', '&#x2F;').replace(':', '&#58;')],
    ['named entities', LINK.replaceAll('/', '&sol;').replace(':', '&colon;')],
    ['a soft hyphen as an entity', `${LINK.slice(0, 50)}&shy;${LINK.slice(50)}`],
    ['places for line breaks in HTML', LINK.replace(/.{20}/g, '$&<wbr>')],
    ['a link in Markdown', `[Join my lobby](${LINK})`],
    ['a link with a title in Markdown', `[${LINK}](${LINK} "Cellar")`],
    ['a spoiler', `||${LINK}||`],
    ['bold text', `**${LINK}**`],
    ['italic text', `_${LINK}_`],
    ['struck text', `~~${LINK}~~`],
    ['a table', `| Cellar | ${LINK} |`],
    ['a list', `- ${LINK}`],
    ['a link of chats', `<${LINK}|Join>`],
    ['JSON', JSON.stringify({ invitation: LINK, port: 7777 })],
    ['JSON with escaped slashes', JSON.stringify({ invitation: LINK }).replaceAll('/', String.raw`\/`)],
    ['escaped JSON', JSON.stringify(JSON.stringify({ text: `${LINK}\nbye` }))],
    ['escapes of JavaScript', LINK.replaceAll('/', String.raw`\u002f`)],
    ['the output of serve', SERVE_OUTPUT],
    ['the quoted output of serve', SERVE_OUTPUT.replaceAll(/^/gm, '> ')],
    ['a command', `npm run -s join -- --invitation ${LINK} --name Fox`],
    ['a coloured terminal', `\u001b[32m${LINK}\u001b[0m`],
    ['a line continued in a shell', `${LINK.slice(0, 60)}\\\n${LINK.slice(60)}`],
    ['an https prefix', `https://${LINK}`],
    ['an https prefix without the colon', `https://earshot//join/${CODE}`],
    ['one slash', `earshot:/join/${CODE}`],
    ['no slashes', `earshot:join/${CODE}`],
    ['its beginning cut off', LINK.slice(4)],
    ['wide letters', LINK.replace('earshot://', '\uff45\uff41\uff52\uff53\uff48\uff4f\uff54\uff1a\uff0f\uff0f')],
    ['words behind without a gap', `${LINK}thanks`],
    ['another link behind', `${LINK} https://example.org/${'a'.repeat(90)}`],
    ['another link before', `https://example.org/${'A'.repeat(90)} ${LINK}`],
    ['a chat log before', `${'AQ and Aaron said: About Afternoon. '.repeat(2_000)}${LINK}`],
    ['a damaged copy before it', `${LINK.slice(0, 70)}\n\n${LINK}`],
  ])('reads a link with %s', (_, text) => {
    expect(parseInvitation(text)).toEqual({ ok: true, value: INVITATION });
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
    ['only small letters', LINK.toLowerCase(), 'invitation-damaged', /mistyped/],
    ['two typos', withTypos(LINK, [40, 90]), 'invitation-damaged', /mistyped/],
    ['two lobbies', `${LINK}\n${OTHER_LOBBY}`, 'two-invitations', /different lobbies/],
    ['a newer version', NEWER, 'invitation-version', /Update Earshot/],
    ['a newer version in a sentence', `Join ${NEWER}, please`, 'invitation-version', /Update Earshot/],
    ['the code of a newer version', withVersion(CODE, 2), 'invitation-version', /Update Earshot/],
    ['a text that is far too long', `${LINK} ${'a'.repeat(10_000_000)}`, 'bad-invitation', /too long/],
    ['no address', formatInvitation({ ...INVITATION, addresses: [] }), 'bad-invitation', /no valid address/],
    ['a command as its host', withAddress('$(ls)', 1), 'bad-invitation', /no valid address/],
    ['port 0', withAddress('192.0.2.7', 0), 'bad-invitation', /no valid address/],
    ['nine addresses', withAddress('192.0.2.7', 1, 9), 'bad-invitation', /no valid address/],
  ])('refuses %s and says why', (_, text, code, message) => {
    const parsed = parseInvitation(text);
    expect(parsed).toMatchObject({ ok: false, error: { code } });
    expect(!parsed.ok && parsed.error.message).toMatch(message);
  });

  it('names the place of every single mistyped character, in the link and in the code alone', () => {
    const random = createRandom(7);
    for (let index = 0; index < CODE.length - 1; index++) {
      const typo = withTypos(CODE, [index], random);
      for (const text of [INVITATION_LINK_PREFIX + typo, ...(index % 5 === 4 ? [typo] : [])])
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
  };
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
