import { expect, it } from 'vitest';
import { systemName } from '../../../../shared/model/system-name.ts';

it('names systems as their makers do, and others as they call themselves', () => {
  expect(['linux', 'darwin', 'win32', 'freebsd'].map(systemName)).toEqual(['Linux', 'macOS', 'Windows', 'freebsd']);
});
