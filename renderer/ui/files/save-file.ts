/** The browser may not have opened it before this time, and it is small. */
const KEEP_MS = 60_000;

/** Hands a text to the browser as a file to download; the app asks where to save it. */
export function saveTextFile(name: string, text: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  saveUrl(name, address);
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}

/** Hands what an address leads to, in this page, to the browser as a file to download. */
export function saveUrl(name: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
