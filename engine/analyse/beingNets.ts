import { modelUrls } from '../../models/assets.ts';
import { blazeFace, faceMesh, nanoDet, selfie } from '../../models/catalogue.ts';
import { ModelSession, type Net } from './modelSession.ts';

/** The nets that know people and animals. */
export interface BeingNets {
  readonly detector: Net<typeof blazeFace>;
  readonly mesh: Net<typeof faceMesh>;
  readonly selfie: Net<typeof selfie>;
  readonly things: Net<typeof nanoDet>;
}

/** As they ship; nothing is loaded before it is run. */
export const shippedBeingNets: BeingNets = {
  detector: new ModelSession(blazeFace, modelUrls.blazeFace),
  mesh: new ModelSession(faceMesh, modelUrls.faceMesh),
  selfie: new ModelSession(selfie, modelUrls.selfie),
  things: new ModelSession(nanoDet, modelUrls.nanoDet),
};
