/**
 * Reorders `indices[0..count)` so that its first `wanted` entries are those with the smallest `values[index]`, in no
 * particular order (quickselect, Hoare 1961: linear on average).
 */
export function selectSmallest(indices: Int32Array, count: number, wanted: number, values: Float64Array): void {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = values[indices[(low + high) >>> 1]!]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[indices[left]!]! < pivot) left++;
      while (values[indices[right]!]! > pivot) right--;
      if (left > right) break;
      const swapped = indices[left]!;
      indices[left++] = indices[right]!;
      indices[right--] = swapped;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else return;
  }
}
