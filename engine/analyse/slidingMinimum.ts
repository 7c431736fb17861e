/**
 * Least of each `span` values that follow each other, in time that does not depend on the span (van Herk 1992; Gil and
 * Werman 1993).
 * @param out `row.length - span + 1` values: the first is the least of the first `span`. @param span 1 or more.
 */
export function slidingMinimum(row: Float32Array, span: number, out: Float32Array): void {
  const { length } = row;
  const fromStart = new Float32Array(length);
  const fromEnd = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const value = row[i]!;
    const before = i % span === 0 ? value : fromStart[i - 1]!;
    fromStart[i] = Math.min(value, before);
  }
  for (let i = length - 1; i >= 0; i--) {
    const value = row[i]!;
    const after = i === length - 1 || (i + 1) % span === 0 ? value : fromEnd[i + 1]!;
    fromEnd[i] = Math.min(value, after);
  }
  for (let i = 0; i + span <= length; i++) {
    const [a, b] = [fromEnd[i]!, fromStart[i + span - 1]!];
    out[i] = Math.min(a, b);
  }
}
