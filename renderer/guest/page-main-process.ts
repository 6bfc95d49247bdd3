import { COMMAND_NAMES, contract, type EarshotContract } from '../../shared/ipc/contract.ts';
import type { EventName, Handlers, PayloadOf } from '../../shared/ipc/define.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import { createCommandRunner } from '../../shared/ipc/run-command.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { parsePayload, parseResponse } from '../bridge/parse-inbound.ts';
import type { PagePeople } from './page-people.ts';
import type { PageSettings } from './page-settings.ts';
import type { PageStorage } from './page-storage.ts';

/** The events of the contract, which the parts of the page emit. */
export type PageEvents = {
  readonly [Name in EventName<EarshotContract>]: PayloadOf<EarshotContract, Name>;
};

type LinkCommand = Extract<keyof Handlers<EarshotContract>, `link:${string}` | `succession:${string}`>;

export interface PageMainProcessParts {
  readonly version: string;
  /** What the browser says that it runs on. */
  readonly platform: string;
  readonly storage: PageStorage;
  readonly settings: PageSettings;
  readonly people: PagePeople;
  /** The commands that lead into a lobby, and keep the page there. */
  readonly links: Pick<Handlers<EarshotContract>, LinkCommand>;
  readonly events: TypedEmitter<PageEvents>;
  /** Copies text where the browser's own way failed; returns false if this fails too. */
  readonly copyText: (text: string) => boolean;
  readonly reportError: (error: unknown) => void;
}

/**
 * The main process of a page that any browser opens: it answers what a page can do, and everything else with
 * `not-on-page`. It ends with the page, so its end is never seen.
 */
export function createPageMainProcess(parts: PageMainProcessParts): MainProcess {
  const run = createCommandRunner(contract, { ...refuseAll(), ...ownHandlers(parts) }, (_name, error) => {
    parts.reportError(error);
    return failure('internal', "Something went wrong in this page. The browser's console has the details.");
  });
  return {
    bridge: {
      invoke: async (name, request) => parseResponse(name, await run(name, request)),
      on: (name, listener) =>
        parts.events.on(name, (payload) => {
          const parsed = parsePayload(name, payload);
          if (parsed !== undefined) listener(parsed);
        }),
    },
    onEnded: () => () => undefined,
  };
}

function refuseAll(): Handlers<EarshotContract> {
  const refuse = async (): Promise<Result<never, FailureCode>> =>
    failure('not-on-page', "A page in a browser can't do this. Use the app.");
  return Object.fromEntries(COMMAND_NAMES.map((name) => [name, refuse])) as unknown as Handlers<EarshotContract>;
}

function ownHandlers({
  version,
  platform,
  storage,
  settings,
  people,
  links,
  copyText,
}: PageMainProcessParts): Partial<Handlers<EarshotContract>> {
  const notKept = storage.isKept
    ? null
    : ({ code: 'nothing-kept', message: 'The browser stores nothing for this page.', detail: '' } as const);
  return {
    'app:describe': async () =>
      success({
        version,
        shell: 'page',
        platform,
        dataFolder: '',
        opensFolder: false,
        notices: [notKept, settings.notice, people.notice].filter((notice) => notice !== null),
      }),
    'app:copy-text': async ({ text }) =>
      copyText(text) ? success({}) : failure('no-clipboard', 'The browser did not let the page copy the text.'),
    'app:diagnose': async ({ window }) =>
      success({ report: `Earshot ${version}, a page in a browser on ${platform}\n${window}` }),
    'settings:read': async () => success(settings.read()),
    'settings:update': async (change) => settings.update(change),
    'people:read': async () => success({ people: [...people.read()] }),
    'people:update': async ({ person }) => {
      const updated = people.update(person);
      return updated.ok ? success({ people: [...updated.value] }) : updated;
    },
    ...links,
  };
}
