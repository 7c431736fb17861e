import { fold } from './normalise.ts';

/**
 * What words mean for the prompt policy, English and German together: prompts mix them. A star stands for any
 * ending; `_` joins words that follow each other. Written as people write; compared without accents and case.
 * What decides about them is in `rules.ts`.
 */
const lists = {
  person: `man men woman women him her his hers he she them they me myself us you someone somebody anyone everybody person
    persons people lady ladies guy guys dude gentleman body bodies model face mother father mom mum dad wife husband girlfriend
    boyfriend friend friends neighbour* neighbor* teacher* boss colleague* nurse actress actor singer celebrity celebrities
    bride groom dancer* couple crowd soldier* police* policeman politician* president* chancellor minister* human humans victim*
    patient* grandma grandpa grandmother grandfather sister brother aunt uncle
    mann männer frau frauen ihn ihm ihr ihre ihren sie er mich mir uns dich dir jemand* person personen leute mensch* dame damen
    typ kerl herr körper modell gesicht mutter vater mama papa ehefrau ehemann freundin* freund freunde nachbar* lehrer* chef chefin
    kollege* kollegin* schauspieler* sänger* braut bräutigam tänzer* paar menge soldat* polizist* politiker* präsident* kanzler*
    minister* opfer patient* oma opa großmutter großvater schwester bruder tante onkel`,
  minor: `child children childs kid kids baby babies toddler* schoolgirl* schoolboy* teen teens teenage* teenager* underage minor minors
    infant* little_girl little_boy young_girl young_boy girl girls boy boys preteen* daughter son pupil
    kind kinder kindern kindes kleinkind* baby babys minderjährig* jugendlich* schülerin* schüler mädchen bub buben junge jungen
    teenager* säugling* tochter sohn enkel* kleines_mädchen`,
  nude: `naked nude nudes nudity undressed topless bottomless unclothed braless clothesless nackt nackte nackten nackter nacktes nacktem nacktfoto* nacktbild* nacktszene* nacktheit nackedei unbekleidet* entblößt*
    oben_ohne hüllenlos* splitternackt* barbusig*`,
  undress: `undress* striptease strips stripping strip_her strip_him strip_them strip_off strip_down disrobe* take_off_her take_off_his
    take_off_their take_her_clothes take_his_clothes takes_off_her takes_off_his remove_her_clothes remove_his_clothes remove_clothes
    remove_the_clothes remove_her_dress remove_her_shirt without_clothes without_any_clothes no_clothes lose_the_clothes
    clothes_off clothes_fall clothes_falling clothes_disappear* dress_fall* dress_disappear* bikini_disappear*
    ausziehen auszieht zieh_sie_aus zieh_ihn_aus zieht_sich_aus zieht_ihr zieht_ihm entkleid* ohne_kleidung ohne_kleider
    ohne_klamotten ohne_hose ohne_bh kleidung_verschwind* kleider_verschwind* kleidung_fällt kleider_fallen kleid_fällt
    zieh_ihr zieh_ihm entblöß* strippt strippen`,
  sexual: `sex anal sexual* sexy porn* pornograph* fuck* fucks fucking blowjob* handjob* masturbat* orgasm* ejaculat* cumshot* cum hentai
    dildo* bukkake threesome intercourse penetrat* erotic* horny aroused arousal bdsm fetish* kinky slutty nsfw onlyfans xxx
    doggystyle deepthroat jerk_off jerking_off make_love making_love humping grinding_on
    porno* pornografi* ficken fick fickt fickend* gefickt bumsen vögeln wichsen wichst onanier* selbstbefriedig* masturbier* orgasmus
    orgasmen geschlechtsverkehr beischlaf blasen_lassen blowjob* oralverkehr erotik* erotisch* geil geile geilen geiler geiles aufgeilen notgeil* sexuell* sexszene*
    nymphoman* fetisch* schlampe* dreier_im_bett`,
  suggestive: `seductive* seduce* twerk* lingerie underwear panties thong bra cleavage flirty steamy sensual* kiss* lick* moan*
    provocative* lap_dance pole_dance bikini voluptuous bedroom_eyes
    verführ* sinnlich* dessous unterwäsche höschen tanga büstenhalter dekolleté dekolletee ausschnitt küss* leck_* leckt stöhn*
    lasziv* aufreizend* anzüglich* räkelt räkeln`,
  intimate: `breast breasts boob boobs boobies nipple nipples buttocks butt ass arse bum genital* penis penises vagina* vulva testicle*
    crotch groin pubic tits
    brust brüste brüsten busen titten brustwarze* nippel hintern po popo arsch gesäß genital* penis vagina* scheide vulva hoden
    intimbereich schamhaar* schambereich`,
  medical: `medical* anatomy anatomical* doctor* surgery surgical breastfeed* mammogra* cancer patient textbook clinic* biology feeding
    nursing diagram statue statues sculpture* marble painting renaissance venus david chicken turkey roast grilled
    medizin* anatomie anatomisch* arzt ärzt* chirurg* stillen stillt stillend* krebs mammogra* lehrbuch klinik* biologie*
    statue* skulptur* marmor* gemälde hähnchen hühner* pute gegrillt*`,
  harmlessNaked: `eye eyes rock rocks stone stones tree trees branch branches trunk bark mountain mountains hill hills cliff cliffs coast
    earth soil ground wood floor wall walls bulb bulbs light flame flames mole rat cat cats lipstick colour color shade tone heels
    aggression truth skin_tone island islands land ridge ridges sand dune dunes field fields winter facts
    fels* felsen stein* baum* bäume* ast äste zweig* stamm rinde berg* hügel klippe* küste* erde boden holz wand wände mauer*
    glühbirne* flamme* licht katze auge augen landschaft* wahrheit zahlen tatsache* sand* düne* insel* gipfel wald wiese acker
    beton* schnecke* existenz angst wahnsinn`,
  animals: `donkey donkeys hay field farm stable mule bird birds great blue coal marsh crested long_tailed nest branch feeder feather* titmouse titmice beak robin wren`,
  kill: `kill kills killing killed murder* behead* decapitat* strangl* stab stabs stabbing stabbed slaughter* execut* lynch* dismember*
    massacre* assassinat* torture* tortur* maim* mutilat* shoot shoots shooting shot choke chokes choking
    hang hangs burn burns beat beats punch* hit hits whip whips hurt hurts crush crushes drown drowns explode explodes blow_up bleed*
    töte* tötet töten umbring* bringt_um ermord* mord morde köpf* geköpft enthaupt* erwürg* würg* erstech* ersticht erstochen abstech*
    schlacht* hinricht* lynch* zerstückel* massaker* folter* gefoltert verstümmel* erschieß* erschießt erschossen
    schieß* verbrenn* verprügel* schlag schlägt schlagen verletz* ertränk* explodier* spreng* bluten blutet zerquetsch*`,
  killAlone: `behead* decapitat* dismember* massacre* torture torturing tortured mutilat* lynching beheading genocide snuff gore gory gorefest
    bloodbath guts_spill* entrails intestines disembowel*
    enthaupt* zerstückel* massaker* folter foltern gefoltert verstümmel* blutbad* gemetzel* gedärm* eingeweide
    völkermord* ausweid*`,
  rape: `rape rapes raped raping rapist* gang_rape vergewaltig*`,
  crop: `seed seeds oilseed field fields blossom* bloom flower* canola oil yellow meadow honey plant*`,
  blood: `blood bloody bleeding bloodstain* corpse* dead_body dead_bodies wound wounds wounded gun guns rifle* pistol* machete* bomb
    bombs weapon weapons knife shotgun terrorist* terror school_shooting mass_shooting
    blut blutig* blutend* blutet blutfleck* leiche* leichnam wunde* verwundet* pistole* gewehr* machete* bombe* waffe* messer
    schusswaffe* terrorist* terror* schießerei*`,
  harmlessKill: `photo photos picture pictures pic movie film camera video scene frame plant plants flower flowers bamboo star stars meteor
    rapeseed field fields blossom* canola moon orange oranges hound time light lights fuse fireworks firework confetti colours colors colour color petals
    popcorn laundry clothes pictures_on heart hearts drum drums egg eggs butter cream record road sun sunlight candle candles wood fire fireplace log logs leaves incense
    brightly bulb* vines lantern* lanterns flag flags curtain* curtains ornament* hammock swing swings wall clouds low mist fog over_the hair wave waves rhythm music
    foto fotos bild bilder film kamera aufnahme* szene pflanze* blume* bambus stern* sternschnuppe* raps* feld felder blüte* mond orange*
    zeit licht feuerwerk* konfetti farbe* farben popcorn wäsche herz herzen trommel* sahne eier schlagsahne kerze* holz feuer kamin laub
    laterne* flagge* vorhang vorhänge schaukel* wolke* nebel ufer wellen welle takt glocke* brücke* höhe wurzel* flügel* blatt rad funken`,
  harmlessBlood: `moon orange oranges hound bloodhound type red_sky pressure donation bank test butter palette kitchen bread cake cheese cut
    water nerf spray glue hot steam_gun museum fishing bath
    mond orange* hund rot_* druck spende* bank butter* küche* brot* kuchen käse wasser* klebe* museum* angel* badebombe* wetter*`,
  selfHarm: `suicid* kill_myself kill_yourself kill_himself kill_herself killing_myself hang_myself hang_himself hang_herself hangs_himself hangs_herself
    hanging_himself hanging_herself cut_myself cutting_myself cut_her_wrists cut_his_wrists cut_my_wrists cuts_her_wrists cuts_his_wrists slit_her_wrists slit_his_wrists slit_my_wrists slit_wrists
    slits_her_wrists self_harm* selfharm* harm_myself hurt_myself hurting_myself end_my_life end_his_life end_her_life overdose jump_off_the_bridge jumps_off_the_bridge jump_off_a_bridge jump_off_the_roof jumps_off_the_roof
    jump_to_his_death jump_to_her_death anorexi* proana thinspo* noose
    selbstmord* suizid* freitod* mich_umbringen sich_umbringen bringt_sich_um bringe_mich_um umbringe erhäng* erhängt ritz_mich ritzt_sich ritzen selbstverletz* pulsader*
    überdosis von_der_brücke_spring* springt_von_der_brücke springt_vom_dach vom_dach_spring* sich_das_leben leben_nehmen leben_beend* magersücht* magersucht strick_um`,
  slur: `nigger* nigga* kike kikes spic spics gook gooks wetback* raghead* towelhead* faggot* fag fags tranny
    trannies shemale* retard retards retarded subhuman* untermensch* pakis
    neger* nigger* kanake* kanacke* judensau judenschwein* saujude* schwuchtel* tunte zigeunerpack kümmeltürke* schlitzauge* spasti spastis
    mongo mongos missgeburt* itaker* polacke polacken nafri*`,
  group: `jew jews jewish muslim* islam* arab* black_people blacks africans african asian asians chinese mexican* turk turks turkish immigrant*
    migrant* refugee* gay gays homosexual* lesbian* trans transgender* disabled foreigner* women roma gypsies gypsy christians
    jude juden jüdin* jüdisch* muslim* moslem* araber* schwarze schwarzen afrikaner* asiate* chinese* türke* türkin* türken einwanderer*
    migrant* flüchtling* geflüchtet* schwule* homosexuell* lesbe* behindert* ausländer* roma zigeuner* christen`,
  hate: `hate hates exterminat* gas gassed gassing deport* vermin parasite* rats monkey* apes animals pigs cockroach* subhuman filthy inferior
    wipe_out get_rid_of burn_them eradicat* enslave* slave slaves master_race ethnic_cleansing go_back ugly stupid criminal* disgusting
    hass* hasse hasst hassen ausrott* vergas* abschieb* ungeziefer parasit* ratte ratten affe affen tiere schweine kakerlake* dreckig*
    minderwertig* vernicht* auslösch* versklav* sklave* herrenrasse raus_mit hässlich* dumm* kriminell* widerlich* weg_mit`,
  hateSymbol: `heil sieg_heil hitler* nazi_salute hitler_salute white_power white_supremac* kkk ku_klux* swastika* gas_chamber* holocaust
    nazi nazis third_reich race_war blood_and_soil
    hitlergruß hakenkreuz* nazigruß gaskammer* blut_und_ehre drittes_reich rassenkrieg rassenschande arier* arisch*`,
  speak: `say says saying said speak speaks speaking speech talk talks talking tell tells telling confess* admit* announce* declare* claim
    claims claiming promise promises endorse* apologis* apologiz* lip_sync* lipsync* mouth_the_words read_out praise* sing sings threaten* resign* state_that
    sagen sagt sage spricht sprechen sprich rede reden redet erzähl* gesteh* gesteht zugeb* gibt_zu verkünd* erklär* behaupt* verspricht
    versprech* entschuldig* lippensynchron vorlesen lobt loben droht drohen kündigt_an ankündig* tritt_zurück zurücktret*`,
  harmlessSpeak: `waves wave sea ocean wind leaves brook stream colours colors picture photo itself without quietly hello
    nothing bird birds speaking_of so_to_speak clouds water bells bell
    wellen meer wind blätter bach farben bild foto nichts vogel vögel wolken wasser glocken`,
  deceive: `deepfake* deep_fake* fake_news fake_evidence fake_proof fake_video fake_footage fake_witness fake_cctv as_evidence as_proof for_evidence hoax*
    disinformation misinformation propaganda make_it_look_real look_like_real_footage pass_it_off pass_off_as pretend_to_be
    impersonat* breaking_news news_footage surveillance_footage cctv_footage security_footage fool_people fool_everyone fool_everybody fool_them trick_people
    trick_voters mislead* deceiv* so_people_believe so_that_people_believe so_everyone_believes make_people_believe make_everyone_believe blackmail* extort* scam* fraud* catfish* without_consent
    without_her_consent without_his_consent without_their_consent without_her_knowledge without_his_knowledge face_swap* faceswap* swap_the_face swap_her_face swap_his_face take_a_bribe taking_a_bribe takes_a_bribe
    deepfake* falschmeldung* gefälscht* als_beweis zum_beweis fakenews fake_nachricht* fake_video* falschinformation* desinformation*
    propaganda* ausgeben_als gibt_sich_als eilmeldung* überwachungsvideo* überwachungskamera* täusch* reinleg* hereinleg* irreführ* glauben_macht
    glauben_machen damit_alle_glauben damit_jeder_glaubt damit_die_leute_glauben erpress* betrug betrüg* ohne_einwilligung ohne_ihre_einwilligung ohne_seine_einwilligung ohne_zustimmung ohne_ihr_wissen
    ohne_sein_wissen gesicht_tausch* gesichtstausch* schmiergeld bestechung* bestochen`,
  become: `as like into turn_into look_like looks_like pretend replace_with become impersonate wie als zu in_eine in_einen aussehen`,
  title: `president chancellor king queen prince princess pope senator minister prime_minister premier`,
  germanTitle: `präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin kanzler kanzlerin könig königin prinz prinzessin papst ministerpräsident minister ministerin`,
  profane: `fuck* shit shitty bullshit damn crap piss* wanker* bastard* asshole* arsehole* dickhead* cunt* bitch* whore* slut*
    scheiß* scheiss* kacke arschloch* arschlöcher wichser* fotze* hure* hurensohn* nutte* miststück* drecksau* pisser* verpiss* verdammt*`,
} as const;

export type Concept = keyof typeof lists;

/** Words of one entry, each exact or a beginning. */
type Pattern = readonly { readonly text: string; readonly prefix: boolean }[];

const compile = (list: string): readonly Pattern[] =>
  list.split(/\s+/).map((entry) =>
    entry.split('_').map((word) => ({
      text: fold(word.replace(/\*$/, '')),
      prefix: word.endsWith('*'),
    })),
  );

/** Patterns by concept, folded as words are. */
export const patterns = Object.fromEntries(
  Object.entries(lists).map(([name, list]) => [name, compile(list)]),
) as Readonly<Record<Concept, readonly Pattern[]>>;
