import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { AboutPanel } from '../../../../../renderer/features/settings/AboutPanel.tsx';
import type { AppDescription } from '../../../../../renderer/features/settings/settings-store.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

const APP: AppDescription = {
  ...{ version: '1.0.0', shell: 'electron', platform: 'linux', notices: [] },
  ...{ dataFolder: '/home/ada/earshot', opensFolder: true },
};

function render(change: Partial<AppDescription>): string {
  const app = { ...APP, ...change };
  return renderToText(
    createElement(AboutPanel, { app, onCopy: () => Promise.resolve(true), onOpenFolder: () => Promise.resolve(true) }),
  );
}

describe('the about page', () => {
  it.each([
    ['win32', 'Windows'],
    ['darwin', 'macOS'],
    ['linux', 'Linux'],
    ['iPhone', 'iPhone'],
  ])('calls the system %s by the name %s', (platform, name) => {
    expect(render({ platform })).toContain(`<dd>${name}</dd>`);
  });

  it.each([
    ['to copy and to open', true, '/home/ada/earshot', true],
    ['only to copy, in a browser', false, '/home/ada/earshot', false],
  ])('has the folder of settings and log %s', (_how, opensFolder, dataFolder, hasButton) => {
    const html = render({ opensFolder, dataFolder });
    expect(html).toContain(dataFolder);
    expect(html.includes('Open folder')).toBe(hasButton);
  });

  it('has no folder on a page that guests open', () => {
    expect(render({ shell: 'page', dataFolder: '', opensFolder: false })).not.toContain('Settings and logs');
  });
});
