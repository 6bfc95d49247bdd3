import { describe, expect, it } from 'vitest';
import {
  isPermissionCheckGranted,
  isPermissionRequestGranted,
} from '../../../../../../main/desktop/shell/electron/permission-policy.ts';

const OURS = { url: 'app://earshot/', isMainFrame: true };
const STRANGERS = [
  { url: 'app://earshot/', isMainFrame: false },
  { url: 'https://evil.test/', isMainFrame: true },
  { url: 'app://evil/', isMainFrame: true },
  { url: 'http://earshot/', isMainFrame: true },
  { url: 'null', isMainFrame: true },
  { url: '', isMainFrame: true },
];
const DENIED = [
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'display-capture',
  'fullscreen',
  'pointerLock',
  'openExternal',
  'hid',
  'serial',
  'usb',
  'fileSystem',
  'clipboard-read',
  'idle-detection',
  'unknown',
  '__proto__',
];

describe('permission requests', () => {
  it('grant the microphone, alone', () => {
    expect(isPermissionRequestGranted('media', OURS, ['audio'])).toBe(true);
    for (const mediaTypes of [undefined, [], ['video'], ['audio', 'video'], ['audio', 'audio']]) {
      expect(isPermissionRequestGranted('media', OURS, mediaTypes)).toBe(false);
    }
  });

  it('grant choosing speakers and copying', () => {
    expect(isPermissionRequestGranted('speaker-selection', OURS, undefined)).toBe(true);
    expect(isPermissionRequestGranted('clipboard-sanitized-write', OURS, undefined)).toBe(true);
  });

  it.each(DENIED)('deny %s', (permission) => {
    expect(isPermissionRequestGranted(permission, OURS, ['audio'])).toBe(false);
    expect(isPermissionCheckGranted(permission, OURS, 'audio')).toBe(false);
  });

  it.each(STRANGERS)('deny everything to $url (main frame: $isMainFrame)', (asker) => {
    for (const permission of ['media', 'speaker-selection', 'clipboard-sanitized-write']) {
      expect(isPermissionRequestGranted(permission, asker, ['audio'])).toBe(false);
      expect(isPermissionCheckGranted(permission, asker, 'audio')).toBe(false);
    }
  });
});

describe('permission checks', () => {
  it('grant the microphone, so that devices have names, and not the camera', () => {
    expect(isPermissionCheckGranted('media', OURS, 'audio')).toBe(true);
    for (const mediaType of ['video', 'unknown', undefined])
      expect(isPermissionCheckGranted('media', OURS, mediaType)).toBe(false);
  });
});
