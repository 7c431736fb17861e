import type { CameraMotion } from '../../motions/camera/schema.ts';
import type { SoundKind } from '../../sound/soundPlan.ts';
import type { Hearing } from '../meaning.ts';
import type { Target } from '../targets.ts';
import type { Entry } from './entry.ts';

const is = (target: Target, words: Entry['words'], hearing?: Hearing): Entry => ({
  meaning: { kind: 'target', target },
  words,
  ...(hearing ? { hearing } : {}),
});
const camera = (path: CameraMotion['path'], words: Entry['words']): Entry => ({
  meaning: { kind: 'target', target: 'camera', path },
  words,
});
/** Heard beside a word for sound alone. */
const sounding = (sound: SoundKind): Hearing => ({ sound, asked: true });

/** Words for what can move. */
export const things: readonly Entry[] = [
  is('sky', {
    'en-noun': 'cloud cloudscape sky heaven thundercloud stormcloud raincloud overcast',
    'de-noun': 'wolke himmel gewölk wölkchen bewölkung gewitterfront',
    exact: 'cloudy skyline',
  }),
  is('water', { 'en-noun': 'sea ocean surface', 'de-noun': 'meer ozean' }, sounding('surf')),
  is(
    'water',
    {
      'en-noun': 'wave tide foam swell shore beach coast breaker',
      'de-noun': 'welle flut gischt schaum ufer woge strand küste wellengang seegang',
    },
    sounding('surf'),
  ),
  is('water', { 'en-noun': 'surf', 'de-noun': 'brandung' }, sounding('surf')),
  is(
    'water',
    {
      'en-noun': 'lake pond pool ripple puddle reflection',
      'de-noun': 'teich weiher pfütze see spiegelung tümpel',
    },
    sounding('lake'),
  ),
  is('water', { 'en-noun': 'water', 'de-noun': 'wasser gewässer', exact: 'watery' }, sounding('stream')),
  is(
    'water',
    { 'en-noun': 'river current canal', 'de-noun': 'fluss strom kanal', exact: 'flüsse flüssen ströme' },
    sounding('stream'),
  ),
  is(
    'water',
    { 'en-noun': 'brook stream creek', 'de-noun': 'bach', exact: 'bäche bächlein bächen' },
    sounding('stream'),
  ),
  is(
    'water',
    { 'en-noun': 'waterfall cascade', exact: 'wasserfall wasserfalls wasserfälle wasserfällen' },
    sounding('waterfall'),
  ),
  is('boats', {
    'en-noun': 'boat ship sail sailboat yacht canoe ferry',
    'de-noun': 'boot schiff segel yacht kahn segelboot fähre',
  }),
  is(
    'foliage',
    {
      'en-noun': 'leaf tree treetop branch bush palm foliage twig willow ivy hedge forest shrub pine vine',
      'de-noun': 'laub zweig palme gebüsch weide hecke efeu tanne birke buche eiche gestrüpp strauch wald',
      exact:
        'leaves blatt blätter blättern baum bäume bäumen baumes ast äste ästen busch büsche büschen sträucher sträuchern laubes baumkrone baumkronen wipfel wipfeln wälder wäldern',
    },
    sounding('leaves'),
  ),
  is('grass', {
    'en-noun':
      'grass grasses meadow flower blossom field wheat wildflower tulip rose lawn reed crop sunflower daisy poppy',
    'de-noun':
      'gras wiese blume blüte halm feld weizen schilf rasen tulpe rose korn getreide mohn rosenblüte gänseblümchen',
    exact: 'gräser gräsern grashalme',
  }),
  is('hair', {
    'en-noun': 'hair curl ponytail beard braid fringe',
    'de-noun': 'haar locke zopf bart strähne pferdeschwanz frisur',
    exact: 'zöpfe bärte',
  }),
  is('fur', {
    'en-noun': 'fur coat mane feather plumage ear tail paw whisker',
    'de-noun': 'fell pelz mähne feder gefieder ohr schwanz pfote schnurrhaar',
    exact: 'ohren',
  }),
  is('animal', {
    'en-noun':
      'animal pet cat kitten dog puppy parrot horse foal cow sheep lamb goat rabbit elephant bear lion tiger giraffe zebra duck swan owl eagle',
    'de-noun':
      'tier haustier katze kater kätzchen hund welpe papagei pferd fohlen kuh schaf lamm ziege kaninchen hase elefant bär löwe tiger giraffe zebra ente schwan eule adler',
    exact: 'puppies wolf wolves hunde hunden kühe kühen lämmer',
  }),
  is('face', { 'en-noun': 'face portrait', 'de-noun': 'gesicht porträt portrait miene', exact: 'facial' }),
  is('person', {
    'en-noun':
      'person human girl boy child children kid baby lady guy mother father grandma grandpa mom dad sister brother friend daughter son couple model subject bride',
    'de-noun':
      'person mensch frau junge kind mädchen baby mutter vater oma opa mama papa tochter schwester dame herr freundin freund braut',
    exact: 'people man men woman women mann männer sohn bruder leute paar she he him kinder',
  }),
  is('smile', {
    'en-verb': 'smile grin laugh',
    'de-verb': 'lächel lächl grins schmunzel schmunzl lach',
    'en-noun': 'smile mouth lip',
    'de-noun': 'lächeln lächelns grinsen schmunzeln mund lippe mundwinkel',
  }),
  is('blink', {
    'en-verb': 'blink wink',
    'de-verb': 'blinzel blinzl zwinker zwinkr',
    'en-noun': 'eye eyelid lid eyelash',
    'de-noun': 'blinzeln zwinkern auge lid wimper augenlid',
  }),
  is('head', {
    'en-verb': 'nod',
    'en-noun': 'head neck',
    'de-noun': 'kopf hals haupt',
    exact: 'köpfe',
    'de-verb': 'nick',
  }),
  is('breath', {
    'en-verb': 'breathe',
    'de-verb': 'atm',
    'en-noun': 'breath breathing chest body cat dog animal horse',
    'de-noun': 'atem atmen atmung körper brust tier katze hund pferd brustkorb',
    exact: 'atmet atme',
  }),
  is('colour', {
    'en-noun': 'sunset sunrise dawn dusk twilight afterglow color colour tint hue warmth',
    'de-noun':
      'sonnenuntergang sonnenaufgang abendrot morgenrot dämmerung farbe farbton abendlicht morgenlicht abendstimmung alpenglühen abendglut wärme himmelsfarbe himmelsröte',
    exact: 'sonnenuntergänge sonnenaufgänge',
    'en-adjective': 'warm golden',
    'de-adjective': 'warm wärm gold golden',
  }),
  is('rays', {
    'en-noun': 'ray sunray sunbeam beam godray',
    'de-noun': 'strahl sonnenstrahl lichtstrahl',
  }),
  is('glow', {
    'en-verb': 'glow flicker glimmer gleam flare',
    'de-verb': 'glüh leucht flacker glimm schimmer strahl glänz',
    'en-noun': 'sun ember glow moon moonlight',
    'de-noun': 'sonne glut glühen leuchten schein leuchter mond mondlicht flackern',
  }),
  is('fire', {
    'en-noun': 'flame candle torch blaze candlelight',
    'de-noun': 'flamme kerze fackel kerzenlicht',
    'en-verb': 'burn',
    'de-verb': 'brenn loder züngel',
  }),
  is('smoke', {
    'en-noun': 'smoke steam vapour vapor fume',
    'de-noun': 'rauch dampf qualm',
    'en-verb': 'steam smoke',
    'de-verb': 'dampf qualm',
  }),
  is('mist', {
    'en-noun': 'mist spray haze',
    'de-noun': 'sprühnebel wassernebel dunst',
  }),
  is('cloth', {
    'en-noun': 'flag banner curtain cloth fabric veil pennant tablecloth',
    'de-noun': 'flagge fahne banner vorhang stoff tuch schleier wimpel gardine',
    exact: 'vorhänge vorhängen tücher tüchern',
  }),
  is('lights', {
    'en-verb': 'twinkle',
    'en-noun': 'lamp lantern streetlight headlight bulb neon citylight',
    'de-noun': 'lampe laterne stadtlicht lichterkette straßenlampe neonlicht',
    exact: 'stadtlichter lichter',
  }),
  is('stars', {
    'en-noun': 'star starlight constellation',
    'de-noun': 'stern sternbild',
    exact: 'starry galaxy',
  }),
  is('glints', {
    'en-noun': 'glint sparkle caustic glitter',
    'en-verb': 'sparkle glint glitter shimmer',
    'de-noun': 'glitzern funkeln lichtreflex lichtpunkt lichtnetz reflex',
    'de-verb': 'glitzer funkel',
  }),
  is('light', {
    'en-noun': 'light sunlight lighting daylight',
    'de-noun': 'licht sonnenlicht beleuchtung tageslicht sonnenschein',
    'en-verb': 'shine',
    'de-verb': 'schein',
    exact: 'sunny sonnig sonnige sunshine shining',
  }),
  is('grain', {
    'en-noun': 'grain',
    'de-noun': 'filmkorn bildrauschen körnung filmkörnung',
    exact: 'grainy körnig',
  }),
  is('vignette', { 'en-noun': 'vignette vignetting', 'de-noun': 'vignette vignettierung randabdunklung' }),
  is('plants', { 'en-noun': 'plant garden vegetation', 'de-noun': 'pflanze garten', exact: 'gärten' }),
  is('landscape', {
    'en-noun': 'landscape nature background scenery environment',
    'de-noun': 'landschaft natur hintergrund umgebung',
  }),
  is(
    'wind',
    {
      'en-noun': 'wind breeze gust storm gale',
      'de-noun': 'wind brise böe sturm',
      exact: 'windig windy breezy stürme',
    },
    sounding('wind'),
  ),
  is('everything', {
    exact: 'everything all alles alle ganze ganzen ganzes',
    'en-noun': 'picture image scene photo photograph video animation clip',
    'de-noun': 'bild szene foto fotografie aufnahme animation video',
  }),
  is('rest', { 'en-noun': 'rest', 'de-noun': 'rest' }),
  {
    meaning: { kind: 'target', target: 'camera' },
    words: {
      'en-noun': 'camera viewpoint perspective parallax cam',
      'de-noun': 'kamera perspektive blickwinkel kameraführung parallaxe',
    },
  },
  camera('zoom', {
    'en-verb': 'zoom',
    'en-noun': 'zoom',
    'de-verb': 'zoom heranzoom rauszoom herauszoom hineinzoom reinzoom wegzoom ranzoom einzoom auszoom',
    'de-noun': 'zoom',
  }),
  camera('pan', { 'en-verb': 'pan tilt', 'de-verb': 'schwenk', 'de-noun': 'schwenk kameraschwenk' }),
  camera('dolly', {
    'en-verb': 'dolly',
    'de-noun': 'kamerafahrt zufahrt kameraflug heranfahren hineinfahren',
    'de-verb': 'heranfahr hineinfahr heranfähr',
  }),
  camera('orbit', {
    'en-verb': 'orbit circle',
    'de-verb': 'umkreis kreis',
    exact: 'orbital orbiting umrundet umrunden',
  }),
];
