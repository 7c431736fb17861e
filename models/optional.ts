/** What an optional net does instead of the built-in way. */
export const netRoles = ['depth', 'inpaint'] as const;
export type NetRole = (typeof netRoles)[number];

/** A net that does not ship: the user may fetch it, from where its makers publish it. */
export interface OptionalModel {
  readonly id: string;
  readonly role: NetRole;
  readonly name: string;
  readonly licence: string;
  /** Where people read about it. */
  readonly page: string;
  /** The file at a pinned revision: what lies there never changes. */
  readonly url: string;
  /** `exact` where it is known; `about`, as published, in figures that leave open whether MB are 10^6 or 2^20. */
  readonly bytes: { readonly exact: number } | { readonly about: number };
  /** Lower-case hexadecimal; null where its makers do not publish it: then size and signature must do. */
  readonly sha256: string | null;
}

const depthAnything = {
  role: 'depth',
  licence: 'Apache-2.0',
  page: 'https://huggingface.co/onnx-community/depth-anything-v2-small',
  sha256: null,
} as const;
const depthAnythingFile = (file: string) =>
  `https://huggingface.co/onnx-community/depth-anything-v2-small/resolve/34f40a4c93991327074907b51792dbc27e7d6f1c/onnx/${file}`;

/** The optional nets on offer. `engine/nets/signatures.ts` says how each role's nets are called. */
export const optionalModels: readonly OptionalModel[] = [
  {
    ...depthAnything,
    id: 'depth-small-q4f16',
    name: 'Depth Anything V2 Small (q4f16)',
    url: depthAnythingFile('model_q4f16.onnx'),
    bytes: { about: 19_100_000 },
  },
  {
    ...depthAnything,
    id: 'depth-small-fp16',
    name: 'Depth Anything V2 Small (fp16)',
    url: depthAnythingFile('model_fp16.onnx'),
    bytes: { about: 49_600_000 },
  },
  {
    id: 'migan',
    role: 'inpaint',
    name: 'MI-GAN',
    licence: 'MIT',
    page: 'https://huggingface.co/andraniksargsyan/migan',
    url: 'https://huggingface.co/andraniksargsyan/migan/resolve/406830d0fa60666da0071c342ad2fbc8f30c5c64/migan_pipeline_v2.onnx',
    bytes: { exact: 28_079_181 },
    sha256: '6f1f3530a1a2324b19752018ce756088b07973cda8d7d890034ace5c8a48c40b',
  },
];

/** Whom the browser asks leave for before a download: the publisher, and where it keeps large files. */
export const optionalModelHosts = ['https://huggingface.co/*', 'https://*.hf.co/*'] as const;
