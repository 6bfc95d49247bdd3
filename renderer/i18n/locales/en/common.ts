/** Words that many screens use. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  reset: 'Reset',
  on: 'On',
  off: 'Off',
};
