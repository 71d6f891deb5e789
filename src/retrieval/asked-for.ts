// What kind of thing a question asks for, and how a sentence looks that has it: words apart from what it is about.

interface Kind {
  /** How questions ask for it. */
  readonly asks: RegExp;
  /** What stands in sentences that say it. */
  readonly shows: RegExp;
}

const words = (list: string) => new RegExp(`\\b(?:${list.trim().replace(/\s+/g, '|')})\\b`, 'i');

const figure: Kind = {
  asks: /\b(?:how (?:many|much|big|large|small|long|fast|often|far|high|low|few|slow|deep|expensive|good|bad)|(?:what|which) (?:sizes?|percent\w*|fraction|share|rate|factor|score|year|rank|layers?|steps?|utili[sz]ation|accuracy)|numbers?|percent\w*|speed-?ups?|faster|slower|costs?|gains?|accuracy|overhead|hardware|gpus?|chips?|clusters?|machines?)\b/i,
  shows: /\p{N}/u,
};

const name: Kind = {
  asks: /\b(?:who|whose|who's|called|named?|behind|compared? (?:it |them )?(?:to|with|against)|hardware|gpus?|chips?|clusters?|(?:which|what)(?: other| kind of| kinda| type of)? (?:datasets?|data|benchmarks?|models?|nets?|networks?|architectures?|librar\w+|libs?|frameworks?|compan\w+|labs?|teams?|universit\w+|conferences?|venues?|tools?|software|devices?|methods?|baselines?|parts?|ones?|tasks?|languages?))\b/i,
  // A capital or a figure inside a sentence: "ImageNet", "V100", "Tutel".
  shows: /(?<=[\p{L}\p{N},;:] [("“]?)(?:\p{Lu}[\p{L}\p{N}-]+|\p{L}+\p{N}+)/u,
};

const drawback: Kind = {
  asks: words(
    'downsides? drawbacks? limitations? caveats? cons disadvantages? weakness(?:es)? shortcomings? gotchas? catch problems? fails? bad worse hurts? risks?',
  ),
  shows: words(
    `however although though but unfortunately despite drawbacks? downsides? limitations? caveats? disadvantages? worse
    slower fails? overhead costs? expensive extra unclear doubts? skeptical not no never only cannot lacks? loses? loss
    hurts? ignores? omits? disregards? problems?`,
  ),
};

const reason: Kind = {
  asks: /\b(?:why|how come|reasons?|what makes|explain)\b/i,
  shows: words(
    'because since thanks due reasons? owing explains? explanation causes? caused lets? allows? enables? possible therefore hence',
  ),
};

const comparison: Kind = {
  asks: words('compar\\w+ versus vs than others? better beats? baselines? rivals? alternatives?'),
  shows: words(
    'than versus vs beats? outperforms? baselines? compared against rivals? alternatives? others? contrast',
  ),
};

const opinion: Kind = {
  asks: words('opinions? authors? thinks? thoughts? worth verdict likes? he she believes?'),
  shows: words("authors? author's view opinion"),
};

const code: Kind = {
  asks: words('code github repos? repository open-?sourced? implementations? implement released?'),
  shows: words(
    'code kernels? github repos? repository open-?sourced? implementations? implement\\w* released?',
  ),
};

const kinds: readonly Kind[] = [figure, name, drawback, reason, comparison, opinion, code];

/** How many of the kinds of thing that a question asks for a sentence has. */
export function askedFor(question: string): (sentence: string) => number {
  const asked = kinds.filter(({ asks }) => asks.test(question));
  return (sentence) => asked.filter(({ shows }) => shows.test(sentence)).length;
}
