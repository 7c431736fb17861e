import type { Masks, ScalarMap } from './sceneAnalysis.ts';

/** Where people and animals are: what stays whole, whatever moves around it. Null where there are none. */
export function bodiesOf({ person, animal }: Masks): ScalarMap | null {
  if (!person || !animal) return person ?? animal ?? null;
  const { width, height } = person;
  return { width, height, values: person.values.map((share, i) => Math.max(share, animal.values[i]!)) };
}
