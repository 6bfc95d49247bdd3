const BUS = 'org.freedesktop.DBus';
const CALL_LIMIT_MS = 5_000;

interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: readonly unknown[];
}

export interface BusSignal {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** A connection to the session's message bus. */
export interface PortalBus {
  /** This connection's own name, like ':1.42'. */
  readonly name: string;
  /** Wraps a text as a variant, as properties are passed. */
  variant(text: string): unknown;
  /**
   * Calls a method and resolves with the body of the reply. Rejects when the other end refuses, does not exist, or does
   * not answer within 5 s.
   */
  call(call: BusCall): Promise<readonly unknown[]>;
  /** Subscribes to messages that match `rule`. */
  watch(rule: string): Promise<void>;
  onSignal(listener: (signal: BusSignal) => void): void;
  onClosed(listener: () => void): void;
  close(): void;
}

/** Connects to `address`. Rejects when there is no bus. */
export async function openPortalBus(address: string | undefined): Promise<PortalBus> {
  // Without an address the library would look for one in X11, for which it lacks a module.
  if (!address) throw new Error('There is no session bus.');
  // Loaded on demand: only Wayland needs it.
  const { default: dbus } = await import('@particle/dbus-next');
  const bus = dbus.sessionBus({ busAddress: address });
  let onClosed = (): void => {};
  const connected = new Promise<void>((resolve, reject) => {
    bus.once('connect', resolve);
    bus.on('error', (error) => {
      reject(error instanceof Error ? error : new Error(String(error)));
      onClosed();
    });
  });
  await withinLimit(connected, 'The session bus');

  async function call({ body, ...rest }: BusCall): Promise<readonly unknown[]> {
    const reply = await withinLimit(bus.call(new dbus.Message({ ...rest, body: [...body] })), rest.member);
    return (reply?.body ?? []) as unknown[];
  }

  return {
    name: (bus as unknown as { readonly name: string }).name,
    variant: (text) => new dbus.Variant('s', text),
    call,
    watch: async (rule) =>
      void (await call({
        destination: BUS,
        path: '/org/freedesktop/DBus',
        interface: BUS,
        member: 'AddMatch',
        signature: 's',
        body: [rule],
      })),
    onSignal(listener) {
      bus.on('message', (message) => {
        if (message.type === dbus.MessageType.SIGNAL)
          listener({
            sender: message.sender,
            path: message.path,
            interface: message.interface,
            member: message.member,
            body: message.body,
          });
      });
    },
    onClosed(listener) {
      onClosed = listener;
    },
    close() {
      onClosed = () => {};
      bus.disconnect();
    },
  };
}

async function withinLimit<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} did not answer within ${CALL_LIMIT_MS / 1_000} s.`)),
      CALL_LIMIT_MS,
    );
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
