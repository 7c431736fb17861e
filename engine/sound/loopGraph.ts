import { seededRandom } from '../plan/random.ts';
import { controlCurve, whiteNoise } from './circular.ts';
import { sampleRate } from './loudness.ts';
import { pinkNoise } from './pink.ts';

export type Plane = Float32Array<ArrayBuffer>;
/** A loop in stereo, both sides of one length. */
export type StereoLoop = readonly [left: Plane, right: Plane];

type NoiseColour = 'white' | 'pink';
/** Planes of noise that all voices share: noise that is some tenths of a second apart is heard as independent. */
const noisePlanes = 3;

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
  readonly #noise: Record<NoiseColour, { asked: number; readonly planes: Plane[] }> = {
    white: { asked: 0, planes: [] },
    pink: { asked: 0, planes: [] },
  };

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
    const { frames } = this;
    const buffer = this.#buffer(frames, channels.length);
    // The rendering begins earlier than the loop, by the warm-up.
    const from = (frames - (warmUp % frames)) % frames;
    channels.forEach((channel, c) => {
      turn(channel, from, buffer.getChannelData(c));
    });
    return this.#looping(buffer);
  }

  /** Noise of unit variance. @param width 0 = the same on both sides, 1 = independent sides. */
  noise(width: number, colour: NoiseColour = 'white'): AudioNode {
    const { frames } = this;
    if (width === 0) {
      const buffer = this.#buffer(frames, 1);
      turn(this.#noisePlane(colour), this.#anywhere(), buffer.getChannelData(0));
      return this.#looping(buffer);
    }
    const buffer = this.#buffer(frames, 2);
    const [left, right] = [buffer.getChannelData(0), buffer.getChannelData(1)];
    turn(this.#noisePlane(colour), this.#anywhere(), left);
    turn(this.#noisePlane(colour), this.#anywhere(), right);
    const [c, s] = [Math.cos((width * Math.PI) / 4), Math.sin((width * Math.PI) / 4)];
    for (let i = 0; i < frames; i++) {
      const [middle, side] = [left[i]!, right[i]!];
      left[i] = c * middle + s * side;
      right[i] = c * middle - s * side;
    }
    return this.#looping(buffer);
  }

  /** A function of the loop's phase 0..1 as a control signal. */
  curve(valueAt: (phase: number) => number): AudioNode {
    const { values, step } = controlCurve(this.frames, warmUp, valueAt);
    const source = new ConstantSourceNode(this.#context);
    source.offset.setValueCurveAtTime(values, 0, ((values.length - 1) * step) / sampleRate);
    source.start();
    return source;
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
    const buffer = this.#buffer(length, 2);
    for (const channel of [0, 1]) {
      const noise = whiteNoise(length, this.random);
      const tail = buffer.getChannelData(channel);
      for (let i = 0; i < length; i++) tail[i] = noise[i]! * 10 ** ((-3 * i) / length) * Math.min(1, i / 500);
    }
    const echo = new ConvolverNode(this.#context, { buffer });
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

  #looping(buffer: AudioBuffer): AudioNode {
    const source = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
    source.start();
    return source;
  }

  /** One of a few planes of noise in turn: elsewhere in the loop each is as good as another one. */
  #noisePlane(colour: NoiseColour): Plane {
    const bank = this.#noise[colour];
    const at = bank.asked++ % noisePlanes;
    bank.planes[at] ??= (colour === 'white' ? whiteNoise : pinkNoise)(this.frames, this.random);
    return bank.planes[at];
  }

  #anywhere = () => Math.floor(this.random() * this.frames);

  #buffer(length: number, numberOfChannels: number): AudioBuffer {
    return new AudioBuffer({ length, numberOfChannels, sampleRate });
  }
}

/** Writes a loop as it goes on from a sample. */
function turn(loop: Plane, from: number, to: Plane): void {
  to.set(loop.subarray(from));
  to.set(loop.subarray(0, from), loop.length - from);
}
