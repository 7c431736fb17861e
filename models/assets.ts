import sceneNet from './scenenet.onnx?url';

/** Where the bundler put the files of the catalogue. */
export const modelUrls = { sceneNet } as const;
