import type { PlanContext } from './planContext.ts';

/** Where waves come to, radians clockwise from the right: toward the viewer, a little with the wind. */
export const swellHeading = (wind: PlanContext['wind']): number =>
  Math.PI / 2 + (Math.cos(wind.heading) > 0 ? -0.35 : 0.35);
