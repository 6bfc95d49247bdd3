export const hotkeys = {};
