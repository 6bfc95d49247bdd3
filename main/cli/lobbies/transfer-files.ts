import type { FileExchange } from '../../../shared/join/files/file-exchange.ts';
import type { OutgoingFile } from '../../../shared/join/files/file-push.ts';
import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import { saveFile } from '../../client/files/save-file.ts';

interface TransferOptions {
  /** Whether the host takes files. */
  readonly isOn: boolean;
  readonly sent: readonly OutgoingFile[];
  /** Where the files of others are saved; null = they are not fetched. */
  readonly saveFolder: string | null;
  /** Marks a saved file as one from the internet. */
  readonly mark: (filePath: string) => Promise<unknown>;
  readonly onFlaw: (message: string) => void;
}

/** What has become of the files. */
interface TransferReport {
  /** Names of those that the host has. */
  readonly sent: string[];
  /** Paths of those that were saved. */
  readonly saved: string[];
}

/** Sends files to a lobby, and saves those of others as they come. */
export class FileTransfers {
  readonly report: TransferReport = { sent: [], saved: [] };
  readonly #sending: Promise<void>;
  readonly #saving = new Set<Promise<void>>();
  readonly #exchange: FileExchange;
  readonly #options: TransferOptions;

  constructor(exchange: FileExchange, options: TransferOptions) {
    this.#exchange = exchange;
    this.#options = options;
    if (options.saveFolder !== null)
      exchange.events.on('offered', (row) => {
        if (!row.isOwn) this.#startSaving(row, options.saveFolder ?? '');
      });
    this.#sending = this.#send();
  }

  /** Resolves when every file is sent or has failed, and those that have begun to come are saved. */
  async settled(): Promise<void> {
    await this.#sending;
    await Promise.all(this.#saving);
  }

  #startSaving(row: FileRow, folder: string): void {
    const saving = this.#save(row, folder).finally(() => this.#saving.delete(saving));
    this.#saving.add(saving);
  }

  async #send(): Promise<void> {
    const { isOn, sent, onFlaw } = this.#options;
    if (!isOn) return onFlaw('This lobby takes no files.');
    for (const file of sent) {
      const ended = await this.#exchange.send(file).done;
      if (ended.ok) this.report.sent.push(ended.value.name);
      else onFlaw(`${file.name} was not sent: ${ended.error.message}`);
    }
  }

  async #save(row: FileRow, folder: string): Promise<void> {
    const { mark, onFlaw } = this.#options;
    const content = await this.#exchange.get(row).done;
    if (!content.ok) return onFlaw(`${row.name} did not come: ${content.error.message}`);
    const saved = await saveFile(folder, row.name, content.value);
    if (!saved.ok) return onFlaw(saved.error.message);
    await mark(saved.value);
    this.report.saved.push(saved.value);
  }
}
