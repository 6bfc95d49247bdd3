/**
 * Stores settings in a page, before its scripts run, in which it sends its microphone as it is: echo cancellers and
 * similar filters turn a steady tone into silence.
 */
export function storePlainSound(): void {
  const settings = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false, talkMode: 'open-mic' };
  localStorage.setItem('earshot.settings', JSON.stringify({ version: 3, settings }));
}
