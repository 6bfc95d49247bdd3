import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BidiConnection } from './bidi-connection.ts';
import { NullSoundServer } from './null-sound-server.ts';

/** Includes a cold start on a busy machine. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
const ADDRESS = /WebDriver BiDi listening on (ws:\/\/\S+)/;

/** The tone of the microphone. */
export const FAKE_MICROPHONE_HZ = 900;

/** Answers the microphone's prompt with a tone that Firefox makes, and keeps the browser quiet without internet. */
const PREFERENCES = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.navigator.audio.fake_frequency': FAKE_MICROPHONE_HZ,
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
} as const;

interface EvaluationResult {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** A page of Firefox. */
export class FirefoxPage {
  readonly #connection: BidiConnection;
  readonly #context: string;

  constructor(connection: BidiConnection, context: string) {
    this.#connection = connection;
    this.#context = context;
  }

  async open(url: string): Promise<void> {
    await this.#connection.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  async close(): Promise<void> {
    await this.#connection.send('browsingContext.close', { context: this.#context });
  }

  /** Runs `script` in each document that opens from now on, before its own scripts. It may use nothing around it. */
  async addInitScript(script: () => void): Promise<void> {
    await this.#connection.send('script.addPreloadScript', {
      functionDeclaration: script.toString(),
      contexts: [this.#context],
    });
  }

  /**
   * Runs `action` in the page, like Playwright: it may use nothing around it, and input and result are copied as JSON.
   * Rejects with what it throws.
   */
  async evaluate<Input, Result>(action: (input: Input) => Result | Promise<Result>, input: Input): Promise<Result> {
    const call = `Promise.resolve((${action.toString()})(${JSON.stringify(input)}))`;
    const answer = (await this.#connection.send('script.evaluate', {
      expression: `${call}.then((result) => JSON.stringify(result ?? null))`,
      target: { context: this.#context },
      awaitPromise: true,
      userActivation: true,
    })) as EvaluationResult;
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return JSON.parse(answer.result?.value ?? 'null') as Result;
  }
}

/** Firefox without a window, driven by WebDriver BiDi, because Playwright cannot drive the builds of distributions. */
export class Firefox {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #connection: BidiConnection;
  readonly #sound: NullSoundServer;

  private constructor(child: ChildProcess, profile: string, connection: BidiConnection, sound: NullSoundServer) {
    this.#child = child;
    this.#profile = profile;
    this.#connection = connection;
    this.#sound = sound;
  }

  /** Starts `program` with an empty profile. */
  static async start(program: string): Promise<Firefox> {
    const profile = mkdtempSync(path.join(tmpdir(), 'earshot-firefox-'));
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
    writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
    const sound = await NullSoundServer.start(profile);
    const child = spawn(
      program,
      ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
      // A profile of the person who runs the tests stays untouched.
      { env: { ...process.env, ...sound.environment, HOME: profile }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    try {
      return new Firefox(child, profile, await BidiConnection.open(await readAddress(child)), sound);
    } catch (error) {
      sound.stop();
      await end(child, profile);
      throw error;
    }
  }

  /** Opens another tab. */
  async newPage(): Promise<FirefoxPage> {
    const { context } = (await this.#connection.send('browsingContext.create', { type: 'tab' })) as { context: string };
    return new FirefoxPage(this.#connection, context);
  }

  async stop(): Promise<void> {
    this.#connection.close();
    this.#sound.stop();
    await end(this.#child, this.#profile);
  }
}

async function end(child: ChildProcess, profile: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const killTimer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(killTimer);
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (what: string): void => reject(new Error(`Firefox ${what}: ${output.slice(-2_000)}`));
    const timer = setTimeout(() => fail(`printed no address within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    child.stderr?.on('data', (chunk) => {
      output += String(chunk);
      const address = ADDRESS.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('error', (error) => fail(`did not start (${error.message})`));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}
