import type { FileExchange } from '../../../shared/join/files/file-exchange.ts';
import type { OutgoingFile } from '../../../shared/join/files/file-push.ts';
import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import { saveFile } from '../../client/files/save-file.ts';

interface TransferOptions {
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
  /** Resolves when every file is sent, or has failed. */
  readonly sending: Promise<void>;
  readonly #exchange: FileExchange;
  readonly #options: TransferOptions;

  constructor(exchange: FileExchange, options: TransferOptions) {
    this.#exchange = exchange;
    this.#options = options;
    if (options.saveFolder !== null)
      exchange.events.on('offered', (row) => {
        if (!row.isOwn) void this.#save(row, options.saveFolder ?? '');
      });
    this.sending = this.#send();
  }

  async #send(): Promise<void> {
    for (const file of this.#options.sent) {
      const sent = await this.#exchange.send(file).done;
      if (sent.ok) this.report.sent.push(sent.value.name);
      else this.#options.onFlaw(`${file.name} was not sent: ${sent.error.message}`);
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
