import { describe, expect, it, vi } from 'vitest';
import { readDrop, type DroppedData } from '../../../../../../renderer/features/lobby/start/read-drop.ts';
import { EXAMPLE_INVITATION } from '../../../../../support/desktop/example-invitation.ts';

const FOUND = { kind: 'found', invite: { kind: 'invitation', text: EXAMPLE_INVITATION } };

/** What a person drops: texts by format, and files with these contents. */
function data(texts: Readonly<Record<string, string>>, ...files: readonly string[]): DroppedData {
  return {
    getData: (format) => texts[format] ?? '',
    files: files.map((content) => ({ size: content.length, text: async () => content })),
  };
}

describe('readDrop', () => {
  it.each([
    ['a link', data({ 'text/uri-list': EXAMPLE_INVITATION, 'text/plain': EXAMPLE_INVITATION })],
    ['a text', data({ 'text/plain': `Tonight: ${EXAMPLE_INVITATION}` })],
    ['a text file', data({}, `Tonight:\r\n${EXAMPLE_INVITATION}\r\n`)],
    ['a file that also has an address', data({ 'text/uri-list': 'file:///home/fox/raid.txt' }, EXAMPLE_INVITATION)],
  ])('finds the invitation in %s', async (_, dropped) => {
    expect(await readDrop(dropped)).toEqual(FOUND);
  });

  it('finds a code', async () => {
    expect(await readDrop(data({ 'text/plain': 'K7Q-29MDX' }))).toEqual({
      kind: 'found',
      invite: { kind: 'code', text: 'K7Q-29MDX' },
    });
  });

  it.each([
    ['another link', data({ 'text/uri-list': 'https://example.com/' })],
    ['another file', data({}, 'nothing')],
    ['nothing', data({})],
  ])('finds nothing in %s', async (_, dropped) => {
    expect(await readDrop(dropped)).toEqual({ kind: 'nothing' });
  });

  it('does not read a large file', async () => {
    const text = vi.fn(async () => EXAMPLE_INVITATION);
    const dropped: DroppedData = { getData: () => '', files: [{ size: 65_537, text }] };
    expect(await readDrop(dropped)).toEqual({ kind: 'too-large' });
    expect(text).not.toHaveBeenCalled();
    expect(await readDrop(data({ 'text/plain': 'x'.repeat(65_537) }))).toEqual({ kind: 'too-large' });
  });

  it('finds nothing in a folder, which cannot be read', async () => {
    const text = () => Promise.reject(new DOMException('It is a folder.', 'NotFoundError'));
    expect(await readDrop({ getData: () => '', files: [{ size: 4_096, text }] })).toEqual({ kind: 'nothing' });
  });
});
