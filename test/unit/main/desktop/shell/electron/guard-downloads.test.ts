import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { guardDownloads } from '../../../../../../main/desktop/shell/electron/guard-downloads.ts';
import { silentLog } from '../../../../../support/silent-log.ts';

const APP_BLOB = 'blob:app://earshot/7c9e6679-7425-40de-944b-e07fc1f90ae7';

class Item extends EventEmitter {
  defaultPath: string | undefined;
  readonly #url: string;
  readonly #name: string;
  readonly #type: string;

  constructor(url: string, name: string, type: string) {
    super();
    [this.#url, this.#name, this.#type] = [url, name, type];
  }

  getURL = (): string => this.#url;
  getFilename = (): string => this.#name;
  getMimeType = (): string => this.#type;
  getSavePath = (): string => '/home/robin/map.png';
  setSaveDialogOptions = ({ defaultPath }: { readonly defaultPath: string }): void => {
    this.defaultPath = defaultPath;
  };
}

function download(name: string, { url = APP_BLOB, type = 'application/octet-stream', state = 'completed' } = {}) {
  const session = new EventEmitter();
  const marked: string[] = [];
  let isRefused = false;
  guardDownloads(
    session as never,
    async (filePath) => {
      marked.push(filePath);
      return true;
    },
    silentLog,
  );
  const item = new Item(url, name, type);
  session.emit('will-download', { preventDefault: () => (isRefused = true) }, item);
  item.emit('done', {}, state);
  return { marked, isRefused, defaultPath: item.defaultPath };
}

it('asks where to save a file, under a safe name, and marks it as one from the internet', () => {
  expect(download('map.png')).toEqual({ marked: ['/home/robin/map.png'], isRefused: false, defaultPath: 'map.png' });
});

it.each([
  ['..\\..\\evil.bat', 'evil.bat'],
  ['/etc/passwd', 'passwd'],
  ['con.txt', '_con.txt'],
  ['photo\u202egnp.exe', 'photognp.exe'],
])('proposes for "%s" the name "%s"', (name, safe) => {
  expect(download(name).defaultPath).toBe(safe);
});

it('marks neither what the window wrote itself nor what was not saved', () => {
  expect(download('rules.json', { type: 'application/json' }).marked).toEqual([]);
  expect(download('map.png', { state: 'cancelled' }).marked).toEqual([]);
});

it.each(['https://example.org/a.exe', 'blob:https://example.org/1', 'data:text/html,hi', 'app://earshot/index.html'])(
  'refuses what does not come from the page: %s',
  (url) => {
    expect(download('a.exe', { url })).toEqual({ marked: [], isRefused: true, defaultPath: undefined });
  },
);
