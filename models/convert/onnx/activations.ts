import type { Weight } from '../tfjs/weights.ts';
import type { GraphBuilder } from './graphBuilder.ts';
import type { Value } from './value.ts';

/** Cuts negative values off, and those above `limit`. */
export function rectify(graph: GraphBuilder, value: Value, limit?: number): Value {
  const name =
    limit === undefined
      ? graph.node('Relu', [value.name])
      : graph.node('Clip', [value.name, graph.floats([], [0]), graph.floats([], [limit])]);
  return { ...value, name };
}

/** Rectifier with one slope for what is negative. */
export const rectifyLeaking = (graph: GraphBuilder, value: Value, slope: number): Value => ({
  ...value,
  name: graph.node('LeakyRelu', [value.name], { alpha: { float: slope } }),
});

/**
 * Rectifier with a slope a channel for what is negative. Slopes that tfjs calls `…/Neg` are what the graph
 * multiplies by already: they are not to be negated again.
 */
export function rectifyWithSlopes(graph: GraphBuilder, value: Value, slopes: Weight): Value {
  const weights = graph.weights(slopes, [slopes.length, 1, 1]);
  return { ...value, name: graph.node('PRelu', [value.name, weights]) };
}

/** Logistic function. */
export const logistic = (graph: GraphBuilder, value: Value): Value => ({
  ...value,
  name: graph.node('Sigmoid', [value.name]),
});
