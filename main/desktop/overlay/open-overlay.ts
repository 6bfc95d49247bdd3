import type { OverlayPerson, OverlayText } from '../../../shared/model/overlay.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { OverlayService, SettingsStore } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { keepPort, listPortCandidates, OVERLAY_PORT } from '../shell/stable-port.ts';
import { startOverlayServer, type OverlayServer } from './overlay-server.ts';
import { createOverlaySecret, readOverlaySecret } from './overlay-secret.ts';

export interface OverlayOptions {
  readonly dataFolder: string;
  /** Folder of the overlay page's files. */
  readonly pageFolder: string;
  readonly settings: Pick<SettingsStore, 'read' | 'onChange'>;
  readonly log: Log;
}

/**
 * Opens the overlay's page the first time its address is requested or it shows above the game; after that, at every
 * start, because streaming programs store the address. Users who never want it have no open port.
 */
export function openOverlay({ dataFolder, pageFolder, settings, log }: OverlayOptions): OverlayService {
  let people: readonly OverlayPerson[] = [];
  let texts: readonly OverlayText[] = [];
  let server: OverlayServer | undefined;
  let opening: Promise<OverlayServer | undefined> | undefined;
  let isClosed = false;
  let usualPort: number | null = null;

  const addresses = new TypedEmitter<{ readonly url: string }>((error) =>
    log.error('The address of the overlay could not be reported.', error),
  );

  function sendState(): void {
    const { corner, showsEverybody } = settings.read().overlay;
    // Copy field by field: nothing leaves that is not named here.
    server?.show({
      corner,
      showsEverybody,
      people: people.map(({ name, isTalking, isMuted, isSelf }) => ({ name, isTalking, isMuted, isSelf })),
      ...(texts.length === 0 ? {} : { texts: texts.map(({ name, text }) => ({ name, text })) }),
    });
  }

  async function start(): Promise<OverlayServer | undefined> {
    try {
      const secret = (await readOverlaySecret(dataFolder)) ?? (await createOverlaySecret(dataFolder, log));
      const started = await startOverlayServer({
        pageFolder,
        portNumbers: await listPortCandidates(dataFolder, OVERLAY_PORT),
        secret,
        log,
      });
      usualPort = await keepPort(dataFolder, OVERLAY_PORT, started.port, log);
      server = started;
      sendState();
      addresses.emit('url', started.url);
      return started;
    } catch (error) {
      log.warn('The page of the overlay could not be opened.', error);
      // The next request tries again.
      opening = undefined;
      return undefined;
    }
  }

  const open = (): Promise<OverlayServer | undefined> =>
    isClosed ? Promise.resolve(undefined) : (opening ??= start());
  const describe = async () => ({ url: (await open())?.url ?? '', usualPort });

  const stopFollowing = settings.onChange(({ overlay }) => {
    if (overlay.isOn) void open();
    sendState();
  });
  void readOverlaySecret(dataFolder).then((secret) => {
    if (secret !== undefined || settings.read().overlay.isOn) void open();
  });

  return {
    describe,
    async renew() {
      const started = await open();
      if (started === undefined) return { url: '', usualPort };
      started.changeSecret(await createOverlaySecret(dataFolder, log));
      addresses.emit('url', started.url);
      return { url: started.url, usualPort };
    },
    onAddress: (listener) => addresses.on('url', listener),
    show(nextPeople, nextTexts = []) {
      people = nextPeople;
      texts = nextTexts;
      sendState();
    },
    async close() {
      isClosed = true;
      stopFollowing();
      await (await opening)?.close();
    },
  };
}
