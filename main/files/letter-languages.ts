/** What is known of the writing of a language. */
export type Language = {
  /** Its letters beyond ASCII, the commonest first. */
  readonly letters: string
  /** Common small words. */
  readonly words: readonly string[]
}

const language = (letters: string, words: string): Language => ({ letters, words: words.split('|') })

/** Languages of Western Europe, and a mixture of all their letters for others. */
export const WESTERN_LANGUAGES: readonly Language[] = [
  language('éáíóúàèäöüñçãõâêôåøæßìòùîûëïœýðþ', ''),
  language(
    'éñöç',
    'the|and|of|to|a|in|is|that|it|was|for|you|he|with|on|as|i|at|be|this|have|from|not|are|but|we|she|they|what|all|my|your|me|do|so|no|can|will|just|know|there|like|go|get',
  ),
  language(
    'üäöß',
    'die|der|und|das|in|zu|den|ist|ein|eine|es|ich|sie|nicht|mit|auf|von|dem|im|für|auch|sich|wir|er|so|als|war|aber|wie|was|wenn|noch|nur|man|hat|bei|aus|dann|mich|uns|hier',
  ),
  language(
    'éàèêçùôâîûœëï',
    'le|la|les|de|des|du|et|est|un|une|en|que|qui|pas|pour|dans|je|il|elle|on|ne|ce|au|vous|nous|sur|avec|plus|tu|se|mais|sont|par|sa|son|ça|cette|tout|y|moi|être|fait|comme|si|ou',
  ),
  language(
    'óíáñéúü',
    'de|la|que|el|en|y|a|los|se|del|las|un|por|con|no|una|su|para|es|al|lo|como|más|pero|sus|le|ya|o|este|sí|porque|esta|cuando|muy|sin|sobre|también|me|hasta|hay|qué|yo|mi|te|nos|está',
  ),
  language(
    'ãáéçíóêâõúàô',
    'de|que|e|a|o|da|do|em|um|para|é|com|não|uma|os|no|se|na|por|mais|as|dos|como|mas|ao|ele|das|à|seu|sua|ou|quando|muito|nos|já|eu|também|só|pelo|pela|isso|você|está|me|meu',
  ),
  language(
    'èàòùìé',
    'di|e|che|la|il|un|a|in|non|è|per|una|mi|sono|ho|lo|ha|le|si|con|ti|i|da|del|della|se|no|come|ci|ma|al|cosa|questo|qui|bene|tu|più|gli|dei|nel|alla|anche|io|era',
  ),
  language(
    'éëïöüóèê',
    'de|het|een|en|van|ik|je|is|dat|in|te|niet|op|zijn|die|we|met|voor|ze|er|maar|wat|hij|dit|aan|om|was|naar|als|hebben|heb|ook|mijn|kan|nog|geen|bij|uit|deze|wel|hier|nu',
  ),
  language(
    'åøæéöäðý',
    'og|det|er|i|jeg|at|du|på|en|ikke|til|af|av|som|vi|for|med|den|har|de|der|han|hun|men|et|var|kan|om|så|hvad|hva|fra|skal|vil|meg|mig|nu|nå|hvor|ham|min|dig|deg|være',
  ),
  language(
    'äåöéüà',
    'och|det|att|i|en|jag|som|är|på|för|av|med|den|till|inte|om|vi|du|har|han|de|ett|hon|men|var|sig|så|kan|från|ska|vad|här|nu|bara|mig|min|dig|där|när|vill|när|eller',
  ),
  language(
    'äöåéšž',
    'ja|on|ei|se|että|hän|en|oli|mutta|niin|minä|joka|kun|mitä|sinä|tämä|ole|olen|vain|nyt|jos|kuin|me|he|siitä|sen|olet|voi|myös|vielä|tai|ovat|mitään|sitten|kanssa|ollut',
  ),
  language(
    'áðíþöóéúæýäø',
    'að|og|í|á|er|sem|ekki|það|var|til|við|ég|um|en|hann|hún|þú|með|fyrir|af|þetta|eru|þá|bara|hér|ef|mér|þér|upp|frá|svo|eða|vera|hafa|mig|þig|okkur|og|í|hvað|já|nei',
  ),
  language(
    'àéóèíòúçïü',
    'de|la|el|i|que|a|en|els|les|un|una|per|amb|del|no|es|és|als|al|però|més|com|va|ha|seva|aquest|aquesta|són|ho|si|hi|on|quan|ser|jo|molt|tot|també|o|li|ens|què|tu|bé',
  ),
  language(
    'ëçé',
    'dhe|të|në|i|e|që|një|nuk|për|me|është|nga|si|jam|mund|se|ka|ne|do|po|këtë|u|më|kjo|ti|çfarë',
  ),
]

/** Central Europe: windows-1250, ISO 8859-2. */
export const CENTRAL_LANGUAGES: readonly Language[] = [
  language(
    'ęąłżśćóńźé',
    'i|w|nie|na|się|z|do|to|że|jest|o|jak|ale|a|co|po|tak|za|od|są|go|by|mnie|mi|ten|ta|już|czy|dla|ty|tego|przez|jego|tylko|mam|tym|ma|był|być|jestem|wszystko|może|ich|proszę',
  ),
  language(
    'íáéěřýčžšůúťďňó',
    'a|se|je|na|v|že|to|s|z|do|o|i|ve|jsem|si|by|jak|ale|pro|tak|za|co|k|po|od|jako|už|ten|já|jen|ty|jsi|ne|mi|tu|když|bylo|být|jsou|ještě|co|tady|nebo|jeho|může|byl|není|až',
  ),
  language(
    'áíéýčžšúťľôňóäďĺŕ',
    'a|sa|je|na|v|že|to|s|z|do|o|i|vo|som|si|by|ako|ale|pre|tak|za|čo|k|po|od|už|ten|ja|len|ty|nie|mi|tu|keď|bolo|byť|sú|ešte|alebo|jeho|môže|bol|je|až|aj|sme|ste|mám|toto',
  ),
  language(
    'čšžćđ',
    'je|in|da|se|na|v|za|ne|to|so|sem|pa|kot|bi|si|z|po|ki|ali|ni|že|kaj|tudi|le|ko|jaz|ti|mi|tako|kako|če|bo|od|do|sta|smo|vse|ga|lahko|zdaj|samo|kdo|še|ja',
  ),
  language(
    'čšžćđ',
    'i|je|da|se|u|na|to|ne|sam|za|su|što|od|bi|ti|s|a|mi|kao|ja|li|si|samo|nije|ali|će|kako|me|ga|sve|ovo|do|smo|ako|može|šta|iz|bih|pa|o|po|koji|ili|tako|već|biti|bio|zašto|dobro',
  ),
  language(
    'éáöóőüíúű',
    'a|az|és|hogy|nem|egy|is|ez|azt|de|csak|meg|már|van|ha|mint|el|még|volt|ki|vagy|mi|én|te|ne|itt|jó|kell|mert|nagyon|minden|lehet|most|ezt|úgy|igen|hát|mit|így|akkor|lesz|nincs|ő',
  ),
  language(
    'ăîşţâșț',
    'și|şi|de|a|în|nu|la|să|cu|o|că|pe|un|din|ce|este|mai|am|el|ca|pentru|ai|dar|se|sunt|fi|e|au|lui|ei|eu|îi|iar|te|mă|tu|cum|când|bine|aici|acum|asta|vă|face|pot|are|fost|acest',
  ),
]

/** Cyrillic: windows-1251, KOI8-R, ISO 8859-5, code page 866. */
export const CYRILLIC_LANGUAGES: readonly Language[] = [
  language(
    'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
    'и|в|не|на|я|что|с|он|а|то|как|это|по|но|они|к|у|ты|из|мы|за|так|же|вы|от|бы|да|нет|его|было|о|все|ещё|еще|только|меня|мне|для|уже|когда|или|если|был|есть|там|до',
  ),
  language(
    'оанивтреіскулдмпязьбгчйхжїцюєшщфґ',
    'і|в|не|на|я|що|з|він|а|то|як|це|по|але|вони|до|у|ти|ми|за|так|же|ви|від|та|ні|його|було|о|все|ще|тільки|мене|мені|для|вже|коли|або|якщо|був|є|там|про|й',
  ),
  language(
    'аоиетнрсвлкдпмзубяъгчцйхшжщфю',
    'и|да|не|на|се|е|за|от|в|с|че|си|като|ще|по|са|ме|аз|ти|това|до|ли|го|но|ми|как|какво|той|а|му|те|има|само|какви|така|какъв|тук|беше|съм|или|без|още|при',
  ),
  language(
    'аоиенрстјкувлдмпзбгчшцжхћђњљфџ',
    'и|је|да|се|у|на|то|не|сам|за|су|што|од|би|ти|с|а|ми|као|ја|ли|си|само|није|али|ће|како|ме|га|све|ово|до|смо|ако|може|шта|из|бих|па|о|по|који|или|тако',
  ),
  language(
    'аіонтерсулыкядвмпцьзбйчгшхжўюэфё',
    'і|у|не|на|я|што|з|ён|а|то|як|гэта|па|але|яны|да|ты|мы|за|так|жа|вы|ад|бы|яго|было|ўсё|яшчэ|толькі|мяне|мне|для|ўжо|калі|або|быў|ёсць|там',
  ),
]

/** Greek: windows-1253, ISO 8859-7. */
export const GREEK_LANGUAGES: readonly Language[] = [
  language(
    'αοιτεσνηρκπυμςλγδίάόθέχφβωήύώξζψϊϋΐΰ',
    'και|το|να|η|ο|του|την|της|είναι|για|που|δεν|τα|με|σε|από|θα|ότι|των|στο|τον|τι|μου|αυτό|στην|μια|οι|ένα|τους|σου|εγώ|πως|αν|μας|κι|ναι|όχι|εδώ|πολύ|μόνο|όταν|έχω|ήταν|τώρα',
  ),
]

/** Turkish: windows-1254. */
export const TURKISH_LANGUAGES: readonly Language[] = [
  language(
    'ışğüçöâîû',
    've|bir|bu|da|de|için|ne|ben|o|mi|çok|sen|var|ama|gibi|daha|değil|evet|hayır|kadar|onu|seni|beni|sonra|her|şey|bana|sana|olarak|biz|ile|en|iyi|yok|benim|mı|şimdi|nasıl|hiç|olan|ki',
  ),
]

/** The Baltic: windows-1257. */
export const BALTIC_LANGUAGES: readonly Language[] = [
  language(
    'ėšųžąįčūę',
    'ir|kad|tai|aš|tu|jis|į|ne|su|iš|yra|kaip|man|bet|ar|mes|jei|tik|mano|jūs|ką|gali|taip|už|nuo|apie|buvo|jau|kas|čia|dar|mane|tavo|viskas|dabar|nėra|labai|jie|ji|po|reikia',
  ),
  language(
    'āīšēūņķļžčģ',
    'un|ir|ka|es|tu|viņš|to|ne|ar|no|tas|kā|man|par|bet|uz|vai|mēs|tā|kas|ja|tikai|mans|jūs|ko|var|lai|vairs|bija|jau|šeit|vēl|manu|tavu|viss|tagad|nav|ļoti|viņi|viņa|pēc|labi',
  ),
  language(
    'äõüöšž',
    'ja|on|ei|see|et|ta|ma|oli|aga|kui|mis|ka|sa|nii|mida|siis|või|kes|ole|seda|nad|oma|kas|me|mind|siin|veel|ning|välja|olen|olid|tema|kõik|nüüd|juba|pole|mul|sul|pärast',
  ),
]
