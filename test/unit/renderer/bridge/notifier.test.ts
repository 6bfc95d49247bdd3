import { beforeEach, describe, expect, it } from 'vitest';
import { createNotifier, type NotificationApi, type Notifier } from '../../../../renderer/bridge/notifier.ts';
import { createFakeBridge, type FakeBridge } from '../../../support/window/fake-bridge.ts';

const TEXT = { title: 'Fox wants to join', body: 'Friday raid' };

let fake: FakeBridge;
let shown: FakeNotification[];
let asked: number;
let focused: number;

class FakeNotification {
  static permission: NotificationPermission;
  static async requestPermission(): Promise<NotificationPermission> {
    asked++;
    return (FakeNotification.permission = 'granted');
  }
  onclick: ((event: Event) => unknown) | null = null;
  isClosed = false;
  readonly text: string;

  constructor(title: string, { body }: { body: string }) {
    this.text = `${title} / ${body}`;
    shown.push(this);
  }

  close(): void {
    this.isClosed = true;
  }
}

function open(isProgram: boolean, api: NotificationApi | undefined = FakeNotification): Notifier {
  return createNotifier({ bridge: fake.bridge, isProgram: () => isProgram, api, focusWindow: () => focused++ });
}

beforeEach(() => {
  fake = createFakeBridge();
  [shown, asked, focused] = [[], 0, 0];
  FakeNotification.permission = 'default';
});

describe('in a browser', () => {
  it('shows nothing before it was asked, and asks on request only', async () => {
    const notifier = open(false);
    notifier.show(TEXT);
    expect([shown, asked, notifier.permission()]).toEqual([[], 0, 'unasked']);
    expect(await notifier.ask()).toBe('granted');
    notifier.show(TEXT);
    expect(shown.map(({ text }) => text)).toEqual(['Fox wants to join / Friday raid']);
  });

  it('brings the window to the front at a click', () => {
    FakeNotification.permission = 'granted';
    open(false).show(TEXT);
    shown[0]?.onclick?.(new Event('click'));
    expect([focused, shown[0]?.isClosed]).toEqual([1, true]);
  });

  it('bears a browser without notifications, and one whose constructor throws', async () => {
    const none = createNotifier({ bridge: fake.bridge, isProgram: () => false, api: undefined, focusWindow: () => {} });
    none.show(TEXT);
    expect([none.permission(), await none.ask()]).toEqual(['denied', 'denied']);
    class Throwing extends FakeNotification {
      static override permission: NotificationPermission = 'granted';
      constructor() {
        super('', { body: '' });
        throw new TypeError('Illegal constructor');
      }
    }
    expect(() => open(false, Throwing).show(TEXT)).not.toThrow();
  });
});

it('hands a notification to the program, which needs no permission', async () => {
  const notifier = open(true);
  expect([notifier.permission(), await notifier.ask(), asked]).toEqual(['granted', 'granted', 0]);
  notifier.show(TEXT);
  expect(fake.calls).toEqual([{ name: 'app:notify', request: TEXT }]);
});
