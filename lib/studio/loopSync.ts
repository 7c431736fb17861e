/**
 * How far one player of a loop is ahead of another, by the shorter way round.
 * @param loop its length @returns of the same unit, -loop/2 to loop/2
 */
export function aheadIn(loop: number, player: number, other: number): number {
  const ahead = (((player - other) % loop) + loop) % loop;
  return ahead > loop / 2 ? ahead - loop : ahead;
}
