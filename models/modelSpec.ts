/** What goes into a net: one picture. */
export interface PictureInput {
  readonly name: string;
  /** Batch, channels, rows, columns. */
  readonly shape: readonly [number, number, number, number];
  readonly layout: 'NCHW';
  readonly colours: 'RGB' | 'BGR';
  /** What black and white of gamma-encoded sRGB become, linearly between. */
  readonly range: readonly [number, number];
  /** What is done to a channel after that. */
  readonly normalisation: 'none';
  /**
   * How a picture of another shape gets into the input: `squeeze` ignores its proportions, `letterbox` keeps
   * them and fills up with black, `crop` takes an upright square around what was found before.
   */
  readonly fit: 'squeeze' | 'letterbox' | 'crop';
}

/** What comes out of a net. */
export interface ModelOutput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly layout: 'NCHW' | 'NHWC' | 'list';
  /** `logits` are to be put through softmax or the logistic function; what `coordinates` count is said below. */
  readonly meaning: 'logits' | 'probabilities' | 'coordinates';
  /** Of the values; null where nothing bounds them. */
  readonly range: readonly [number, number] | null;
  /** The channels or list entries, in order, where they have names. */
  readonly channels?: readonly string[];
}

/** A net that ships with the extension, and all that calling it takes. */
export interface ModelSpec {
  readonly name: string;
  /** Counts trainings and conversions, not releases. */
  readonly version: number;
  /** In this folder. */
  readonly file: string;
  /** Of the file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly licence: string;
  readonly source: string;
  readonly input: PictureInput;
  readonly outputs: readonly ModelOutput[];
}
