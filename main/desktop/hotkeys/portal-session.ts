import { VOICE_ACTIONS, type Binding, type VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { HotkeyStatus } from './hotkey-source.ts';
import type { BusSignal, PortalBus } from './portal-bus.ts';
import { preferredTrigger } from './portal-triggers.ts';

/** The name of the desktop file, under which the system stores what the person has chosen. */
const APP_ID = 'app.earshot.Earshot';
const PORTAL = 'org.freedesktop.portal.Desktop';
const PORTAL_PATH = '/org/freedesktop/portal/desktop';
const SHORTCUTS = 'org.freedesktop.portal.GlobalShortcuts';
const RESPONSE_LIMIT_MS = 5_000;
const MAX_DESCRIPTION_LENGTH = 200;

/** The description of each action in the system's dialog. */
const DESCRIPTIONS: { readonly [Action in VoiceAction]: string } = {
  talk: 'Hold to talk',
  whisper: 'Hold to whisper',
  shout: 'Hold to shout',
  radio: 'Hold to talk on the radio',
  priority: 'Hold to talk with priority',
  'whisper-to': 'Hold to whisper to chosen players',
  'toggle-mute': 'Mute or unmute the microphone',
  'toggle-deafen': 'Deafen or undeafen',
  'toggle-compact': 'Switch between the full and the compact window',
  'toggle-meeting': 'Start or end a meeting',
  'toggle-dead': 'Mark yourself dead or alive',
  'next-room': 'Go to the next room',
  'previous-room': 'Go to the previous room',
  'leave-room': 'Go back to the lobby',
};

type BoundShortcuts = HotkeyStatus['boundByPortal'];

export interface PortalListener {
  onBound(bound: BoundShortcuts): void;
  onInput(action: VoiceAction, isDown: boolean): void;
  /** The portal ended the session, or ended itself. */
  onEnded(): void;
}

/** Why there is no session: there is no portal, or the person or the system refused. */
export class PortalRefusal extends Error {
  readonly reason: 'no-portal' | 'refused';

  constructor(reason: 'no-portal' | 'refused', message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Asks the desktop to report keys that go down or up, through the XDG portal GlobalShortcuts. All actions are bound, so
 * that the person can give each a key in the system's settings; `bindings` only name the preferred keys. Resolves when
 * the person has agreed in the system's dialog. Rejects with a `PortalRefusal`.
 */
export async function openPortalSession(
  bus: PortalBus,
  bindings: readonly Binding[],
  listener: PortalListener,
): Promise<void> {
  const responses = new Map<string, (body: readonly unknown[]) => void>();
  let session = '';
  let owner = '';
  bus.onClosed(listener.onEnded);
  bus.onSignal((signal) => {
    if (signal.member === 'NameOwnerChanged' && signal.sender === 'org.freedesktop.DBus') {
      if (owner !== '' && signal.body[0] === PORTAL && signal.body[2] !== owner) listener.onEnded();
    } else if (signal.sender === owner && signal.member === 'Response') responses.get(signal.path)?.(signal.body);
    else if (signal.sender === owner && session !== '') followSession(signal, session, listener);
  });

  async function request(
    token: string,
    member: string,
    signature: string,
    body: readonly unknown[],
    limitMs: number,
  ): Promise<Readonly<Record<string, unknown>>> {
    const path = `${PORTAL_PATH}/request/${bus.name.slice(1).replaceAll('.', '_')}/${token}`;
    const answered = new Promise<readonly unknown[]>((resolve) => responses.set(path, resolve));
    await bus.call({ destination: PORTAL, path: PORTAL_PATH, interface: SHORTCUTS, member, signature, body });
    const [code, results] = await (limitMs === Infinity ? answered : withLimit(answered, limitMs, member));
    responses.delete(path);
    if (code !== 0) throw new PortalRefusal('refused', `${member} was answered with ${String(code)}.`);
    return (results ?? {}) as Readonly<Record<string, unknown>>;
  }

  try {
    owner = await findPortal(bus);
    const created = await request(
      'earshot_session',
      'CreateSession',
      'a{sv}',
      [{ handle_token: bus.variant('earshot_session'), session_handle_token: bus.variant('earshot') }],
      RESPONSE_LIMIT_MS,
    );
    session = readText(created['session_handle']);
  } catch (error) {
    throw error instanceof PortalRefusal ? error : new PortalRefusal('no-portal', (error as Error).message);
  }
  const shortcuts = VOICE_ACTIONS.map((action) => {
    const trigger = preferredTrigger(action, bindings);
    return [
      action,
      {
        description: bus.variant(DESCRIPTIONS[action]),
        ...(trigger === undefined ? {} : { preferred_trigger: bus.variant(trigger) }),
      },
    ];
  });
  try {
    const bound = await request(
      'earshot_bind',
      'BindShortcuts',
      'oa(sa{sv})sa{sv}',
      [session, shortcuts, '', { handle_token: bus.variant('earshot_bind') }],
      Infinity,
    );
    listener.onBound(readShortcuts(unwrap(bound['shortcuts'])));
  } catch (error) {
    throw error instanceof PortalRefusal ? error : new PortalRefusal('refused', (error as Error).message);
  }
}

/** Registers with the portal and returns its bus name. Rejects when no portal supports shortcuts. */
async function findPortal(bus: PortalBus): Promise<string> {
  await bus.watch(`type='signal',sender='${PORTAL}'`);
  await bus.watch(`type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${PORTAL}'`);
  const portal = { destination: PORTAL, path: PORTAL_PATH };
  // Must come first. Portals before 1.19 lack it, and sandboxes refuse it because they identify the app themselves.
  await bus
    .call({
      ...portal,
      interface: 'org.freedesktop.host.portal.Registry',
      member: 'Register',
      signature: 'sa{sv}',
      body: [APP_ID, {}],
    })
    .catch(() => {});
  await bus.call({
    ...portal,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [SHORTCUTS, 'version'],
  });
  const [owner] = await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'GetNameOwner',
    signature: 's',
    body: [PORTAL],
  });
  return String(owner);
}

function followSession({ member, path, body }: BusSignal, session: string, listener: PortalListener): void {
  if (member === 'Closed' && path === session) return listener.onEnded();
  if (body[0] !== session) return;
  const action = VOICE_ACTIONS.find((candidate) => candidate === body[1]);
  if (member === 'Activated' && action !== undefined) listener.onInput(action, true);
  else if (member === 'Deactivated' && action !== undefined) listener.onInput(action, false);
  else if (member === 'ShortcutsChanged') listener.onBound(readShortcuts(body[1]));
}

/** Pairs of an id and its properties; malformed entries are left out. */
function readShortcuts(list: unknown): BoundShortcuts {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const [id, properties] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    const action = VOICE_ACTIONS.find((candidate) => candidate === id);
    const description = readText(
      (properties as Readonly<Record<string, unknown>> | undefined)?.['trigger_description'],
    );
    return action === undefined || description === ''
      ? []
      : [{ action, description: description.slice(0, MAX_DESCRIPTION_LENGTH) }];
  });
}

function readText(value: unknown): string {
  const text = unwrap(value);
  return typeof text === 'string' ? text : '';
}

/** Unwraps a variant. */
function unwrap(value: unknown): unknown {
  return (value as { readonly value?: unknown } | null | undefined)?.value;
}

async function withLimit<T>(promise: Promise<T>, limitMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The portal did not answer ${what}.`)), limitMs);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
