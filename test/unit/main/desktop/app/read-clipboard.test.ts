import { expect, it } from 'vitest';
import { createDesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { EXAMPLE_INVITATION } from '../../../../support/desktop/example-invitation.ts';
import { createFakePorts } from '../../../../support/desktop/fake-app-ports.ts';

it('answers what leads into a lobby in the clipboard, and nothing else of it', async () => {
  const ports = createFakePorts();
  const app = createDesktopApp(ports.dependencies);
  ports.clipboard = 'correct horse battery staple';
  expect(await app.handlers['app:read-clipboard']({})).toEqual({ ok: true, value: { found: null } });
  ports.clipboard = `Join me: ${EXAMPLE_INVITATION} and keep my password hunter2`;
  expect(await app.handlers['app:read-clipboard']({})).toEqual({
    ok: true,
    value: { found: { kind: 'invitation', text: EXAMPLE_INVITATION } },
  });
  ports.clipboard = 'k7q-29mdx';
  expect(await app.handlers['app:read-clipboard']({})).toEqual({
    ok: true,
    value: { found: { kind: 'code', text: 'K7Q-29MDX' } },
  });
});
