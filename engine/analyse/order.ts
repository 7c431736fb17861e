/** The middle value; 0 of none. Quickselect (Hoare 1961). */
export function medianOf(values: Float32Array): number {
  const rest = values.slice();
  const middle = rest.length >> 1;
  let [from, to] = [0, rest.length - 1];
  while (from < to) {
    const pivot = rest[(from + to) >> 1]!;
    let [i, j] = [from, to];
    while (i <= j) {
      while (rest[i]! < pivot) i++;
      while (rest[j]! > pivot) j--;
      if (i > j) break;
      const kept = rest[i]!;
      rest[i++] = rest[j]!;
      rest[j--] = kept;
    }
    if (middle <= j) to = j;
    else if (middle >= i) from = i;
    else break;
  }
  return rest[middle] ?? 0;
}

/** Mean of values, weighted; 0 where nothing weighs. */
export function meanWhere(values: Float32Array, weights: Float32Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!;
    total += weights[i]!;
  }
  return total > 0 ? sum / total : 0;
}

/** Share of the values that are larger than a bound; 0 of none. */
export function shareAbove(values: Float32Array, bound: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > bound) count++;
  return values.length === 0 ? 0 : count / values.length;
}
