import { Session } from 'node:inspector';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a session reports: a worker of this program, whether of its main thread or of another worker. */
interface Report {
  readonly method: string;
  readonly params?: { readonly sessionId: string; readonly workerInfo: { readonly title: string } };
}

const ATTACH_TIMEOUT_MS = 5_000;

/** Stops a worker of this program for a while, as a breakpoint does. Rejects if there is none of this name. */
export async function debugStop(workerName: string, seconds: number): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    const sessionId = await attach(session, workerName);
    let id = 0;
    const post = (method: string): void =>
      session.post('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id: ++id, method }) });
    post('Debugger.enable');
    post('Debugger.pause');
    await sleep(1_000 * seconds);
    post('Debugger.resume');
    post('Debugger.disable');
  } finally {
    session.disconnect();
  }
}

async function attach(session: Session, workerName: string): Promise<string> {
  const attached = Promise.withResolvers<string>();
  session.on('inspectorNotification', ({ method, params }: Report) => {
    if (method === 'NodeWorker.attachedToWorker' && params?.workerInfo.title.includes(workerName) === true)
      attached.resolve(params.sessionId);
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const timeout = setTimeout(() => attached.reject(new Error(`There is no worker ${workerName}.`)), ATTACH_TIMEOUT_MS);
  try {
    return await attached.promise;
  } finally {
    clearTimeout(timeout);
  }
}
