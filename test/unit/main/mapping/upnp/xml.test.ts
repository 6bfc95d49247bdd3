import { expect, test } from 'vitest';
import { childText, escapeXml, findElement, findElements, readXml } from '../../../../../main/mapping/upnp/xml.ts';
import { fuzz } from '../../../../support/fuzz.ts';

test('reads names without prefixes, texts, entities and CDATA', () => {
  const root = readXml(
    `<?xml version="1.0"?><!-- a > b --><s:a x="1 > 0" y='<'><b>1 &lt; 2 &amp; &#65;&#x42;</b><b><![CDATA[<c>]]></b><d/></s:a>`,
  );
  expect(root?.name).toBe('a');
  expect(findElements(root!, 'b').map(({ text }) => text)).toEqual(['1 < 2 & AB', '<c>']);
  expect(findElement(root!, 'd')?.text).toBe('');
  expect(childText(root!, 'missing')).toBe('');
});

test('closes what a router forgot to close', () => {
  const root = readXml('<a><b><c>1</b></x><d>2</d>');
  expect(findElement(root!, 'c')?.text).toBe('1');
  expect(root?.children.map(({ name }) => name)).toEqual(['b', 'd']);
});

test('keeps what it cannot decode', () => {
  expect(readXml('<a>&nbsp; &#0; &#xD800; &#x110000; &</a>')?.text).toBe('&nbsp; &#0; &#xD800; &#x110000; &');
});

test('refuses document types, too many elements and too deep ones', () => {
  expect(readXml('<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>')).toBeUndefined();
  expect(readXml(`<a>${'<b/>'.repeat(5_000)}</a>`)).toBeUndefined();
  expect(readXml('<a>'.repeat(100))).toBeUndefined();
  expect(readXml('nothing')).toBeUndefined();
});

test('bounds a text', () => {
  expect(readXml(`<a>${'x'.repeat(100_000)}</a>`)?.text).toHaveLength(4_096);
});

// What takes a square of the length would take minutes here.
test.each(['<a "', '<!--', '<![CDATA[', '&#', '<', '</a'])('takes time in proportion to a text of %s', (piece) => {
  readXml(piece.repeat(Math.floor(1_000_000 / piece.length)));
});

test('reads any text without throwing', () => {
  const valid = Buffer.from('<?xml version="1.0"?><a b="c"><d>1 &lt; 2</d><!-- e --><![CDATA[f]]></a>');
  fuzz(3, 5_000, [valid], (packet) => readXml(packet.toString('latin1')));
});

test('escapes what would end a text', () => {
  expect(escapeXml('a<b>&c')).toBe('a&lt;b&gt;&amp;c');
});
