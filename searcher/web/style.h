// SPDX-License-Identifier: GPL-3.0-or-later
// The page's stylesheet and icon, inside the program. Light and dark, narrow and wide, screen and paper.
// Colours stand in the two :root blocks alone; every pair that text is set in has a contrast of 4.5:1 at least.
#pragma once

#include <string_view>

namespace searcher::web {

inline constexpr std::string_view style = R"(:root {
  --ink: #1c2127; --faint: #545e6a; --page: #ffffff; --soft: #f3f5f8; --line: #d3d9e0; --edge: #76808c;
  --link: #0a4f9c; --visited: #5b3794; --mark: #ffe38a; --mark-ink: #1c2127; --warn: #8f3600; --warn-soft: #fff4ea;
  --button: #0a4f9c; --button-ink: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e4e8ec; --faint: #a6b0bb; --page: #14181d; --soft: #1d232a; --line: #343c46; --edge: #7d8895;
    --link: #8fbcf7; --visited: #c3a8f0; --mark: #665200; --mark-ink: #fff6d8; --warn: #ffb780; --warn-soft: #2b1f14;
    --button: #8fbcf7; --button-ink: #0d1620;
  }
}
* { box-sizing: border-box }
html {
  font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  color: var(--ink); background: var(--page); color-scheme: light dark; scroll-padding-top: 1rem;
}
body { margin: 0 auto; max-width: 70rem; padding: 0 1rem 2rem; overflow-wrap: anywhere }
main:focus { outline: none }
p { margin: .5rem 0 }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .15rem }
small { font-size: .85em; color: var(--faint) }
code { font: .92em ui-monospace, "Liberation Mono", monospace; background: var(--soft); padding: .1em .3em; border-radius: .25rem }
mark { background: var(--mark); color: var(--mark-ink); padding: 0 .08em; border-radius: .15rem }
h1 { font-size: 1.65rem; line-height: 1.25; margin: 1.2rem 0 .5rem; text-wrap: balance }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 1.2rem 0 .4rem }
h3, h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .3rem }
.skip { position: absolute; left: -99rem }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; background: var(--page); padding: .5rem .8rem }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }

.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; border-bottom: 1px solid var(--line) }
.top a, .top .brand { display: inline-block; padding: .75rem 0 }
.top nav { display: flex; flex-wrap: wrap; gap: 0 1.2rem }
.top nav a[hreflang] { color: var(--faint) }
.top nav form { margin: 0; align-self: center }
.top nav button { padding: .1rem .6rem; min-height: 2rem; font-weight: 400; background: none; color: var(--faint); border-color: var(--line) }
.brand { color: var(--ink); font-weight: 650; text-decoration: none; letter-spacing: -.01em }
footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--line) }
.state { font-size: .9rem; color: var(--faint) }
.state a { color: inherit }

form { margin: 1.1rem 0 .6rem }
.box { display: flex; flex-wrap: wrap; gap: .5rem }
.box label { flex: 0 0 100%; color: var(--faint); font-size: .9rem }
input, select, button {
  font: inherit; color: inherit; background: var(--page); border: 1px solid var(--edge); border-radius: .4rem;
  padding: .5rem .7rem; min-height: 2.6rem; max-width: 100%;
}
.box input { flex: 1 1 9rem; min-width: 0; font-size: 1.1rem }
button { background: var(--button); color: var(--button-ink); border-color: var(--button); padding: .5rem 1.3rem; font-weight: 600; cursor: pointer }
summary { cursor: pointer; padding: .3rem 0; color: var(--faint); font-size: .9rem; width: fit-content }
.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .6rem; padding: .2rem 0 .5rem; max-width: 56rem }
.filters label { display: flex; flex-direction: column; gap: .15rem; font-size: .85rem; color: var(--faint) }
.filters input, .filters select { width: 100%; margin-top: auto; font-size: 1rem; color: var(--ink); padding: .3rem .5rem; min-height: 2.3rem }
.filters input[type=date] { padding-inline: .3rem }
::placeholder { color: var(--faint); opacity: 1 }

.start { max-width: 46rem; margin: 0 auto; padding-top: clamp(.5rem, 6vh, 4rem) }
.examples { margin-top: 2rem; border-top: 1px solid var(--line) }
.examples dl > div { padding: .35rem 0 }
.examples dt { font: .95rem ui-monospace, "Liberation Mono", monospace }
.examples dd { margin: .1rem 0 0; color: var(--faint); font-size: .9rem }

.summary { border-bottom: 1px solid var(--line); padding-bottom: .3rem; margin-bottom: .7rem }
.summary p { margin: .2rem 0 }
.count, .echo { color: var(--faint) }
.count strong { color: var(--ink) }
.echo code { color: var(--ink) }
.mode { border: 1px solid var(--edge); border-radius: 1rem; padding: .05rem .6rem; font-size: .85rem }
.note, .facts, .file, .place, .sort, .more { font-size: .9rem; color: var(--faint) }
.suggestions ul, .facets ul, aside ul { list-style: none; margin: 0; padding: 0 }
.suggestions { border-left: 3px solid var(--line); padding-left: .9rem; margin: .8rem 0; font-size: .92rem }
.suggestions h2 { font-size: .92rem; margin: 0; color: var(--faint) }
.suggestions li { padding: .15rem 0 }
.nothing { max-width: 46rem }
.nothing > ul { padding-left: 1.2rem }
.results { display: grid; gap: 1rem 3rem }
.more a, .state a, .sort a, .remedy a, .from a, .suggestions a, .nothing a, .error a, .reasons li { display: inline-block; padding: .1rem 0; min-height: 1.5rem }
.sort { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .7rem }
.besides { display: flex; gap: 0 .9rem; margin-left: auto }
.hits { margin: 0; padding: 0; list-style: none; counter-reset: none }
.hit { padding: .3rem 0 1rem; border-bottom: 1px solid var(--line) }
.hit:last-child { border-bottom: 0 }
.hit h2 { margin: .7rem 0 .1rem; text-wrap: balance }
.hit h2 a:visited { color: var(--visited) }
.hit > p { margin: .1rem 0 }
.facts { color: var(--ink); display: flex; flex-wrap: wrap; gap: 0 .45rem }
.facts > span:not(:last-child)::after { content: "·"; color: var(--faint); margin-left: .45rem }
.facts .status { color: var(--faint) }
.passages { list-style: none; margin: .5rem 0 0; padding: 0 }
.passages li { margin: .7rem 0 0; padding-left: .9rem; border-left: 3px solid var(--line) }
.place { margin: 0 }
.place a { font-weight: 600 }
.path { display: block }
.lead-in { margin: .2rem 0 0; color: var(--faint) }
.why { font-size: .85rem; color: var(--faint); margin: .2rem 0 0 }
.actions { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: .1rem 0 0; font-size: .85rem }
.actions a { padding: .2rem 0; min-height: 1.6rem }
.context { color: var(--faint); font-family: Charter, Georgia, "Liberation Serif", serif; margin: .3rem 0 }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: .4rem 0; padding: 0 }
.chips a { display: inline-block; border: 1px solid var(--edge); border-radius: 1rem; padding: .1rem .7rem; text-decoration: none; color: var(--ink); min-height: 1.7rem }
.chips a:hover { background: var(--soft) }
.expansions > span { display: block; font-size: .9rem; color: var(--faint); margin-top: .3rem }
.expansions .chips { margin: .2rem 0 .4rem }
.chips code { background: none; padding: 0 }
.counts { font-size: .9rem }
.counts ul { margin: .1rem 0 .5rem; padding-left: 1.2rem; columns: 16rem }
.gap { display: block; height: .45rem }
blockquote { margin: .25rem 0 0; font-family: Charter, Georgia, "Liberation Serif", serif; font-size: 1.06rem }
.note s { text-decoration-thickness: 1px }
.warning { color: var(--warn); background: var(--warn-soft); border-left: 3px solid var(--warn); padding: .3rem .7rem; font-size: .92rem }
.error { border: 2px solid var(--warn); border-radius: .5rem; padding: .2rem 1.1rem .5rem; margin: 1.2rem 0; max-width: 46rem }
.error h1 { font-size: 1.25rem; margin-top: .8rem }
.query { white-space: pre-wrap; font-size: 1rem }
.query mark { outline: 2px solid var(--warn) }
aside { font-size: .9rem }
aside h2 { font-size: 1rem; margin: .4rem 0 0 }
aside h3 { font-size: .85rem; color: var(--faint); margin: 1rem 0 .2rem; font-weight: 600 }
.facet a { display: flex; align-items: center; gap: .5rem; padding: .12rem 0; min-height: 1.6rem; text-decoration: none }
.facet a:hover span { text-decoration: underline }
.facet a > span { flex: 1; min-width: 0 }
.facet.year a > span { flex: 0 0 2.6rem; font-variant-numeric: tabular-nums }
.facet small { font-variant-numeric: tabular-nums; text-align: right; min-width: 1.6rem }
.facet .bar { flex: 1; height: .55rem; min-width: 0 }
.bar rect { fill: var(--edge); opacity: .55 }
.facet a:hover .bar rect, .brushed .bar rect { opacity: 1 }
.brushed .bar rect { fill: var(--link) }
.years { display: flex; flex-wrap: wrap; gap: .4rem; align-items: end; margin: .5rem 0 0 }
.years label { display: flex; flex-direction: column; color: var(--faint); font-size: .85rem }
.years input { width: 3.7rem; padding: .2rem .4rem; min-height: 2rem }
.years button { padding: .2rem .6rem; min-height: 2rem; background: none; color: var(--link); border-color: var(--edge); font-weight: 400 }
.exports { border-top: 1px solid var(--line); margin-top: 1.2rem }
.exports ul { display: flex; gap: 1.1rem }
.facets li { padding: .1rem 0; min-height: 1.6rem }
.paging { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; align-items: baseline; padding: 1rem 0 }
.paging a { padding: .3rem 0 }
.paging span { color: var(--faint); font-size: .9rem }

.metadata, .numbers { margin: .6rem 0 }
.metadata > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .25rem 0; border-bottom: 1px solid var(--line) }
.metadata dt { flex: 0 0 6.5rem; color: var(--faint); font-size: .9rem }
.metadata dd { flex: 1 1 12rem; margin: 0 }
.outline ul { list-style: none; padding: 0; margin: .2rem 0 1rem }
.outline li { padding: .15rem 0 }
.level2 { margin-left: 1rem } .level3 { margin-left: 2rem } .level4, .level5, .level6 { margin-left: 3rem }
.original { display: flex; flex-wrap: wrap; gap: 0 1.4rem }
.original a { padding: .2rem 0 }
.guide { font-size: .92rem }
.beside iframe { width: 100%; height: 70vh; border: 1px solid var(--edge) }
.changes { white-space: pre-line; max-width: 46rem; line-height: 1.6 }
.changes del { text-decoration: line-through; color: var(--warn) }
.changes ins { text-decoration: underline; background: var(--mark); color: var(--mark-ink) }
.cut { color: var(--faint) }
.cited { border-top: 1px solid var(--line); margin-top: 2rem }
.within { margin: 1rem 0 .4rem }
.within label { color: var(--faint); font-size: .9rem }
.within div { display: flex; gap: .4rem }
.within input { flex: 1; min-width: 0; min-height: 2.2rem; padding: .25rem .5rem }
.within button { min-height: 2.2rem; padding: .25rem .8rem; background: none; color: var(--link); border-color: var(--edge); font-weight: 400 }
.jumps { border-left: 3px solid var(--link); padding: 0 0 0 .8rem; margin: .6rem 0 1rem }
.jumps ul { display: flex; flex-wrap: wrap; gap: .1rem 1rem; list-style: none; margin: .2rem 0; padding: 0 }
.jumps li { padding: .1rem 0; min-height: 1.6rem }
.citation { color: inherit; text-decoration: underline dotted from-font; text-underline-offset: .2em }
.citation:hover, .citation:focus { color: var(--link); text-decoration-style: solid }
article { margin-top: 1.2rem }
.passage { content-visibility: auto; contain-intrinsic-size: auto 12rem; scroll-margin-top: 1rem; padding-left: .8rem; border-left: 3px solid transparent }
.passage.found { border-left-color: var(--link) }
.passage .warning { grid-column: 2 }
.passage:target { background: var(--soft); border-left-color: var(--link) }
.pin { font-size: .82rem; padding-top: .7rem }
.pin > a:first-child { color: var(--faint) }
.pin a { display: inline-block; padding: .1rem 0; min-height: 1.5rem }
.pin .jump, .pin .quote { margin-left: .8rem; white-space: nowrap }
.text { font-family: Charter, Georgia, "Liberation Serif", serif; font-size: 1.08rem; line-height: 1.6; max-width: 42rem; min-width: 0 }
.text p { margin: .5rem 0 }
.text .item { padding-left: 1.4rem }
.text .row { font-size: .98rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem }
.text .footnote { font-size: .95rem; padding-left: 1.4rem; color: var(--faint) }
.text .page { font: .78rem system-ui, "Liberation Sans", sans-serif; border: 1px solid var(--edge); border-radius: .3rem; padding: .1rem .4rem; color: var(--faint); white-space: nowrap }

.numbers { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem }
.numbers div { display: flex; flex-direction: column-reverse }
.numbers dt { color: var(--faint); font-size: .9rem }
.numbers dd { margin: 0; font-size: 1.6rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums }
.facets { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: 0 2rem }
.reasons { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; list-style: none; padding: 0; margin: .3rem 0 .6rem }
.problems { list-style: none; padding: 0; margin: 0 }
.problems li { border-top: 1px solid var(--line); padding: .5rem 0 }
.problems p { margin: .1rem 0 }
.quoted { border-left: 3px solid var(--link); padding: .1rem 0 .1rem 1rem; max-width: 46rem; font-size: 1.12rem; line-height: 1.6 }
.checked { border-left: 3px solid var(--edge); padding: .3rem .7rem; background: var(--soft); font-size: .92rem }
.status { color: var(--faint); font-size: .9rem }
.copy { display: grid; grid-template-columns: 1fr auto; gap: .3rem .7rem; align-items: end; max-width: 46rem; margin: 1.3rem 0 0 }
.copy label { font-weight: 600; font-size: .92rem }
.copy textarea { grid-column: 1 / -1 }
textarea { field-sizing: content; font: .95rem/1.45 ui-monospace, "Liberation Mono", monospace; color: inherit; background: var(--soft); border: 1px solid var(--edge); border-radius: .4rem; padding: .5rem .7rem; width: 100%; resize: vertical }
.copying { padding: .2rem .9rem; min-height: 2.1rem }
.copying.done::after { content: " ✓" }
[hidden] { display: none !important }
.copying[hidden] { display: inline-block !important; visibility: hidden }
.keys dl > div { display: flex; gap: 1rem; padding: .2rem 0 }
.keys dd { margin: 0 }
kbd { font: .95rem ui-monospace, "Liberation Mono", monospace; border: 1px solid var(--edge); border-bottom-width: 2px; border-radius: .3rem; padding: .05rem .5rem; display: inline-block; min-width: 1.9rem; text-align: center }
.name { font-weight: 600 }
#folders ul { margin: .1rem 0 .5rem; padding-left: 1.5rem }
.remedy { color: var(--faint) }

@media (min-width: 56rem) {
  .results { grid-template-columns: minmax(0, 1fr) 14rem }
  .sort .to-narrow { display: none }
  .passage { display: grid; grid-template-columns: 8.6rem minmax(0, 1fr); gap: 0 1.2rem }
  .pin a { display: block }
  .pin .jump, .pin .quote { margin: 0 }
  .reading { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 0 2rem }
  body:has(.beside) { max-width: none }
  .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) }
  .beside iframe { grid-column: 2; grid-row: 1 / span 2; position: sticky; top: .5rem; height: calc(100vh - 1rem) }
  .beside article { grid-column: 1; grid-row: 2 }
  .guide { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-right: .5rem }
  .problems li { display: grid; grid-template-columns: 24rem minmax(0, 1fr); gap: 0 2rem }
}
@media (max-width: 30rem) {
  h1 { font-size: 1.3rem }
  .top { padding: .4rem 0 }
  .start { padding-top: 0 }
  .besides { flex-basis: 100% }
  .box button { padding: .5rem .9rem }
  .top a { padding: .25rem 0 }
  .top nav { gap: 0 .8rem }
  .results, .facts, .place { font-size: .95rem }
}
.printed { display: none }
@media print {
  .printed { display: block }
  .top, form, .paging, .skip, aside, .jumps, .sort, .jump, .outline, .original, .actions, .quote, .guide, .why, .copying, .counts, .more { display: none }
  html { color: #000; background: #fff; font-size: 10.5pt }
  body { max-width: none; padding: 0 }
  a { color: inherit; text-decoration: none }
  mark { background: none; color: inherit; font-weight: bold }
  .hit, .passages li { break-inside: avoid }
  .passage { display: block; content-visibility: visible }
  .reading { display: block }
  iframe, .cited { display: none }
  h1, h2, h3, .place, .pin { break-after: avoid }
}
@media (prefers-contrast: more) { :root { --faint: var(--ink); --line: var(--edge) } }
@media (forced-colors: active) { mark { background: Mark; color: MarkText } }
)";

inline constexpr std::string_view icon_picture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>g{stroke:#0a4f9c}@media(prefers-color-scheme:dark){g{stroke:#8fbcf7}}</style><g fill="none" stroke-width="3" stroke-linecap="round"><path d="M5 4h14M5 10h9M5 16h5"/><circle cx="18" cy="18" r="7.5"/><path d="m23.5 23.5 5 5"/></g></svg>)";

}  // namespace searcher::web
