/** Of a layer, what may be seen somewhere: 0 = none of it, 1 = some, 2 = nothing else. */
export type Presence = 0 | 1 | 2;

/** What a kernel for part of a picture has to reckon with. */
export interface TileNeeds {
  readonly near: Presence;
  readonly sky: Presence;
  readonly displaced: boolean;
  readonly lit: boolean;
  readonly overlaid: boolean;
  readonly gleaming: boolean;
  readonly pictureFlows: boolean;
  readonly marked: boolean;
}

/** Tiles of the same needs: indices, ascending. */
export interface TileKind {
  readonly needs: TileNeeds;
  readonly tiles: number[];
}
