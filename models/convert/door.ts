/** What a recipe says of a net's door: a picture comes in, named values go out. */
export interface Door {
  readonly name: string;
  /** Rows and columns of the picture. */
  readonly size: readonly [number, number];
  /** Whether large weights are stored as bytes. */
  readonly compact?: boolean;
  /** The result's name in ONNX -> the node or layer that makes it. */
  readonly outputs: Readonly<Record<string, string>>;
}
