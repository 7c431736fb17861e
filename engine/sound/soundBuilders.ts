import type { BuildSound } from './character.ts';
import { birds } from './kinds/birds.ts';
import { city } from './kinds/city.ts';
import { fire } from './kinds/fire.ts';
import { insects } from './kinds/insects.ts';
import { lake } from './kinds/lake.ts';
import { leaves } from './kinds/leaves.ts';
import { pad } from './kinds/pad.ts';
import { rain } from './kinds/rain.ts';
import { room } from './kinds/room.ts';
import { stream } from './kinds/stream.ts';
import { surf } from './kinds/surf.ts';
import { waterfall } from './kinds/waterfall.ts';
import { wind } from './kinds/wind.ts';
import type { SoundKind } from './soundPlan.ts';

/** How each kind is made. */
export const soundBuilders: Readonly<Record<SoundKind, BuildSound>> = {
  surf,
  lake,
  stream,
  waterfall,
  wind,
  leaves,
  rain,
  insects,
  birds,
  fire,
  city,
  room,
  pad,
};
