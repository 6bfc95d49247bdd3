const { showModal } = HTMLDialogElement.prototype;

/** Makes dialogs open where they are in the page, as a sheet needs them, or above the page as in the app. */
export function showDialogsInPlace(isInPlace: boolean): void {
  HTMLDialogElement.prototype.showModal = isInPlace ? openInPlace : showModal;
}

/** Opens a dialog without moving the focus. */
function openInPlace(this: HTMLDialogElement): void {
  this.open = true;
}
