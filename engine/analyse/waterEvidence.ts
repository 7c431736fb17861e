import type { ClassProbabilities } from './classProbabilities.ts';
import type { Evidence } from './evidence.ts';
import { confidenceOf, gloomyCaution, portraitCaution } from './existence.ts';
import { type Raster, smoothstep } from './raster.ts';
import { scratchPlane } from './scratch.ts';

/**
 * Water where it is likelier than anything else by the picture's own colours, if the net is sure that there is any.
 * @returns null where there is none.
 */
export function waterEvidence(
  raster: Raster,
  net: ClassProbabilities,
  seen: ClassProbabilities,
): Evidence | null {
  const { water, person, structure, sky } = net.of;
  const probability = scratchPlane(water.length);
  for (let i = 0; i < water.length; i++)
    probability[i] = water[i]! * (1 - 0.5 * (person[i]! + structure[i]! + sky[i]!));
  const caution = Math.max(portraitCaution(net), gloomyCaution(raster));
  const confidence = confidenceOf(probability, 'water', caution);
  if (confidence === null) return null;
  const rival = scratchPlane(water.length);
  for (const [name, plane] of Object.entries(seen.of))
    if (name !== 'water') for (let i = 0; i < rival.length; i++) rival[i] = Math.max(rival[i]!, plane[i]!);
  const evidence = scratchPlane(water.length);
  for (let i = 0; i < evidence.length; i++) {
    const p = seen.of.water[i]!;
    evidence[i] = smoothstep(0.4, 0.65, p / (p + rival[i]! + 1e-3));
  }
  return { evidence, confidence };
}
