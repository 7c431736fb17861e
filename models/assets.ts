import blazeFace from './blazeface.onnx?url';
import faceMesh from './facemesh.onnx?url';
import mosaic from './mosaic.onnx?url';
import nanoDet from './nanodet.onnx?url';
import pictureSafety from './nsfw.onnx?url';
import sceneNet from './scenenet.onnx?url';
import selfie from './selfie.onnx?url';

/** Where the bundler put the files of the catalogue. */
export const modelUrls = { blazeFace, faceMesh, mosaic, nanoDet, pictureSafety, sceneNet, selfie } as const;
