// What stands around papers in newsletters: greetings, sponsors, sections, goodbyes, in our own words.

export const SPONSORS: readonly string[] = [
  'This newsletter made possible by Example Corp.',
  'This newsletter brought to you by Some Cloud.',
  'Sponsored by Acme Compute: rent a machine by the minute.',
  'Thanks to our sponsor, who keeps this free for everyone. They are hiring engineers; reply to this mail if you know one.',
  'Together with Widget Labs',
  'This issue is supported by readers like you.',
  'Presented by the Small Data Company',
];

export const GREETINGS: readonly (readonly string[])[] = [
  ['Hi everyone,', 'It was a busy week, with more than 400 papers that I skimmed so that you need not.'],
  ['Welcome back! Lots of small models this time, and two surveys.'],
  ['Hello friends,', 'A short issue today.', 'As always, stars mark what I would read first.'],
  ['In this issue: sparse models, better data, and what a benchmark hides.'],
  ['This week we look at eleven papers about training on less data.'],
  ['Happy Sunday!', 'Here are the papers that I liked best.'],
  ['Subscribe', 'Share', 'Good morning. I was at a conference, so this one is late.'],
  ['A few words before we start. I moved the archive to a new home, and old addresses still work.'],
  ['Read online', 'Issue #42', 'Here is what happened this week.'],
  ['Submissions were down a bit because of the holidays, but there is still plenty to talk about.'],
  ['Dear reader, this is a long one.', 'Skip to what you like.'],
  ['Papers for 14 March 2031'],
  ['The Paper Letter', 'March 9, 2031', 'It was a slow week.'],
  ['Reading group of 3 November 2031', 'We met online. Minutes are below.'],
  [
    'Small Models Weekly — Issue 12 — 2031-04-06',
    'Every Sunday we pick papers and say what we think of them.',
  ],
  ['Digest - June 22, 2031'],
  ['Summer means fewer papers.', 'But the ones we got are good.', 'Let’s go:'],
];

export const CLOSINGS: readonly (readonly string[])[] = [
  ['Thanks for reading! Subscribe for free to get every issue by mail.'],
  ['That’s all for this week.', 'See you next Sunday!'],
  ['Thanks for reading', 'Share this post', 'Leave a comment'],
  ['If you liked this issue, forward it to a friend.'],
  ['Until next time!'],
  ['Subscribe', 'You are receiving this because you signed up.', 'Unsubscribe'],
  ['Happy reading, and have a good week.'],
  ['Thank you for reading. Replies to this mail reach me.'],
  ['About the author', 'I train models for a living and write about papers on Sundays.'],
  ['Previous issues', 'Refer a friend'],
];

export const SECTION_NAMES: readonly string[] = [
  'Research',
  'Vision',
  'Language',
  'Systems',
  'Efficiency',
  'Theory',
  'Papers',
  'Quick Hits',
  'Other Papers',
  'Reinforcement Learning',
  'Tools & Datasets',
  'Speech and Audio',
  'Highlights',
  'Training',
  'Multimodal',
  'News',
  'Safety and Alignment',
  'Language Models',
  'Computer Vision',
  'Agents',
  'Robotics',
  'Hardware',
];

export const PEOPLE: readonly string[] = [
  'A. Example, B. Sample and C. Placeholder',
  'Alpha Beta, Gamma Delta',
  'First Author, Second Author, Third Author',
  'Example University, Sample Institute',
  'A. Nonymous et al.',
  'One Lab and Another Lab',
  'A. Example*, B. Sample*, C. Placeholder (Example University)',
  'Example, Sample, Placeholder, 2031',
  'Researchers from Example University and Widget Labs',
];

/** What stands before people, where something does. */
export const PEOPLE_LABELS: readonly string[] = [
  'Authors: ',
  'By ',
  'Authors — ',
  'Author(s): ',
  'By: ',
  'Institution: ',
];

/** Lines about a paper that say nothing of what is in it. */
export const META: readonly string[] = [
  'Venue: A Conference 2031',
  'Published: May 4, 2031',
  'Submitted on 4 May 2031',
  'Topics: efficiency, language',
  '[paper] [code]',
  'paper / code / thread',
  'Paper | Project Page | Demo',
  '📄 Paper',
  'Abstract, PDF',
  'GitHub',
  'TL;DR: fewer weights, same accuracy.',
  'Read time: 4 min',
  'cs.LG',
];
