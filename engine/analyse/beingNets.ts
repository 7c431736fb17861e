import { modelUrls } from '../../../models/assets.ts';
import { blazeFace, faceMesh, selfie } from '../../../models/catalogue.ts';
import type { ModelSpec } from '../../../models/modelSpec.ts';
import { type ModelResult, ModelSession } from '../modelSession.ts';

/** A net that can be run; see `ModelSession.run`. */
export interface Net<Spec extends ModelSpec> {
  run(input: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<ModelResult<Spec>>;
}

/** The nets that know people. */
export interface PeopleNets {
  readonly detector: Net<typeof blazeFace>;
  readonly mesh: Net<typeof faceMesh>;
  readonly selfie: Net<typeof selfie>;
}

/** As they ship; nothing is loaded before it is run. */
export const shippedPeopleNets: PeopleNets = {
  detector: new ModelSession(blazeFace, modelUrls.blazeFace),
  mesh: new ModelSession(faceMesh, modelUrls.faceMesh),
  selfie: new ModelSession(selfie, modelUrls.selfie),
};
