/** Asks the player to open `link`, which opens the app's window once. */
export function linkAdvice(link: string): string {
  return `Open this link in Chrome, Chromium, Edge or Firefox on this machine (it works once): ${link}`;
}
