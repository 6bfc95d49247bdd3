import { describe, expect, it } from 'vitest';
import { MAX_PASSED_LENGTH } from '../../../../shared/rendezvous/messages.ts';
import { MAX_FRAMES, MAX_SEALED_BYTES, SealedChannel } from '../../../../shared/rendezvous/sealed-channel.ts';

const KEYS = { root: new Uint8Array(48).fill(5), context: 'lobby 7 keys' };

async function open(): Promise<{ guest: SealedChannel; host: SealedChannel }> {
  return { guest: await SealedChannel.create('guest', KEYS), host: await SealedChannel.create('host', KEYS) };
}

async function sealAll(channel: SealedChannel, texts: readonly string[]): Promise<string[]> {
  return Promise.all(texts.map(async (text) => (await channel.seal(text))!));
}

describe('sealed channel', () => {
  it('carries texts both ways in order, however many are sealed at once', async () => {
    const { guest, host } = await open();
    const texts = ['one', 'zwei \u00e4\u{1f3a7}', '', 'four'];
    const frames = await sealAll(guest, texts);
    expect(await Promise.all(frames.map((frame) => host.open(frame)))).toEqual(texts);
    expect(await guest.open((await host.seal('back'))!)).toBe('back');
    expect(frames.join('')).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each<[string, (frames: readonly string[]) => readonly string[]]>([
    ['repeated', ([first = '']) => [first, first]],
    ['left out', ([, second = '']) => ['', second].slice(1)],
    ['exchanged', ([first = '', second = '']) => [second, first]],
    ['changed', ([first = '']) => [`${first.startsWith('A') ? 'B' : 'A'}${first.slice(1)}`]],
    ['cut off', ([first = '']) => [first.slice(0, -4)]],
    ['made longer', ([first = '']) => [`${first}AAAA`]],
    ['empty', () => ['']],
    ['no base64url', ([first = '']) => [`${first}!`]],
    ['too long', () => ['A'.repeat(MAX_PASSED_LENGTH + 1)]],
  ])('opens nothing from a frame on that is %s', async (_, change) => {
    const { guest, host } = await open();
    const frames = await sealAll(guest, ['one', 'two', 'three']);
    const opened: (string | undefined)[] = [];
    for (const frame of change(frames)) opened.push(await host.open(frame));
    expect(opened.at(-1)).toBeUndefined();
    for (const frame of frames) expect(await host.open(frame)).toBeUndefined();
  });

  it('does not open its own frames, nor those of another connection', async () => {
    const { guest } = await open();
    expect(await guest.open((await guest.seal('mirror'))!)).toBeUndefined();
    for (const keys of [
      { ...KEYS, context: 'lobby 8 keys' },
      { ...KEYS, root: new Uint8Array(48).fill(6) },
    ]) {
      const other = await SealedChannel.create('host', keys);
      expect(await other.open((await guest.seal('text'))!)).toBeUndefined();
    }
  });

  it('has bounds for a frame and for the number of frames', async () => {
    const { guest, host } = await open();
    expect(await guest.seal('x'.repeat(MAX_SEALED_BYTES + 1))).toBeUndefined();
    const longest = (await guest.seal('x'.repeat(MAX_SEALED_BYTES)))!;
    expect(longest.length).toBeLessThanOrEqual(MAX_PASSED_LENGTH);
    expect((await host.open(longest))?.length).toBe(MAX_SEALED_BYTES);
    for (let frame = 1; frame < MAX_FRAMES; frame++) expect(await host.open((await guest.seal('x'))!)).toBe('x');
    expect(await guest.seal('x')).toBeUndefined();
  });
});
