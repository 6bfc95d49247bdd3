/** Words that many screens use. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  reset: 'Reset',
  on: 'On',
  off: 'Off',
  dismiss: 'Dismiss',
  /** `name`: what is copied, in small letters: "token". */
  copyField: 'Copy {{name}}',
  showField: 'Show {{name}}',
  hideField: 'Hide {{name}}',
  clipboardRefused: 'Earshot may not use the clipboard here. Select the text and copy it.',
  numberRange: 'From {{min, number}} to {{max, number}} {{unit}}.',
};
