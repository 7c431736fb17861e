import type { BakedScene } from '../../bake/bakedScene.ts';
import { GpuResources } from '../../gpu/resources.ts';
import { cutOut } from './cutOut.ts';
import { packLayer } from './packLayer.ts';

/** The layers of a scene as the kernel of an output samples them; null where the scene has none such. */
export interface LayerTextures {
  readonly picture: GPUTexture;
  readonly plate: GPUTexture | null;
  readonly nearThings: GPUTexture | null;
  /** Packed layers only: how much of each pixel is the picture's and the near things'. */
  readonly pictureCover: GPUTexture | null;
  readonly nearCover: GPUTexture | null;
}

/** Cuts the layers of a scene out of its picture: premultiplied RGB. */
export function rgbLayers(resources: GpuResources, scene: BakedScene): LayerTextures {
  const { near, background } = scene;
  const standing = near?.plate ?? scene.picture;
  return {
    picture: background ? cutOut(resources, 'layer', { picture: standing, ...background }) : standing,
    plate: background?.plate ?? null,
    nearThings: near && cutOut(resources, 'near things', { picture: scene.picture, ...near }),
    pictureCover: null,
    nearCover: null,
  };
}

/** The same, packed for the kernel that shades blocks. */
export function packedLayers(resources: GpuResources, scene: BakedScene): LayerTextures {
  using scratch = new GpuResources(resources.device);
  const { picture, plate, nearThings } = rgbLayers(scratch, scene);
  const standing = packLayer(resources, 'layer', picture);
  const sky = plate && packLayer(resources, 'plate', plate);
  const things = nearThings && packLayer(resources, 'near things', nearThings);
  return {
    picture: standing.colours,
    plate: sky?.colours ?? null,
    nearThings: things?.colours ?? null,
    pictureCover: standing.cover,
    nearCover: things?.cover ?? null,
  };
}
