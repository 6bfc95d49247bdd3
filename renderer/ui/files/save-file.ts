/** The browser may not have opened it before this time. */
const KEEP_MS = 60_000;

/** Hands a file to the browser as a download; the app asks where to save it. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  saveUrl(name, address);
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}

/** Saves a text like `saveFile`. */
export function saveTextFile(name: string, text: string, mediaType: string): void {
  saveFile(name, new Blob([text], { type: mediaType }));
}

/** Hands what an address leads to, in this page, to the browser as a file to download. */
export function saveUrl(name: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
