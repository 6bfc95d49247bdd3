import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { AboutPanel } from '../../../../../renderer/features/settings/AboutPanel.tsx';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

describe('the about page', () => {
  it.each([
    ['win32', 'Windows'],
    ['darwin', 'macOS'],
    ['linux', 'Linux'],
    ['iPhone', 'iPhone'],
  ])('calls the system %s by the name %s', (platform, name) => {
    const app = { version: '1.0.0', shell: 'electron', platform, notices: [] } as const;
    expect(renderToText(createElement(AboutPanel, { app: { ...app, notices: [] } }))).toContain(`<dd>${name}</dd>`);
  });
});
