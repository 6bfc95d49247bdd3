/** A set of slots, in order, without allocation: `members[0..count)`. */
export class SlotSet {
  readonly members: Int32Array;
  count = 0;

  constructor(capacity: number) {
    this.members = new Int32Array(capacity + 1);
  }

  has(slot: number): boolean {
    return this.#place(slot) < this.count && this.members[this.#place(slot)] === slot;
  }

  add(slot: number): void {
    const place = this.#place(slot);
    if (place < this.count && this.members[place] === slot) return;
    this.members.copyWithin(place + 1, place, this.count);
    this.members[place] = slot;
    this.count++;
  }

  remove(slot: number): void {
    const place = this.#place(slot);
    if (place >= this.count || this.members[place] !== slot) return;
    this.members.copyWithin(place, place + 1, this.count);
    this.count--;
  }

  /** Returns the index of the first member that is not smaller. */
  #place(slot: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.members[middle]! < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
