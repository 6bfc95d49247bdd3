import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../../../../../main/desktop/shell/electron/guard-session.ts';
import { silentLog } from '../../../../../support/silent-log.ts';

type Session = Parameters<typeof guardSession>[0];
type WebContents = Parameters<typeof guardContents>[0];
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

function guard(askSystemForMicrophone: () => Promise<boolean>) {
  let request: RequestHandler | undefined;
  let check: CheckHandler | undefined;
  let device: (() => boolean) | undefined;
  const session = {
    setPermissionRequestHandler: (handler: RequestHandler) => (request = handler),
    setPermissionCheckHandler: (handler: CheckHandler) => (check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => (device = handler),
  } as unknown as Session;
  guardSession(session, askSystemForMicrophone, silentLog);
  return {
    ask: (permission: string, details: object) =>
      new Promise((resolve) =>
        request?.(undefined as never, permission as 'media', resolve, details as Parameters<RequestHandler>[3]),
      ),
    check: (permission: string, origin: string, details: object) =>
      check?.(null, permission as 'media', origin, details as Parameters<CheckHandler>[3]),
    device: () => device?.(),
  };
}

const microphone = { requestingUrl: 'app://earshot/', isMainFrame: true, mediaTypes: ['audio'] };

describe('guardSession', () => {
  it('asks the system for the microphone, and follows its answer', async () => {
    expect(await guard(async () => true).ask('media', microphone)).toBe(true);
    expect(await guard(async () => false).ask('media', microphone)).toBe(false);
    expect(await guard(() => Promise.reject(new Error('no such system'))).ask('media', microphone)).toBe(false);
  });

  it('denies without asking the system', async () => {
    const guarded = guard(() => Promise.reject(new Error('must not be asked')));
    expect(await guarded.ask('media', { ...microphone, mediaTypes: ['audio', 'video'] })).toBe(false);
    expect(await guarded.ask('geolocation', microphone)).toBe(false);
    expect(await guarded.ask('speaker-selection', microphone)).toBe(true);
  });

  it('checks permissions without a requesting page', () => {
    const guarded = guard(async () => true);
    expect(guarded.check('media', 'app://earshot', { isMainFrame: true, mediaType: 'audio' })).toBe(true);
    expect(guarded.check('media', '', { isMainFrame: true, mediaType: 'audio' })).toBe(false);
    expect(guarded.device()).toBe(false);
  });
});

describe('guardContents', () => {
  function setUp() {
    let openHandler: (() => { action: string }) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => { action: string }) => (openHandler = handler),
    });
    guardContents(contents as unknown as WebContents, silentLog);
    const isPrevented = (name: string, url: string) => {
      let prevented = false;
      contents.emit(name, { url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    return { isPrevented, open: () => openHandler?.().action };
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stops %s to anywhere else', (name) => {
    const { isPrevented } = setUp();
    expect(isPrevented(name, 'https://evil.test/')).toBe(true);
    expect(isPrevented(name, 'file:///etc/passwd')).toBe(true);
    expect(isPrevented(name, 'app://earshot/index.html')).toBe(false);
  });

  it('opens no window and embeds no other page', () => {
    const { isPrevented, open } = setUp();
    expect(open()).toBe('deny');
    expect(isPrevented('will-attach-webview', 'app://earshot/')).toBe(true);
  });
});
