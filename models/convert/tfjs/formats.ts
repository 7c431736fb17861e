import type { WeightEntry } from './weights.ts';

/** An attribute of a graph's node; integers come as numbers or strings, strings in base64. */
export interface NodeAttribute {
  readonly s?: string;
  readonly i?: string | number;
  readonly b?: boolean;
  readonly f?: number;
  readonly shape?: { readonly dim?: readonly { readonly size: string }[] };
  readonly list?: { readonly i?: readonly (string | number)[]; readonly s?: readonly string[] };
}

/** A node of TensorFlow's graph. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, NodeAttribute>>;
}

interface WeightsManifest {
  readonly weightsManifest: readonly { readonly weights: readonly WeightEntry[] }[];
}

/** `model.json` of a tfjs graph model. */
export interface GraphModelJson extends WeightsManifest {
  readonly modelTopology: { readonly node: readonly GraphNode[] };
}

/** A Keras layer; `config` depends on its class. */
export interface Layer {
  readonly name: string;
  readonly class_name: string;
  readonly config: LayerConfig;
  /** One entry a call, each a list of `[layer, call, tensor, …]`. */
  readonly inbound_nodes: readonly (readonly (readonly [string, ...unknown[]])[])[];
}

/** What the layers of the catalogue's nets say of themselves. */
export interface LayerConfig {
  readonly padding?: 'same' | 'valid' | readonly [readonly [number, number], readonly [number, number]];
  readonly strides?: readonly [number, number];
  readonly pool_size?: readonly [number, number];
  readonly use_bias?: boolean;
  readonly activation?: string;
  readonly epsilon?: number;
  readonly max_value?: number | null;
}

/** `model.json` of a tfjs layers model. */
export interface LayersModelJson extends WeightsManifest {
  readonly modelTopology: {
    readonly model_config: { readonly config: { readonly layers: readonly Layer[] } };
  };
}

/** All entries of a manifest, in the order of their bytes. */
export const weightEntries = (model: WeightsManifest): WeightEntry[] =>
  model.weightsManifest.flatMap((group) => group.weights);
