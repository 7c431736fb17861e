import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { newestIn, openGalleryDatabase } from '../lib/gallery/database.ts';
import { lookAhead } from '../lib/gallery/lookAhead.ts';

/** Runs in the popup before its page's own script has come: reading takes as long as loading that. */
export default defineUnlistedScript(() =>
  lookAhead.begin(openGalleryDatabase().then((one) => newestIn(one))),
);
