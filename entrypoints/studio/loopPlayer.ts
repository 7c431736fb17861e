import { aheadIn } from '../../lib/studio/loopSync.ts';

/** Seconds that sound and picture may be apart before the sound jumps. */
const apart = 0.08;
/** Seconds in which it fades in and out, so that nothing clicks. */
const fade = 0.03;

/** Plays a loop of sound in step with something else. */
export class LoopPlayer implements Disposable {
  readonly #context: AudioContext;
  readonly #volume: GainNode;
  #playing: {
    readonly source: AudioBufferSourceNode;
    readonly gain: GainNode;
    readonly begun: number;
  } | null = null;

  constructor() {
    this.#context = new AudioContext({ latencyHint: 'interactive' });
    this.#volume = new GainNode(this.#context);
    this.#volume.connect(this.#context.destination);
  }

  /** Whether the browser lets it be heard: it asks for a click or a key first. */
  get allowed(): boolean {
    return this.#context.state === 'running';
  }

  /** Asks the browser once more. */
  wake(): void {
    void this.#context.resume();
  }

  /** @param volume 0..1 */
  setVolume(volume: number): void {
    this.#volume.gain.setTargetAtTime(volume, this.#context.currentTime, fade / 3);
  }

  /** Plays a loop where it should be, instead of whatever played. @param at seconds since the loop's start */
  play([left, right]: readonly [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>], at: number): void {
    const buffer = new AudioBuffer({ length: left.length, numberOfChannels: 2, sampleRate: 48_000 });
    buffer.copyToChannel(left, 0);
    buffer.copyToChannel(right, 1);
    this.#start(buffer, at);
  }

  /** Jumps where it is too far from where it should be. @param at seconds since the loop's start */
  follow(at: number): void {
    const buffer = this.#playing?.source.buffer;
    if (!buffer || !this.allowed) return;
    const heard = this.#context.currentTime - this.#playing!.begun - this.#context.outputLatency;
    if (Math.abs(aheadIn(buffer.duration, heard, at)) > apart) this.#start(buffer, at);
  }

  stop(): void {
    const was = this.#playing;
    this.#playing = null;
    if (!was) return;
    const now = this.#context.currentTime;
    was.gain.gain.setTargetAtTime(0, now, fade / 3);
    was.source.stop(now + 2 * fade);
  }

  #start(buffer: AudioBuffer, at: number): void {
    this.stop();
    const now = this.#context.currentTime;
    const from = (((at + this.#context.outputLatency) % buffer.duration) + buffer.duration) % buffer.duration;
    const source = new AudioBufferSourceNode(this.#context, { buffer, loop: true });
    const gain = new GainNode(this.#context, { gain: 0 });
    gain.gain.setTargetAtTime(1, now, fade / 3);
    source.connect(gain).connect(this.#volume);
    source.start(now, from);
    this.#playing = { source, gain, begun: now - from };
  }

  [Symbol.dispose](): void {
    void this.#context.close();
  }
}
