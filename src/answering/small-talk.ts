// What is said to a bot and asks for no paper: greetings, thanks, "what can you do".

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** A message is small talk when each of its words is one of these or a filler, and at least one is of these. */
const kinds = [
  {
    words: set('thanks thank thx ty tysm thankyou cheers appreciated appreciate merci danke gracias tnx'),
    reply: 'You are welcome. Ask me about another paper whenever you like.',
  },
  {
    words: set('hi hello hey heya hiya yo howdy greetings sup morning evening afternoon gm hallo hola'),
    reply: 'Hi! I answer from an archive of paper summaries. Ask me about a method, a result or a problem.',
  },
  {
    words: set('bye goodbye cya goodnight gn farewell later'),
    reply: 'Bye! The archive will be here.',
  },
  {
    words: set(
      'lol lmao haha hahaha rofl ok okay okey k kk cool nice great awesome amazing perfect wow yes yep yeah yup no nope nah hmm hm oh ah alright sure understood gotcha test testing ping same sorry neat sweet brilliant wonderful',
    ),
    reply: 'I only know the papers in my archive. Ask me about one of them.',
  },
] as const;

const fillers = set(
  `a again all and are at awesome bot buddy day dude everybody everyone folks for friend good got great guys
  have having helped helpful helping i im is it its job just lot love man mate me much my nice night of oh one
  paperboy pal really see so that that's thats the there this to today u ur very was well what's whats up with
  work you youre your best helpful answer answers how doing going you're`,
);

const help =
  'I answer questions from an archive of paper summaries, and show what stands there: I never make a sentence up. ' +
  'Ask about a method ("how does FlashAttention work"), a fact, a problem you have, or a date ("MoE papers in 2022"). ' +
  'Follow-ups such as "any downsides?" or "another one" work too.';

const bot = '(?:you|u|paperboy|(?:this|the) (?:bot|thing|app))';
const helpQuestions = [
  '(?:please )?help(?: me)?(?: please)?|commands|usage|manual|instructions',
  "(?:what|who) (?:are|r) (?:you|u)|what(?:'?s| is) (?:paperboy|your name|this (?:bot|app))",
  `(?:what|which things|how much) (?:can|could|do|does|should) (?:i|we|${bot}) (?:do|ask|know|cover|offer|help(?: me| us)?(?: with)?)(?: (?:you|u|about|here|with (?:you|this)|for me))*`,
  `how (?:do|does|can|should) ${bot} work`,
  `how (?:do|can|should|to) (?:i |we )?(?:use|ask|work with|search)(?: ${bot})?(?: here)?`,
  '(?:what|which) (?:kind of )?(?:questions|commands)(?: (?:can|could|do|should) (?:i|we|you))?(?: (?:ask|use|know|answer|have|understand))?(?: you)?',
  'are (?:you|u) (?:a |an )?(?:bot|human|ai|real|llm|chatgpt)',
];
const asksForHelp = new RegExp(`^(?:(?:hi|hey|hello|so|ok) )*(?:${helpQuestions.join('|')})$`);

/**
 * A fitting reply to small talk, or null where a message asks for something.
 * @param message as it was typed
 */
export function replyToSmallTalk(message: string): string | null {
  const said = message
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (said === '' || said.length > 120) return null;
  if (asksForHelp.test(said)) return help;
  const wellBeing = /^(?:(?:hi|hey|hello) )?how (?:are|r) (?:you|u|ya)\b.{0,20}$/;
  if (wellBeing.test(said)) return kinds[1].reply;
  // "Is it great?" asks something.
  if (/\?\s*$/.test(message)) return null;
  const words = said.split(' ');
  for (const { words: own, reply } of kinds) {
    if (words.some((word) => own.has(word)) && words.every((word) => anyKind(word))) return reply;
  }
  return null;
}

function anyKind(word: string): boolean {
  return fillers.has(word) || kinds.some(({ words }) => words.has(word));
}
