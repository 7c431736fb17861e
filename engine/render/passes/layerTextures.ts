import type { BakedScene } from '../../bake/bakedScene.ts';
import { GpuResources } from '../../gpu/resources.ts';
import type { TileNeeds } from '../tiles/tileNeeds.ts';
import { cutOut } from './cutOut.ts';
import { detailPlane } from './detailPlane.ts';
import { packLayer } from './packLayer.ts';

/** The layers of a scene as a kernel of an output samples them; null where the scene has none such. */
export interface LayerTextures {
  readonly picture: GPUTexture;
  readonly plate: GPUTexture | null;
  readonly nearThings: GPUTexture | null;
  /** What of the layers sampling between pixels gives back (shaders/render/detail.wgsl), and more if packed. */
  readonly pictureBeside: GPUTexture;
  readonly nearBeside: GPUTexture | null;
  /** Only if packed. */
  readonly plateBeside?: GPUTexture | null;
}

/** Chooses the layers for a kernel by what it has to reckon with. */
export type LayersFor = (needs: Pick<TileNeeds, 'sky'>) => LayerTextures;

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
export function rgbLayers(resources: GpuResources, scene: BakedScene): LayersFor {
  const layers = cutLayers(resources, scene);
  const textures = {
    ...layers,
    pictureBeside: detailPlane(resources, 'detail', layers.picture),
    nearBeside: layers.nearThings && detailPlane(resources, 'detail of near things', layers.nearThings),
  };
  return () => textures;
}

/** Packed for the kernel that shades blocks. */
export function packedLayers(resources: GpuResources, scene: BakedScene): LayersFor {
  using scratch = new GpuResources(resources.device);
  const { picture, plate, nearThings } = cutLayers(scratch, scene);
  const solid = packLayer(resources, 'layer', picture, 'solid');
  const cut = plate ? packLayer(resources, 'layer', picture, 'covering') : solid;
  const far = plate && packLayer(resources, 'plate', plate, 'far');
  const things = nearThings && packLayer(resources, 'near things', nearThings, 'covering');
  return ({ sky }) => {
    const standing = sky === 0 ? solid : cut;
    return {
      picture: standing.colours,
      plate: far?.colours ?? null,
      nearThings: things?.colours ?? null,
      pictureBeside: standing.beside,
      nearBeside: things?.beside ?? null,
      plateBeside: far?.beside ?? null,
    };
  };
}
