import type { HeadlessClient } from '../../../../main/client/headless-client.ts';
import type { ClientboundChannelMessage } from '../../../../shared/protocol/channel.ts';
import type { ResumeRequest } from '../../../../shared/protocol/signalling.ts';
import type { Reaction } from '../../../../shared/model/text/text-message.ts';
import type { TextRefusal, TextRow, TextTarget } from '../../../../shared/protocol/text/text-messages.ts';
import type { TestParticipant } from '../lobby.ts';
import type { VirtualLobby } from '../virtual-lobby.ts';

const REFUSED_SECONDS = 0.6;

/** A participant who writes and reads. */
export class TextReader {
  readonly refusals: TextRefusal[] = [];
  /** How many messages with text have come. */
  messages = 0;
  #rows: TextRow[] = [];
  #participant: TestParticipant;
  #log = '';
  #end = 0;
  #request = 0;
  #isLosing = false;

  constructor(participant: TestParticipant) {
    this.#participant = participant;
    this.#listen();
  }

  get client(): HeadlessClient {
    return this.#participant.client;
  }

  get id(): number {
    return this.client.joined.participantId;
  }

  /** The messages in the order in which they first came, each as it is now. */
  get rows(): readonly TextRow[] {
    return this.#rows;
  }

  get texts(): string[] {
    return this.#rows.map(({ text }) => text);
  }

  /** Writes a message. Returns its request. */
  write(text: string, to: TextTarget): number {
    const request = ++this.#request;
    this.client.send({ type: 'text', request, to, text });
    return request;
  }

  edit(id: number, text: string): void {
    this.client.send({ type: 'text-edit', request: ++this.#request, id, text });
  }

  remove(id: number): void {
    this.client.send({ type: 'text-delete', request: ++this.#request, id });
  }

  react(id: number, emoji: Reaction, isOn = true): void {
    this.client.send({ type: 'text-react', request: ++this.#request, id, emoji, isOn });
  }

  /** Does something and returns why it was refused; undefined = it was not. */
  async refusalOf(act: () => void, lobby: VirtualLobby): Promise<TextRefusal | undefined> {
    const before = this.refusals.length;
    act();
    await lobby.run(REFUSED_SECONDS);
    return this.refusals[before];
  }

  /** Nothing reaches this participant on its connection any longer. */
  loseMessages(): void {
    this.#isLosing = true;
  }

  /** Comes back on another connection, and asks for what is missing. */
  async comeBack(join: (resume: ResumeRequest) => Promise<TestParticipant>): Promise<void> {
    const { resume } = this.client;
    if (resume === undefined) throw new Error('The host gave no token.');
    this.#participant = await join(resume);
    this.#isLosing = false;
    this.#listen();
  }

  #listen(): void {
    const { client } = this.#participant;
    client.events.on('message', (message) => {
      if (client === this.client && !this.#isLosing) this.#receive(message);
    });
    client.send({ type: 'text-since', log: this.#log, after: this.#end });
  }

  #receive(message: ClientboundChannelMessage): void {
    if (message.type === 'text-refused') this.refusals.push(message.code);
    if (message.type !== 'texts') return;
    this.messages += 1;
    this.#log = message.log;
    this.#end = message.end;
    for (const row of message.rows) {
      const index = this.#rows.findIndex(({ id }) => id === row.id);
      if (index < 0) this.#rows.push(row);
      else this.#rows[index] = row;
    }
  }
}
