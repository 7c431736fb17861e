/** What a test measures of a sound: plain DSP, independent of how the sound is made. */

const rate = 48_000;

/** Power spectrum of a real signal, averaged over Hann windows of 4096 samples that wrap round the end. */
export function spectrum(signal: Float32Array): Float64Array {
  const size = 4096;
  const power = new Float64Array(size / 2);
  const windows = Math.max(4, Math.floor(signal.length / size));
  for (let w = 0; w < windows; w++) {
    const re = new Float64Array(size);
    const im = new Float64Array(size);
    const from = Math.floor((w * signal.length) / windows);
    for (let i = 0; i < size; i++) {
      re[i] = signal[(from + i) % signal.length]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
    }
    fft(re, im);
    for (let k = 0; k < size / 2; k++) power[k]! += re[k]! ** 2 + im[k]! ** 2;
  }
  return power;
}

/** In-place radix-2 Fourier transform; the length is a power of two. */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; k++) {
      const c = Math.cos((-2 * Math.PI * k) / size);
      const s = Math.sin((-2 * Math.PI * k) / size);
      for (let a = k; a < n; a += size) {
        const b = a + half;
        const x = re[b]! * c - im[b]! * s;
        const y = re[b]! * s + im[b]! * c;
        re[b] = re[a]! - x;
        im[b] = im[a]! - y;
        re[a]! += x;
        im[a]! += y;
      }
    }
  }
}

/** Middle of the spectrum in Hz, weighted by power. */
export function centroid(signal: Float32Array): number {
  const power = spectrum(signal);
  const hertz = rate / (2 * power.length);
  let [sum, weighted] = [0, 0];
  for (let k = 1; k < power.length; k++) {
    sum += power[k]!;
    weighted += power[k]! * k * hertz;
  }
  return weighted / sum;
}

/** Correlation of both sides, -1..1: 1 = mono. */
export function correlation([left, right]: readonly [Float32Array, Float32Array]): number {
  let [ll, rr, lr] = [0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    ll += left[i]! ** 2;
    rr += right[i]! ** 2;
    lr += left[i]! * right[i]!;
  }
  return lr / Math.sqrt(ll * rr);
}

/** Loudness in steps: RMS over pieces of `seconds`, round the loop. */
export function envelope(signal: Float32Array, seconds: number): Float64Array {
  const count = Math.round(signal.length / (seconds * rate));
  return Float64Array.from({ length: count }, (_, c) => {
    const from = Math.floor((c * signal.length) / count);
    const to = Math.floor(((c + 1) * signal.length) / count);
    let sum = 0;
    for (let i = from; i < to; i++) sum += signal[i]! ** 2;
    return Math.sqrt(sum / (to - from));
  });
}

/** How much of an envelope beats `cycles` times a loop: amplitude as share of the mean. */
export function modulation(steps: Float64Array, cycles: number): number {
  let [re, im, sum] = [0, 0, 0];
  for (const [i, value] of steps.entries()) {
    re += value * Math.cos((2 * Math.PI * cycles * i) / steps.length);
    im += value * Math.sin((2 * Math.PI * cycles * i) / steps.length);
    sum += value;
  }
  return (2 * Math.hypot(re, im)) / sum;
}

/** Standard deviation of an envelope, share of its mean. */
export function unsteadiness(steps: Float64Array): number {
  const mean = steps.reduce((sum, x) => sum + x, 0) / steps.length;
  return Math.sqrt(steps.reduce((sum, x) => sum + (x - mean) ** 2, 0) / steps.length) / mean;
}

/** Greatest likeness of a loop with itself, moved by `least` seconds or more: 1 = it repeats. */
export function selfLikeness(signal: Float32Array, least: number): number {
  const step = 24;
  const small = new Float64Array(Math.floor(signal.length / step));
  for (let i = 0; i < small.length; i++) {
    for (let k = 0; k < step; k++) small[i]! += signal[i * step + k]!;
  }
  const energy = small.reduce((sum, x) => sum + x * x, 0);
  const lag = Math.round((least * rate) / step);
  let most = 0;
  for (let shift = lag; shift <= small.length / 2; shift++) {
    let sum = 0;
    for (let i = 0; i < small.length; i++) sum += small[i]! * small[(i + shift) % small.length]!;
    most = Math.max(most, sum / energy);
  }
  return most;
}

/**
 * The step between the loop's last and first sample against those around it: both of value and of slope, over
 * the greatest of the 20 ms before and after. At most about 1 where nothing clicks.
 */
export function joinStep(signal: Float32Array): number {
  const near = 0.02 * rate;
  const at = (i: number) => signal[(i + signal.length) % signal.length]!;
  const value = (i: number) => Math.abs(at(i) - at(i - 1));
  const slope = (i: number) => Math.abs(at(i + 1) - 2 * at(i) + at(i - 1));
  let [values, slopes] = [0, 0];
  for (let i = -near; i <= near; i++) {
    if (i !== 0) values = Math.max(values, value(i));
    if (i < -1 || i > 0) slopes = Math.max(slopes, slope(i));
  }
  return Math.max(value(0) / values, slope(0) / slopes, slope(-1) / slopes);
}
