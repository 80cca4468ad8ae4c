// SPDX-License-Identifier: GPL-3.0-or-later
// Every number that ranking rests on, each with the measurement that chose it: nDCG@10 on the odd-numbered topics of
// cranfield, cacm, npl, obliqa-dev (every fifth) and the titles of policy alerts and of the Federal Register. The even
// ones are for reports.
#pragma once

#include <xapian.h>

namespace searcher::search::ranking {

// BM25 of a passage. b .5 -> .4: cacm .488 -> .506, Federal Register .958 -> .960, the others within .002. No floor to
// the length: short passages lose by Xapian's own (.5).
inline constexpr double k1 = 0.9;
inline constexpr double b = 0.4;

// A word in the title or a heading adds so much of its weight there. Title .15: policy alerts .990 -> .987; 1 instead
// of .3: cacm .475 -> .415, cranfield .381 -> .365.
inline constexpr double title = 0.3;
inline constexpr double heading = 0.3;

// What a title adds that is the question and nothing else, times how far it is (share of the question's words in the
// title, times share of the title's words in the question). 0 -> 5: policy alerts .981 -> .993, Federal Register .953
// -> .961; others unchanged.
inline constexpr double title_match = 8;

// Who types a title as it stands, word for word, wants nothing else: more than any citation in it. 0 -> 50: MRR@10 of
// policy alerts .990 -> 1, of the Federal Register .952 -> .983 (most of the rest are notices of the same title).
inline constexpr double title_itself = 50;

// The same for the passage's own heading: an FAQ whose question is asked. 0 -> 4: sample questions in the first place
// 65 -> 67, in the top three 82 -> 85; odd topics unchanged. Of the office questions 2 answers one less, 6 as many.
inline constexpr double heading_match = 4;

// Not here, because it did not help: BM25 of the whole document added to its best passage's. With the weights above,
// .1 of it moves every set by less than .002, .3 costs obliqa-dev .02. Nor a list of words that ask ("mean", "please",
// "significa") beyond the stop words: one first place of the sample questions fewer, odd topics within .0001.

// How close together the words stand; .5 to 2 are within .003 of each other.
inline constexpr double proximity = 1;

// A document that is the cited thing itself comes before what contains it (the section of a subdivision), that before
// any passage that cites it; then passages by what they cite: exactly that, a part of it, what contains it, nearest
// first. Each is more than twice the next, so that a bare heading, which counts half, keeps its rank. Citation look-up,
// success@1 .996. All of them doubled beside 20, 10, 3, so that a word cannot outdo a citation: sample questions in the
// top three over the office corpus 75 -> 77.
inline constexpr double self = 40;
inline constexpr double containing = 18;
inline constexpr double citing = 8;
inline constexpr double citing_part = 3.5;
inline constexpr double citing_whole = 1.5;

// What a passage keeps of its score that is little more than headings, boilerplate or an enumeration. Enumerations
// (text with fewer than 15 function words in 100) at half: one office question more is answered, none less; a ramp from
// 10 to 30 in 100 loses three of the sample questions from the top three.
inline constexpr double of_bare = 0.5;
inline constexpr unsigned least_bytes = 100;

// Another reading of some words: all of its words in a passage weigh so much of what they weigh when typed, a
// translation among passages of the other language as much; a provision that a name stands for so much to the provision
// itself, and less to what cites it. Odd topics: macro .7031 without, .7032 with .5; .3 and .7 are lower by .0005 and
// .001. First places of the sample questions: 61 without, 65 with .5 and 2, 64 with .3 or 1. Office questions answered
// in the first three passages, of 59: 49 with 4 for the provision itself, 50 with 8, 49 with 12. A name whose words
// weigh less than those it stands for (.7 or .5 of them) answers no more.
inline constexpr double equivalent = 0.5;
inline constexpr double translation = 1;
inline constexpr double provision = 8;
inline constexpr double provision_cited = 2;

// What clients say is seldom a word of the passage that answers: the reading weighs as if typed. .5 -> 1: of thirty
// fresh questions of English-speaking clients 9 -> 13 are answered in the first three passages, of the office
// questions as many, of fifteen by attorneys one less. cacm, npl, cranfield, citations and titles are with all
// equivalents within .002 of what they are without, no difference significant.
inline constexpr double lay = 1;

// A form's title beside its number as typed. .5 puts passages that repeat the title before the form itself.
inline constexpr double title_of_form = 0.1;

// So many documents, by their best passages, are ranked again by all but the first three. What their values tell comes
// first; records are read only of those that can still come to the page: about a fifth. On the office corpus ranking
// takes 8 times the processor time of a bare OR of the same stems at the median (2.0 ms against 0.23; 4.5 times on
// 100,000 passages). Before readings were as many as they are it was 7 times, of which 0.8 times for 100 results
// instead of 10, 1.6 for titles and headings, 0.5 for readings and the other language, 1 for one passage a document,
// the rest for reading and ranking them again.
inline constexpr Xapian::doccount candidates = 100;

}  // namespace searcher::search::ranking
