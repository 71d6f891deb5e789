// Words that tell a title from a sentence, a greeting or a sponsor's line: lists, in small letters.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Sentences of a summary begin with these, or speak of them in the middle. */
export const PRONOUNS = set(`
  i i'm i've i'd i'll we we're we've you you'll you're it it's they they're they've he she this that these those
  there there's here here's their our your my its them us me everything nothing something someone one's let's
`);

/** Of these, the ones that titles have as well when they stand in the middle: “Agents That Plan”. */
export const RELATIVE = set('that this these those there here what everything nothing something');

/** Words that join a sentence to the one before it. */
export const CONNECTIVES = set(`
  however but and so also first second third finally then thus overall basically instead while if when because since
  although though hence therefore moreover furthermore additionally similarly surprisingly interestingly importantly
  notably specifically concretely unfortunately fortunately apparently essentially lastly next another plus or yet
  still again after before once given based compared unlike despite rather more most mostly even especially to by at
  during e.g i.e etc maybe perhaps seems works feels looks makes turns nice cool interesting great part sort kind
`);

/** Titles begin with these as well as sentences do. */
export const QUESTION_WORDS = set(
  'how what why when which who where is are can do does should will was were could would has have did',
);

/** Verbs that make a sentence of words; headlines of papers have few. */
export const FINITE = set(`
  is are was were be been has have had does do did can can't cannot could will would should may might must isn't
  aren't don't doesn't didn't won't wouldn't couldn't haven't hasn't wasn't weren't seems seem gets get got shows show
  makes make finds find found uses lets let helps think feel want know see propose proposes introduce introduces present
  presents train trained report reports achieves achieve improves claims claim argue argues suggests suggest works work
  wrote built build released releases appears says said takes gives goes
`);

/** A summary in the style of a list begins with these, with or without a capital. */
export const SUMMARY_VERBS = set(`
  introduces proposes presents shows adds describes explores investigates studies demonstrates develops reports uses
  provides releases applies combines achieves trains finds analyzes analyses evaluates compares surveys discusses aims
  claims reveals extends improves enables leverages builds designs suggests examines
`);

/** Short words that keep a small letter in a title. */
export const FUNCTION_WORDS = set(`
  a an the and or but nor for of in on to from by with without at as via per vs versus into onto over under than that
  is are be its it their your our through between across beyond during towards toward using not no up out off about
  against within upon after before while when if can do does you we i they all more
`);

/** No title and no sentence ends in these. */
export const DANGLING = set(`
  a an the and or but nor for of on to from by with without at as via than that is are be its their your our between
  like using when where which because since into onto if per these this etc
`);

/** What papers of this field are about. */
export const FIELD = set(`
  model models learning network networks transformer transformers language training attention neural deep efficient
  inference diffusion vision data reasoning generation pretraining pre-training large scaling optimization benchmark
  survey agents agent retrieval llm llms prompting distillation quantization pruning sparse representation gradient
  reinforcement feedback alignment multimodal generative adversarial robust robustness federated graph graphs image
  images video speech text code memory context parameter low-rank fine-tuning finetuning self-supervised contrastive
  knowledge search decoding latent embedding embeddings detection planning scalable recognition foundation analysis
  test-time retrieval-augmented memorization self-attention uncertainty masked autoencoder autoencoders compression
  mixture-of-experts unified automatic zero-shot few-shot bayesian supervised unsupervised semi-supervised segmentation
  estimation prediction classification convolutional recurrent autoregressive tokens policy exploration causal
  variational calibration privacy augmentation regularization normalization initialization convergence generalization
  stochastic evaluation synthetic semantic multi-agent long-context in-context chain-of-thought adaptation domain
  out-of-distribution summarization translation speculative rendering hallucination interactive universal emergent
  online convolution convolutions hierarchical dynamic adaptive asynchronous decentralized distributed compositional
  interpretability explainable dataset datasets limits recovery clustering kernel kernels equivariant implicit
`);

/** Titles like to begin with these. */
export const OPENERS = set(`
  towards toward on rethinking revisiting beyond understanding learning training improving scaling exploring measuring
  evaluating a an the is are can do does how what when why from
`);

/** What stands before the colon of a line that is no title. */
export const LABELS = set(`
  link links paper pdf code arxiv authors author github project website source sources data dataset demo model models
  weights video blog slides note notes update edit tl;dr tldr doi venue tags abstract figure table fig image caption
  repo repository page url via published date topics affiliation affiliations institution tweet thread speculative
`);

/** Headings that stand over several papers, or over none. */
export const SECTIONS = set(`
  research papers paper news vision language nlp tools tooling systems theory audio speech robotics datasets dataset
  benchmarks highlights highlight other others misc miscellaneous efficiency training inference safety alignment agents
  multimodal applications optimization surveys survey quick hits jobs community events articles tutorials resources
  links reading top weekly picks featured notable more hardware software industry policy models data
  architecture architectures interpretability reinforcement learning generative computer natural processing and & in
  the of this week's week large deep brief
`);
