"""How answers choose and refuse in the corpus's other languages: Spanish, French, Portuguese, Arabic, Hindi, Japanese.

Texts are folded first (see fold), so the words here are written without Arabic vowel signs and hamzas on alif, without
Hindi dots below, and with anusvara for candrabindu. DRESS and LETTER stand in a pattern for those of choice_text.
"""

import re
import unicodedata

_FOLDED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "़": None, "ँ": "ं", "🅰": "A", "🅱": "B"}
    | dict.fromkeys(map(chr, (*range(0x64B, 0x653), *range(0x200B, 0x2010), *range(0x2060, 0x2070), 0xFE0F, 0xFEFF)))
)

NATIVE = {"ا": "A", "ب": "B", "अ": "A", "ए": "A", "क": "A", "ब": "B", "बी": "B", "ख": "B", "エー": "A", "ビー": "B"}
"""Letters of other scripts that answer for A and B, where they are the whole answer."""

OPTION = (
    r"(?:la |mi |l['’])?(?:opci[oó]n|respuesta|elecci[oó]n|alternativa|letra)(?: correcta)?(?: es(?: la)?)?"
    r"|(?:a |minha )?(?:op[cç][aã]o|resposta|escolha|letra)(?: correta)?(?: [eé](?: a)?)?"
    r"|(?:la |ma |l['’]|le )?(?:r[eé]ponse|choix|option|lettre)(?: correcte)?(?: est(?: la)?)?"
    r"|(?:ال)?(?:اجابه|جواب|خيار|حرف)(?: هي| هو)?|(?:मेरा |सही )?(?:विकल्प|उत्तर|जवाब)|(?:私の)?(?:選択肢|答え|回答)は?"
)
"""Words before a letter, beside the English ones."""
REASON = (
    r"(?:(?:porque|pues|ya que|j[aá] que|puisque|pois)\b|parce qu|car (?:c['’]|il |elle |on |ce|la |le |les |l['’])"
    r"|لان|क्योंकि|चूंकि|なぜなら|理由)"
)
JOINS = r"(?:\b(?:y|e|o|u|ni|ou|et|nem)\b|او|و|ولا|या|और|एवं|व|か|も|または|もしくは|や)"
"""Words between two letters of which neither is chosen."""

_ES = (
    r"(?:respuesta|opci[oó]n|elecci[oó]n|alternativa)(?: (?:correcta|adecuada|apropiada|final|m[aá]s \w{3,15}))?"
    r" (?:es|ser[ií]a|debe ser|deber[ií]a ser)"
    r"|\b(?:elijo|elegir[ií]a|escojo|escoger[ií]a|selecciono|seleccionar[ií]a|prefiero|preferir[ií]a|recomiendo"
    r"|recomendar[ií]a|sugiero|sugerir[ií]a|opto por|optar[ií]a por|me quedo con|me quedar[ií]a con|me inclino por"
    r"|me inclinar[ií]a por|me decanto por|voy con|ir[ií]a con|dir[ií]a(?: que)?|creo que(?: es)?)"
)
_PT = (
    r"(?:resposta|op[cç][aã]o|escolha|alternativa)(?: (?:correta|adequada|apropriada|final|mais \w{3,15}))?"
    r" (?:[eé]|seria|deve ser|deveria ser)"
    r"|\b(?:escolho|escolheria|seleciono|selecionaria|prefiro|preferiria|recomendo|recomendaria|sugiro|sugeriria"
    r"|opto por|opto pela|optaria por|optaria pela|fico com|ficaria com|vou de|vou com|diria(?: que)?"
    r"|acho que(?: [eé])?)"
)
_FR = (
    r"(?:r[eé]ponse|option|choix)(?: (?:correcte|appropri[eé]e?|finale?|la plus \w{3,15}))?"
    r" (?:est|serait|doit [eê]tre|devrait [eê]tre)"
    r"|\b(?:choisis|choisirais|s[eé]lectionne|s[eé]lectionnerais|pr[eé]f[eèé]re|pr[eé]f[eé]rerais|recommande"
    r"|recommanderais|sugg[eè]re|sugg[eé]rerais|opte pour|opterais pour|penche pour|pencherais pour|dirais(?: que)?"
    r"|pense que(?: c['’]est)?)"
)
_AR = (
    r"(?:اختار|ساختار|اخترت|افضل|انصح ب|اميل الي|اري ان|اعتقد ان|ارجح)"
    r"|(?:اجابه|جواب|خيار|اختيار)(?:ي)?(?: (?:الصحيحه?|الانسب|الافضل|المناسبه?|النهاييه?|النهائيه?))?"
    r" (?:هي|هو|ستكون|سيكون)(?: الخيار| الاجابه| الحرف)?"
)
_NAMED = (
    r"(?: (?:la|el|a|o|le|l['’]))?(?: ?(?:opci[oó]n|op[cç][aã]o|option|respuesta|resposta|r[eé]ponse|letra|lettre"
    r"|الخيار|الاجابه|الجواب|الحرف))?"
)
CHOOSES_BEFORE = rf"(?i:(?:{_ES}|{_PT}|{_FR}|{_AR}){_NAMED})[\s:]{{0,3}}DRESSLETTERENDS"
"""The verb, then the letter."""

STAYS = r"(?![^।。\n.!?]{0,40}(?:नहीं|मत |ない|ません|ではなく|わけで|とは限))"
"""Nothing turns it round up to the end of the sentence, where Hindi and Japanese say so."""
CHOOSES_AFTER = (
    r"LETTERDRESS\s?(?:(?:को |का |ही )?(?:चुनूंगा|चुनूंगी|चुनता हूं|चुनती हूं|चुनना (?:चाहिए|चाहूंगा|चाहूंगी"
    r"|पसंद)|चुनेंगे"
    r"|चयन कर(?:ूंगा|ूंगी|ता हूं|ती हूं|ना चाहिए))"
    r"|(?:ही |ज्यादा |अधिक |सबसे |यहां |सही ){0,3}(?:बेहतर|सही|उचित|उपयुक्त|अच्छा|अच्छी)\s(?:विकल्प |उत्तर "
    r"|जवाब )?(?:है|होगा|रहेगा|लगता)"
    r"|(?:है|होगा)(?=\s?[।.\n]|\s?\Z)"
    r"|(?:を|に)(?:選び(?:ます|たい)|選ぶ(?:べき|と思|でしょう|。|\Z)|選択し(?:ます|たい)|選択する(?:べき|と思|でしょう|。|\Z)"
    r"|お?(?:すすめ|勧め|薦め)し|推奨し|します|決め(?:ます|た))"
    r"|(?:の(?:方|ほう))?が(?:より|最も|もっとも|一番|適切|良い|よい|いい|望まし|ふさわし|無難|正し|自然|礼儀)"
    r"|(?:です|だと(?:思|考え)|でしょう|になります|と(?:思|考え|回答し|答え)(?:い|え|ま))(?!か))" + STAYS
)
"""The letter, then the verb."""
CHOOSES_VALUED = (
    r"LETTERDRESS\s(?i:(?:(?:es|ser[ií]a|parece|est|serait|semble|[eé]|seria) (?:claramente "
    r"|probablemente )?(?:la |el |le |a |o )?"
    r"(?:opci[oó]n |option |op[cç][aã]o |respuesta |r[eé]ponse |resposta )?"
    r"(?:mejor|m[aá]s (?!o menos)|meilleur|plus |melhor|mais |bonne|correct|adecuad|adequad|appropri|preferible"
    r"|pr[eé]f[eé]rable|prefer[ií]vel))"
    r"|(?:(?:هو|هي|يبدو) )?(?:الخيار |الاجابه )?(?:هو |هي )?(?:الافضل|الانسب|الاصح|الصحيح|الاكثر|افضل|انسب))"
)
"""The letter, then that it is the better one."""
CHOOSES_AS = (
    r"(?:उत्तर|जवाब|विकल्प|चुनाव|पसंद|答え|回答|正解|結論|選択)(?:は|として| होगा| है)?[\s:]{0,3}DRESSLETTER" + STAYS
)
"""The answer's name, then the letter."""

DENIED = re.compile(
    r"\b(?:no|ne|pas|jamais|n[aã]o|nunca|jam[aá]s|tampoco|nem|ni|sin|sem|sans)\b(?!\s*[,.!])|\bn['’]"
    r"|\b(?:en lugar de|en vez de|em vez de|au lieu de|plut[oô]t que|antes que)\b[^,]{0,40}\Z"
    r"|(?:^|\s)(?:لا|لن|لم|ليس|ليست|غير|بدلا من|عدم)\s|नहीं|मत\s"
    r"|(?:^|\s)(?:si|se|caso|اذا|لو|यदि|अगर|もし)\b[^,،、]*\Z"
    r"|\b(?:mal|malo|grosero|descort[eé]s|impoli|grossier|rude|errado|difícil|difficile)\s[^,]*\b(?:elegir"
    r"|escolher|choisir)\b",
    re.IGNORECASE,
)
"""What, earlier in a sentence, turns its choice round or makes it a thought only."""

_BRIEFLY = (
    r"\s(?:(?:pas|plus|te|le|la|lo|lhe|vous|t['’]|m['’]|y|en|me|se|nos|realmente|simplemente|simplesmente"
    r"|simplement|vraiment"
    r"|directamente|diretamente|directement|personalmente|pessoalmente|personnellement|honestamente"
    r"|éthiquement)\s?){0,3}"
)
"""The few words that may stand between not being able to and what is not done."""
_ES_NO = (
    r"\b(?:no (?:puedo|podr[ií]a|podr[eé]|debo|deber[ií]a|quiero|voy a|me es posible|es posible|me corresponde"
    r"|soy capaz de|estoy en condiciones de|estoy (?:autorizad|capacitad|preparad)[oa] (?:a|para))"
    r"|(?:me niego a|prefiero no|preferir[ií]a no|me abstengo de|debo abstenerme de|reh[uú]so))"
    + _BRIEFLY
    + r"(?:eleg|eli[gj]|escog|seleccion|respond|contest|decid|opin|ayud|recomend|aconsej|decantar|pronunci"
    r"|inclin|dar(?!se)"
    r"|ofrec|proporcion|tomar (?:partid|una|posici|ning)|juzg|particip|asist|cumpl)"
    r"|\bsiento no poder\b|\bno me siento (?:c[oó]mod|capaz)|\bno tengo (?:preferencias?|opini[oó]n|opiniones"
    r"|la capacidad)|\b(?:debo|tengo que) (?:declinar|rechazar)\W"
)
_PT_NO = (
    r"\b(?:n[aã]o (?:posso|poderia|poderei|consigo|devo|deveria|quero|vou|irei|me [eé] poss[ií]vel|[eé] poss[ií]vel"
    r"|cabe a mim|sou capaz de|estou em condi[cç][oõ]es de|estou (?:apt|autorizad|preparad)[oa] (?:a|para))"
    r"|(?:me recuso|recuso-me) a|prefiro n[aã]o|preferiria n[aã]o|me abstenho de|devo me abster de)"
    + _BRIEFLY
    + r"(?:escolh|respond|selecion|decid|ajud|opin|recomend|aconselh|dar(?!-se)|oferec|fornec|tomar (?:partid"
    r"|uma|posi|nenh)"
    r"|julg|particip|optar|posicion|cumpr)"
    r"|\bn[aã]o me sinto (?:[aà] vontade|confort|capaz)|\bn[aã]o tenho (?:prefer[eê]ncias?|opini[aã]o"
    r"|opini[oõ]es|a capacidade)|\b(?:devo|tenho que) (?:declinar"
    r"|recusar)\W"
)
_FR_NO = (
    r"\b(?:je (?:ne (?:peux|puis|pourrais|pourrai|veux|dois|devrais|vais|souhaite|saurais|suis pas en mesure de"
    r"|suis pas (?:capable de|autoris[eé]e? [aà]|habilit[eé]e? [aà]))|refuse de|pr[eé]f[eè]re ne"
    r"|pr[eé]f[eé]rerais ne|m['’]abstiens de)"
    r"|il (?:ne )?m['’]est (?:pas possible|impossible) de|impossible (?:pour moi )?de)"
    + _BRIEFLY
    + r"(?:choisi|r[eé]pond|s[eé]lectionn|d[eé]cid|tranch|aid|recommand|conseill|donn|fourni|prendre (?:parti"
    r"|posi|une)"
    r"|prononc|juge|particip|exprim|opter)"
    r"|\bje ne me sens pas (?:[aà] l['’]aise|capable|en droit)|\bje n['’]ai (?:pas|aucune) (?:de "
    r"|d['’])?(?:pr[eé]f[eé]rence|opinion|avis|la capacit[eé])"
    r"|\bje dois (?:refuser|d[eé]cliner)\W"
)
_AR_NO = (
    r"(?:لا (?:استطيع|يمكنني|اقدر|يسعني|اريد|ارغب في|يجوز لي|ينبغي لي)|لن (?:استطيع|يمكنني|اتمكن من|اقوم ب)"
    r"|لست (?:قادرا?ه? علي|مخولا?ه? ب)|غير قادره? علي|ليس (?:بامكاني|بوسعي|من صلاحياتي|من حقي)|لا يمكن لي|ارفض"
    r"|اعتذر عن(?: عدم)?"
    r"|امتنع عن|يتعذر علي|افضل عدم|افضل الا)\s?(?:ان\s|علي\s)?(?:ال)?"
    r"(?:اختار|اختيار|اجابه|اجيب|اجابتك|تحديد|احدد|رد|مساعد|اساعد|تقديم|اقدم|ابداء|اتخاذ|اتخذ|مشاركه|حكم|تفضيل"
    r"|ترجيح|ارجح|اقرر|بت|انحاز|انحياز)"
    r"|لن (?:اختار|اجيب|احدد)|(?:ليس|ليست|لا) (?:لدي|املك|امتلك) (?:اي )?(?:راي|اراء|تفضيل|تفضيلات|القدره)"
)
_HI_DO = r"(?:चुन|चयन कर|(?:उत्तर|जवाब|राय|सलाह|सुझाव) दे|(?:निर्णय|फैसला|पक्ष) (?:ले|कर)|(?:मदद|सहायता) कर|बता)"
_HI_NO = (
    rf"(?:नहीं|न)\s{_HI_DO}\s?(?:सकत|सकूं|पाऊं|पाउं|पा रह|पात|ना चाह)|{_HI_DO}\s(?:नहीं|न)\s(?:सकत|सकूं|पाऊं|पात)"
    rf"|{_HI_DO}ने\s(?:में|से|के लिए)\s(?:मैं )?(?:असमर्थ|सक्षम नहीं|तैयार नहीं|इनकार|इंकार|मना)"
    rf"|{_HI_DO}ना\s(?:मेरे लिए )?(?:संभव|उचित|ठीक|सही) नहीं|(?:निर्णय|फैसला|उत्तर|जवाब|राय|सलाह|मदद|सहायता"
    rf"|चयन) (?:नहीं|न) (?:ले|दे|कर)\s?(?:सकत|सकूं|पाऊं|पात)|मेरी कोई (?:व्यक्तिगत |निजी )?(?:राय|पसंद|प्राथमिकता)"
)
_JA_DO = (
    r"(?:選(?:ぶ|択する|択)|(?:お)?答え(?:る|する)?|回答(?:する)?|判断(?:する)?|決め(?:る)?|意見を(?:述べる|言う)"
    r"|助言(?:する)?|お手伝い(?:する)?)"
)
_JA_NO = (
    rf"{_JA_DO}(?:の|こと)?(?:は|が|も|を)?(?:私には)?(?:でき(?:ません|ない|かね)|出来(?:ません|ない)"
    r"|(?:いた|致)し(?:かね|ません)|しかね"
    r"|(?:差し)?控え|ご?遠慮|お断り|難しい|不可能)"
    r"|(?:答えられ|応じられ|選べ|決められ|判断でき|お答えでき|回答でき)(?:ません|ない)|(?:答え|応じ|選び|決め)かね"
    r"|(?:個人的な)?(?:意見|好み|見解)(?:は|を)(?:持って|持ち|あり)(?:い|ま)(?:ません|せん|ない)"
)
DECLINED = re.compile("|".join((_ES_NO, _PT_NO, _FR_NO, _AR_NO, _HI_NO, _JA_NO)), re.IGNORECASE)
"""A refusal to answer. A letter that comes after it is no choice."""
REGRETTED = re.compile(
    r"\A\W{0,8}(?:lo siento|lo lamento|disculp|perd[oó]n|lamento|me temo que|desculp|sinto muito|pardon|excusez"
    r"|como (?:una? )?(?:IA\b|inteligencia artificial|modelo de lenguaje|asistente|intelig[eê]ncia artificial"
    r"|modelo de linguagem)|(?:je suis )?(?:vraiment )?d[eé]sol|je regrette|en tant qu['’ ]"
    r"|عذرا|معذره|المعذره|اعتذر|اسف|انا اسف|يوسفني|بصفتي|كنموذج"
    r"|क्षमा|माफ|मुझे (?:खेद|माफ|क्षमा|अफसोस)|खेद|एक (?:AI|एआई|भाषा)"
    r"|申し訳|すみません|すいません|ごめん|恐れ入り|(?:私は)?(?:AI|人工知能|言語モデル))"
    r"|\A\W{0,8}(?:no puedo|n[aã]o posso|je ne peux pas|لا استطيع|لا يمكنني|できません|मैं नहीं)\W*\Z",
    re.IGNORECASE,
)
"""What is a refusal where no letter is chosen beside it."""
BOTH = re.compile(
    r"\A\W{0,8}(?:ambas|ambos|las dos|los dos|cualquiera|ninguna|ninguno|as duas"
    r"|os dois|qualquer uma?|nenhuma?"
    r"|les deux|aucune?|l['’]une? ou l['’]autre|n['’]importe|كلا|كلتا|كلاهما|كلتاهما|اي منهما|दोनों|कोई भी)(?!\w)"
    r"|\A\W{0,8}(?:tanto (?:la |el |a |o )?[AB‖]|(?:ni|nem|لا|neither) ‖)"
    r"|\A\W{0,8}(?:両方|どちらも|どちらでも|いずれも)"
    r"|\b(?:ambas|las dos|as duas|les deux) (?:opciones|op[cç][oõ]es|options|respuestas|respostas|r[eé]ponses)\b"
    r"|(?:كلا الخيارين|كلتا الاجابتين)|दोनों (?:विकल्प|उत्तर|ही)|(?:両方|どちら)(?:の選択肢)?も",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """A text in the one writing that the patterns know: full width and circled letters plain, vowel signs gone."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED)
