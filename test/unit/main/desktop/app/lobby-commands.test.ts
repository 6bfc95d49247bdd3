import { expect, it } from 'vitest';
import { createDesktopApp } from '../../../../../main/desktop/app/create-desktop-app.ts';
import { DEFAULT_HEARING_RULES as rules } from '../../../../../shared/spatial/hearing-rules.ts';
import { createFakePorts } from '../../../../support/desktop/fake-app-ports.ts';

it('registers an open lobby at servers that are added in the settings, and no longer at removed ones', async () => {
  const ports = createFakePorts();
  const { handlers } = createDesktopApp(ports.dependencies);
  await handlers['settings:update']({ rendezvous: ['meet.example.org'] });
  await handlers['lobby:host']({ lobbyName: 'Camp', rules });
  await handlers['settings:update']({ rendezvous: ['meet.example.org', 'https://other.example'] });
  await handlers['settings:update']({ name: 'Ada' });
  await handlers['settings:update']({ rendezvous: ['other.example', 'nonsense!'] });
  await handlers['lobby:close']({});
  await handlers['settings:update']({ rendezvous: [] });
  expect(ports.calls.slice(1, -1)).toEqual([
    'servers of Camp 1: +other.example -',
    'servers of Camp 1: + -meet.example.org',
  ]);
});

it('says while a player gets ready to take the hosted lobby over', async () => {
  const ports = createFakePorts();
  const app = createDesktopApp(ports.dependencies);
  const heard: boolean[] = [];
  app.on('lobby:successor-preparing', ({ isPreparing }) => heard.push(isPreparing));
  await app.handlers['lobby:host']({ lobbyName: 'Camp', rules });
  ports.emitPreparing(true);
  await app.handlers['lobby:close']({});
  ports.emitPreparing(false);
  expect(heard).toEqual([true]);
});
