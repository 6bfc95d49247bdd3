import dbus, { type Message } from '@particle/dbus-next';

const SHORTCUTS = 'org.freedesktop.portal.GlobalShortcuts';
const PORTAL_PATH = '/org/freedesktop/portal/desktop';
const SESSION = `${PORTAL_PATH}/session/mock/earshot`;

/** The shortcuts part of a desktop portal. It records requests, and presses keys on the test's command. */
export interface MockPortal {
  /** Members that were called, in order. */
  readonly calls: readonly string[];
  /** The identity that the caller gives. */
  readonly appId: string;
  /** Requested bindings: id -> preferred trigger, '' = none. */
  readonly asked: ReadonlyMap<string, string>;
  press(id: string): void;
  release(id: string): void;
  /** Simulates a change of the keys in the system's settings. */
  change(id: string, description: string): void;
  closeSession(): void;
  /** Sends `member` like another program on the bus that wants to open a microphone. */
  forge(member: 'Activated', id: string): Promise<void>;
  close(): void;
}

export interface MockPortalOptions {
  /** How BindShortcuts is answered: 0 = the person agrees, 1 = cancels, 2 = something else. */
  readonly answer?: 0 | 1 | 2;
  /** A portal of an older or smaller desktop. */
  readonly knowsShortcuts?: boolean;
}

export async function openMockPortal(
  busAddress: string,
  { answer = 0, knowsShortcuts = true }: MockPortalOptions = {},
): Promise<MockPortal> {
  const bus = dbus.sessionBus({ busAddress });
  const calls: string[] = [];
  const asked = new Map<string, string>();
  let appId = '';
  let caller = '';
  const text = (value: string): unknown => new dbus.Variant('s', value);
  const signal = (path: string, name: string, member: string, signature: string, body: unknown[]): void =>
    bus.send(Object.assign(dbus.Message.newSignal(path, name, member, signature, body), { destination: caller }));

  function respond(message: Message, token: string, code: number, results: object): void {
    const path = `${PORTAL_PATH}/request/${message.sender.slice(1).replaceAll('.', '_')}/${token}`;
    bus.send(dbus.Message.newMethodReturn(message, 'o', [path]));
    signal(path, 'org.freedesktop.portal.Request', 'Response', 'ua{sv}', [code, results]);
  }

  bus.addMethodHandler((message: Message) => {
    if (message.path !== PORTAL_PATH) return false;
    calls.push(message.member);
    caller = message.sender;
    if (message.member === 'Register') {
      appId = String(message.body[0]);
      bus.send(dbus.Message.newMethodReturn(message));
      return true;
    }
    if (!knowsShortcuts) return false;
    if (message.member === 'Get') bus.send(dbus.Message.newMethodReturn(message, 'v', [new dbus.Variant('u', 1)]));
    else if (message.member === 'CreateSession')
      respond(message, message.body[0].handle_token.value, 0, { session_handle: text(SESSION) });
    else if (message.member === 'BindShortcuts') {
      for (const [id, { preferred_trigger: trigger }] of message.body[1]) asked.set(id, trigger?.value ?? '');
      const shortcuts = [...asked].map(([id, trigger]) => [
        id,
        { trigger_description: text(trigger === '' ? '' : `Press ${trigger}`) },
      ]);
      respond(
        message,
        message.body[3].handle_token.value,
        answer,
        answer === 0 ? { shortcuts: new dbus.Variant('a(sa{sv})', shortcuts) } : {},
      );
    } else return false;
    return true;
  });
  await bus.requestName('org.freedesktop.portal.Desktop', 0);

  return {
    calls,
    asked,
    get appId() {
      return appId;
    },
    press: (id) => signal(PORTAL_PATH, SHORTCUTS, 'Activated', 'osta{sv}', [SESSION, id, 1_000n, {}]),
    release: (id) => signal(PORTAL_PATH, SHORTCUTS, 'Deactivated', 'osta{sv}', [SESSION, id, 2_000n, {}]),
    change: (id, description) =>
      signal(PORTAL_PATH, SHORTCUTS, 'ShortcutsChanged', 'oa(sa{sv})', [
        SESSION,
        [[id, { trigger_description: text(description) }]],
      ]),
    closeSession: () => signal(SESSION, 'org.freedesktop.portal.Session', 'Closed', 'a{sv}', [{}]),
    async forge(member, id) {
      const stranger = dbus.sessionBus({ busAddress });
      await new Promise<void>((resolve) => stranger.on('connect', resolve));
      stranger.send(
        Object.assign(dbus.Message.newSignal(PORTAL_PATH, SHORTCUTS, member, 'osta{sv}', [SESSION, id, 1_000n, {}]), {
          destination: caller,
        }),
      );
      // Answered only once the bus has passed the signal on.
      await stranger.requestName('app.earshot.Stranger', 0);
      stranger.disconnect();
    },
    close: () => bus.disconnect(),
  };
}
