import { seededRandom } from '../plan/random.ts';
import { drawCurve, whiteNoise } from './circular.ts';
import { sampleRate } from './loudness.ts';
import { pinkNoise } from './pink.ts';

export type Plane = Float32Array<ArrayBuffer>;
/** A loop in stereo, both sides of one length. */
export type StereoLoop = readonly [left: Plane, right: Plane];

/** What is rendered before the loop, for filters and rooms to reach their steady state: 1 s. */
const warmUp = sampleRate;

/**
 * An audio graph whose sources all have the loop's period. It is rendered from a second before the loop, so
 * that the loop begins as if it had gone on for ever.
 */
export class LoopGraph {
  /** Samples of the loop, at 48 kHz. */
  readonly frames: number;
  readonly seconds: number;
  /** Every random choice of the kind. */
  readonly random: () => number;
  readonly #context: OfflineAudioContext;

  constructor(frames: number, seed: number) {
    this.frames = frames;
    this.seconds = frames / sampleRate;
    this.random = seededRandom(seed);
    this.#context = new OfflineAudioContext({
      numberOfChannels: 2,
      length: warmUp + frames,
      sampleRate,
    });
  }

  /** Plays a loop of one or two channels, `frames` long each. */
  play(...channels: readonly Plane[]): AudioNode {
    const buffer = this.#buffer(channels.map((channel) => this.#turned(channel)));
    const source = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
    source.start();
    return source;
  }

  /** Noise of unit variance. @param width 0 = the same on both sides, 1 = independent sides. */
  noise(width: number, colour: 'white' | 'pink' = 'white'): AudioNode {
    const make = () => (colour === 'white' ? whiteNoise : pinkNoise)(this.frames, this.random);
    const middle = make();
    if (width === 0) return this.play(middle);
    const side = make();
    const [c, s] = [Math.cos((width * Math.PI) / 4), Math.sin((width * Math.PI) / 4)];
    const left = middle.map((m, i) => c * m + s * side[i]!);
    const right = middle.map((m, i) => c * m - s * side[i]!);
    return this.play(left, right);
  }

  /** A function of the loop's phase 0..1 as a control signal. */
  curve(valueAt: (phase: number) => number): AudioNode {
    return this.play(drawCurve(this.frames, valueAt));
  }

  /** `node` through a filter. @param frequency Hz. @param sweep Hz added to it, as a control signal. */
  filter(
    node: AudioNode,
    type: BiquadFilterType,
    frequency: number,
    { q = Math.SQRT1_2, gain = 0, sweep }: { q?: number; gain?: number; sweep?: AudioNode } = {},
  ): AudioNode {
    // Low- and high-pass take decibels for Q.
    const pass = type === 'lowpass' || type === 'highpass';
    const Q = pass ? 20 * Math.log10(q) : q;
    const filter = new BiquadFilterNode(this.#context, { type, frequency, Q, gain });
    sweep?.connect(filter.frequency);
    return node.connect(filter);
  }

  /** `node` between two frequencies in Hz, falling by 12 dB an octave outside. */
  band(node: AudioNode, from: number, to: number): AudioNode {
    return this.filter(this.filter(node, 'highpass', from), 'lowpass', to);
  }

  /** `node` times a factor, or times a control signal. */
  level(node: AudioNode, by: number | AudioNode): AudioNode {
    const gain = new GainNode(this.#context, { gain: typeof by === 'number' ? by : 0 });
    if (typeof by !== 'number') by.connect(gain.gain);
    return node.connect(gain);
  }

  /** `node` at a place: -1 = left, 1 = right. */
  place(node: AudioNode, pan: number | AudioNode): AudioNode {
    const panner = new StereoPannerNode(this.#context, { pan: typeof pan === 'number' ? pan : 0 });
    if (typeof pan !== 'number') pan.connect(panner.pan);
    return node.connect(panner);
  }

  sum(...nodes: readonly AudioNode[]): AudioNode {
    const gain = new GainNode(this.#context);
    for (const node of nodes) node.connect(gain);
    return gain;
  }

  /**
   * `node` with the echo of an open place or a room: noise that dies away.
   * @param decay seconds to -60 dB, 1 at most. @param wet share of the echo, 0..1.
   */
  reverberate(node: AudioNode, decay: number, wet: number): AudioNode {
    const length = Math.round(Math.min(1, decay) * sampleRate);
    const tail = () =>
      whiteNoise(length, this.random).map((x, i) => x * 10 ** ((-3 * i) / length) * Math.min(1, i / 500));
    const echo = new ConvolverNode(this.#context, { buffer: this.#buffer([tail(), tail()]) });
    const soft = this.filter(node.connect(echo), 'lowpass', 4500);
    return this.sum(this.level(node, 1 - wet), this.level(soft, wet));
  }

  /** A tone with harmonics. @param frequency Hz, moved to the nearest that fits the loop. */
  tone(frequency: number, harmonics: readonly number[]): AudioNode {
    const wave = new PeriodicWave(this.#context, {
      real: [0, ...harmonics.map(() => 0)],
      imag: [0, ...harmonics],
      disableNormalization: true,
    });
    const cycles = Math.max(1, Math.round(frequency * this.seconds));
    const tone = new OscillatorNode(this.#context, {
      type: 'custom',
      periodicWave: wave,
      frequency: cycles / this.seconds,
    });
    tone.start();
    return tone;
  }

  /** Renders what `node` plays, once. */
  async render(node: AudioNode): Promise<StereoLoop> {
    node.connect(this.#context.destination);
    const rendered = await this.#context.startRendering();
    const side = (channel: number) => rendered.getChannelData(channel).slice(warmUp);
    return [side(0), side(1)];
  }

  /** The loop begins where the rendering begins: earlier by the warm-up. */
  #turned(channel: Plane): Plane {
    const { frames } = this;
    const from = (frames - (warmUp % frames)) % frames;
    const turned = new Float32Array(frames);
    turned.set(channel.subarray(from));
    turned.set(channel.subarray(0, from), frames - from);
    return turned;
  }

  #buffer(channels: readonly Plane[]): AudioBuffer {
    const buffer = new AudioBuffer({
      length: channels[0]!.length,
      numberOfChannels: channels.length,
      sampleRate,
    });
    channels.forEach((channel, i) => {
      buffer.copyToChannel(channel, i);
    });
    return buffer;
  }
}
