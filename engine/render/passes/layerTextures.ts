import type { BakedScene } from '../../bake/bakedScene.ts';
import { GpuResources } from '../../gpu/resources.ts';
import { cutOut } from './cutOut.ts';
import { detailPlane } from './detailPlane.ts';
import { packLayer } from './packLayer.ts';

/** The layers of a scene as the kernel of an output samples them; null where the scene has none such. */
export interface LayerTextures {
  readonly picture: GPUTexture;
  readonly plate: GPUTexture | null;
  readonly nearThings: GPUTexture | null;
  /** What of the layers sampling between pixels gives back (shaders/render/detail.wgsl); and their cover if packed. */
  readonly pictureBeside: GPUTexture;
  readonly nearBeside: GPUTexture | null;
}

/** The layers of a scene, cut out of its picture: premultiplied RGB. */
function cutLayers(resources: GpuResources, { near, background, picture }: BakedScene) {
  const standing = near?.plate ?? picture;
  return {
    picture: background ? cutOut(resources, 'layer', { picture: standing, ...background }) : standing,
    plate: background?.plate ?? null,
    nearThings: near && cutOut(resources, 'near things', { picture, ...near }),
  };
}

/** For the kernel that shades pixel by pixel. */
export function rgbLayers(resources: GpuResources, scene: BakedScene): LayerTextures {
  const layers = cutLayers(resources, scene);
  return {
    ...layers,
    pictureBeside: detailPlane(resources, 'detail', layers.picture),
    nearBeside: layers.nearThings && detailPlane(resources, 'detail of near things', layers.nearThings),
  };
}

/** Packed for the kernel that shades blocks. */
export function packedLayers(resources: GpuResources, scene: BakedScene): LayerTextures {
  using scratch = new GpuResources(resources.device);
  const { picture, plate, nearThings } = cutLayers(scratch, scene);
  const standing = packLayer(resources, 'layer', picture);
  const sky = plate && packLayer(resources, 'plate', plate);
  const things = nearThings && packLayer(resources, 'near things', nearThings);
  return {
    picture: standing.colours,
    plate: sky?.colours ?? null,
    nearThings: things?.colours ?? null,
    pictureBeside: standing.beside,
    nearBeside: things?.beside ?? null,
  };
}
