import { expect, it } from 'vitest';
import { SyntaxFaults } from '../../../../scripts/dev/syntax-faults.ts';

/** Syntax faults of sources that a test changes. A source that contains 'bad' does not parse. */
function faultsOf(sources: Map<string, string>): SyntaxFaults {
  return new SyntaxFaults(
    (file) => sources.get(file),
    async (file, source) => (source.includes('bad') ? `bad in ${file}` : undefined),
  );
}

it('names every file that does not parse until it is fixed or gone', async () => {
  const sources = new Map([
    ['main/a.ts', 'bad'],
    ['main/b.ts', 'bad'],
    ['main/c.ts', 'good'],
  ]);
  const faults = faultsOf(sources);
  await faults.check(sources.keys());
  expect(faults.describe()).toMatch(/main\/a\.ts does not parse[^]*bad in main\/b\.ts/);
  expect(faults.describe()).not.toContain('main/c.ts');
  sources.set('main/a.ts', 'good');
  await faults.check(['main/a.ts']);
  expect(faults.describe()).not.toContain('main/a.ts');
  sources.delete('main/b.ts');
  await faults.check(['main/b.ts']);
  expect(faults.describe()).toBeUndefined();
});

it('checks TypeScript only', async () => {
  const faults = faultsOf(new Map([['main/voices/one.wav', 'bad']]));
  await faults.check(['main/voices/one.wav']);
  expect(faults.describe()).toBeUndefined();
});
