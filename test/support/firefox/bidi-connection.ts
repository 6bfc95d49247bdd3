import { WebSocket } from 'ws';

/** One WebDriver BiDi session: commands and their answers as JSON over a WebSocket. */
export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => this.#failAll('Firefox closed the connection.'));
    socket.on('error', (error) => this.#failAll(error.message));
  }

  /** Opens a session at the address that the browser printed. */
  static async open(address: string): Promise<BidiConnection> {
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const connection = new BidiConnection(socket);
    await connection.send('session.new', { capabilities: {} });
    return connection;
  }

  /** Sends a command and resolves with its result; rejects with the browser's message. */
  async send(method: string, params: object): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer.promise;
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      type: string;
      result?: unknown;
      error?: string;
      message?: string;
    };
    const answer = this.#waiting.get(message.id ?? 0);
    if (answer === undefined) return;
    this.#waiting.delete(message.id ?? 0);
    if (message.type === 'success') answer.resolve(message.result);
    else answer.reject(new Error(`${message.error}: ${message.message}`));
  }

  #failAll(reason: string): void {
    for (const answer of this.#waiting.values()) answer.reject(new Error(reason));
    this.#waiting.clear();
  }
}
