import { describe, expect, it } from 'vitest';
import { parseLink, type LinkFrame } from '../../../../../../main/desktop/positions/mumble-link/parse-link.ts';
import { conversionOf } from '../../../../../../main/desktop/positions/mumble-link/link-conversion.ts';
import { factsOfFrame } from '../../../../../../main/desktop/positions/mumble-link/link-facts.ts';
import { reportOfFrame, FIRST_HEADINGS } from '../../../../../../main/desktop/positions/mumble-link/link-report.ts';
import { UTF16_LINK, UTF32_LINK } from '../../../../../../main/desktop/positions/mumble-link/link-layout.ts';
import { fuzz } from '../../../../../support/fuzz.ts';
import { linkBytes, type LinkContents } from '../../../../../support/desktop/link-bytes.ts';

function parsed(contents: LinkContents): LinkFrame {
  const result = parseLink(linkBytes(contents));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refusal(bytes: Uint8Array): string | undefined {
  const result = parseLink(bytes);
  return result.ok ? undefined : result.error.code;
}

describe.each([2, 4] as const)('parsing a link with characters of %d bytes', (characterBytes) => {
  it('reads every field from its place', () => {
    const frame = parsed({
      characterBytes,
      tick: 4_000_000_000,
      name: 'Größe 🎮',
      position: [1.5, -2.5, 3.25],
      front: [0, 0, 1],
      cameraPosition: [4, 5, 6],
      cameraFront: [1, 0, 0],
      identity: '{"name":"Ada"}',
      context: Uint8Array.of(1, 0, 2),
    });
    expect(frame).toEqual({
      version: 2,
      tick: 4_000_000_000,
      name: 'Größe 🎮',
      avatar: { position: { x: 1.5, y: -2.5, z: 3.25 }, front: { x: 0, y: 0, z: 1 } },
      camera: { position: { x: 4, y: 5, z: 6 }, front: { x: 1, y: 0, z: 0 } },
      identity: '{"name":"Ada"}',
      context: Uint8Array.of(1, 0, 2),
    });
  });

  it('reads neither camera nor context nor identity from version 1', () => {
    const frame = parsed({
      characterBytes,
      version: 1,
      identity: 'somebody',
      context: 'somewhere',
      cameraPosition: [NaN, 0, 0],
    });
    expect(frame).toMatchObject({
      version: 1,
      name: 'TestLink',
      camera: null,
      identity: '',
      context: new Uint8Array(),
    });
  });

  it('reads texts that fill all but the last character of their field', () => {
    const frame = parsed({ characterBytes, name: 'n'.repeat(300), identity: 'i'.repeat(300) });
    expect([frame.name, frame.identity]).toEqual(['n'.repeat(255), 'i'.repeat(255)]);
  });

  it('reads 255 bytes of a context that claims to be longer', () => {
    expect(parsed({ characterBytes, context: 'c'.repeat(256), contextLength: 0xffffffff }).context).toHaveLength(255);
  });

  it.each([0, 3, 0xffffffff])('refuses version %d', (version) => {
    expect(refusal(linkBytes({ characterBytes, version }))).toBe('version');
  });

  it.each([{ position: [NaN, 0, 0] }, { position: [0, Infinity, 0] }, { position: [0, 0, -Infinity] }] as const)(
    'refuses a position that is not a number: %o',
    (contents) => {
      expect(refusal(linkBytes({ characterBytes, ...contents }))).toBe('not-numeric');
    },
  );
});

it.each([2, 4] as const)(
  'takes the avatar when another field is not a number (%d bytes a character)',
  (characterBytes) => {
    const zeroes = [NaN, NaN, NaN] as const;
    expect(parsed({ characterBytes, front: zeroes, cameraPosition: [0, NaN, 0] })).toMatchObject({
      avatar: { position: { x: 1, y: 2, z: 3 }, front: null },
      camera: null,
    });
    expect(parsed({ characterBytes, cameraPosition: [4, 5, 6], cameraFront: [Infinity, 0, 0] })).toMatchObject({
      avatar: { front: { x: 0, y: 0, z: 1 } },
      camera: { position: { x: 4, y: 5, z: 6 }, front: null },
    });
  },
);

describe('UTF-16 in a memory of the size for UTF-32', () => {
  const inLargeMemory = (contents: LinkContents): Buffer => {
    const bytes = Buffer.alloc(10_580);
    linkBytes({ characterBytes: 2, ...contents }).copy(bytes);
    return bytes;
  };

  it.each(['Wine game', 'Gamess', '日本語', '🎮', 'É', 'X', ''])('is recognised by the name %j', (name) => {
    const contents: LinkContents = {
      characterBytes: 2,
      name,
      cameraPosition: [4, 5, 6],
      identity: 'somebody',
      context: 'somewhere',
    };
    const frame = parseLink(inLargeMemory(contents));
    expect(frame).toMatchObject({ ok: true, value: parsed(contents) });
  });

  it('is not seen in names of few characters, or none, in UTF-32', () => {
    for (const name of ['', 'X', '日', '🎮', 'Größe'])
      expect(parsed({ name, cameraPosition: [4, 5, 6], identity: 'somebody' })).toMatchObject({
        name,
        camera: { position: { x: 4, y: 5, z: 6 } },
        identity: 'somebody',
      });
  });
});

it('uses the same sizes as Mumble', () => {
  expect([UTF16_LINK.totalBytes, UTF32_LINK.totalBytes]).toEqual([5_460, 10_580]);
});

it.each([0, 1, 8, 1_363])('refuses a memory of %d bytes', (size) => {
  expect(refusal(new Uint8Array(size))).toBe('size');
});

it.each([
  ['UTF-16 without a description', 2, 1_364],
  ['UTF-16 with a part of it', 2, 2_387],
  ['UTF-32 without a description', 4, 2_388],
  ['UTF-32 in one page', 4, 4_096],
  ['UTF-16 in two pages', 2, 8_192],
] as const)('reads %s', (_, characterBytes, size) => {
  const contents: LinkContents = {
    characterBytes,
    name: 'Game',
    cameraPosition: [4, 5, 6],
    identity: 'somebody',
    context: 'somewhere',
  };
  const bytes = Buffer.alloc(size);
  linkBytes(contents).copy(bytes);
  expect(parseLink(bytes)).toMatchObject({ ok: true, value: parsed(contents) });
});

it('reads the larger layout even when the system has rounded its size up to pages', () => {
  expect(parseLink(Buffer.concat([linkBytes({ name: 'Rounded' }), Buffer.alloc(1_708)]))).toMatchObject({
    ok: true,
    value: { name: 'Rounded' },
  });
});

it('makes well-formed text of lone surrogates and of numbers beyond Unicode', () => {
  const narrow = linkBytes({ characterBytes: 2, name: 'ab' });
  narrow.writeUInt16LE(0xd800, 44);
  const wide = linkBytes({ name: 'abc' });
  wide.writeUInt32LE(0x110000, 44);
  wide.writeUInt32LE(0xdc00, 48);
  expect([parseLink(narrow), parseLink(wide)]).toMatchObject([
    { value: { name: '\ufffdb' } },
    { value: { name: '\ufffd\ufffdc' } },
  ]);
});

it('keeps no view of the input bytes', () => {
  const bytes = linkBytes({ context: 'before' });
  const frame = parseLink(bytes);
  bytes.fill(0);
  expect(frame).toMatchObject({ value: { context: new Uint8Array(Buffer.from('before')) } });
});

it('survives any bytes, and reports only finite positions within the world and short clean labels', () => {
  const valid = [
    linkBytes({ identity: '{"name":"Ada","worldSpawn":[1,2,3]}', name: 'Minecraft' }),
    linkBytes({ characterBytes: 2, version: 1 }),
  ];
  let taken = 0;
  fuzz(7, 3_000, valid, (bytes) => {
    const frame = parseLink(bytes);
    if (!frame.ok) return;
    const facts = factsOfFrame(frame.value);
    const link = reportOfFrame(frame.value, facts, conversionOf(facts.gameName, []), FIRST_HEADINGS);
    if (!link.ok) return;
    taken++;
    const { pose, camera, presence } = link.value.report;
    for (const place of [pose, camera])
      if (place !== null)
        expect(
          Object.values(place).every((value) => Number.isFinite(value) && Math.abs(value as number) <= 1_000_000),
        ).toBe(true);
    expect((presence.world ?? '').length).toBeLessThanOrEqual(64);
    expect(facts.gameName).not.toMatch(/\p{Cc}/u);
  });
  expect(taken).toBeGreaterThan(500);
});
