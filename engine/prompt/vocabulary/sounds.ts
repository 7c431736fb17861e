import type { Hearing } from '../meaning.ts';
import type { Entry } from './entry.ts';

const only = (sound: Hearing['sound'], words: Entry['words']): Entry => ({
  meaning: null,
  hearing: { sound, asked: false },
  words,
});

/** Verbs that are heard where nothing is named to move. */
const moving = (sound: Hearing['sound'], words: Entry['words']): Entry => ({
  meaning: { kind: 'verb' },
  hearing: { sound, asked: true },
  words,
});

/** Words for what is heard and not seen to move. */
export const sounds: readonly Entry[] = [
  only('silence', {
    exact:
      'silent silently silence mute muted soundless soundlessly quietness stille stumm lautlos tonlos geräuschlos stummschalten lautlose stumme tonlose',
  }),
  only('any', {
    'en-noun': 'sound audio noise',
    'en-verb': 'hear roar listen',
    'de-noun': 'ton geräusch klang lärm rauschen audio atmo',
    'de-verb': 'hör rausch',
    exact: 'töne tönen klänge klängen tosen getöse rauschend',
  }),
  only('surf', { exact: 'seasound wavesound wellenrauschen meeresrauschen wellengeräusche wavesounds' }),
  only('lake', { 'en-verb': 'lap', exact: 'lapping' }),
  moving('stream', {
    'en-verb': 'babble murmur gurgle',
    'de-verb': 'plätscher gluckse murmel',
    exact: 'plätschern',
  }),
  moving('leaves', { 'en-verb': 'rustle', 'de-verb': 'raschel', exact: 'rascheln' }),
  only('leaves', { exact: 'blätterrauschen laubrauschen blätterrascheln' }),
  only('rain', {
    'en-verb': 'rain drizzle',
    'en-noun': 'raindrop',
    'de-noun': 'regen nieselregen regentropfen niesel',
    exact: 'rainy regnet regnen regnerisch',
  }),
  only('insects', {
    'en-noun': 'cricket cicada insect bee',
    'de-noun': 'grille zikade insekt biene',
    exact: 'zirpen zirpt',
  }),
  only('birds', {
    'en-noun': 'bird birdsong seagull gull',
    'en-verb': 'chirp tweet',
    'de-noun': 'vogel möwe vogelgesang vogelgezwitscher',
    'de-verb': 'zwitscher',
    exact: 'vögel vögeln vögelchen zwitschern gezwitscher',
  }),
  only('fire', {
    'en-noun': 'fire campfire fireplace bonfire',
    'en-verb': 'crackle',
    'de-noun': 'feuer lagerfeuer kamin kaminfeuer',
    'de-verb': 'knister',
    exact: 'knistern',
  }),
  only('city', {
    exact: 'traffic city verkehr stadtgeräusche straßenlärm stadtlärm verkehrslärm autolärm',
    'de-noun': 'stadt',
  }),
  only('room', { exact: 'roomtone raumton zimmergeräusch' }),
  only('pad', { exact: 'music musical musik melody melodie pad ambient', 'de-noun': 'hintergrundmusik' }),
];
