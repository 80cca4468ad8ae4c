// SPDX-License-Identifier: GPL-3.0-or-later
// The page's stylesheet, inside the program. Light and dark, narrow and wide, screen and paper.
#pragma once

#include <string_view>

namespace searcher::web {

inline constexpr std::string_view style = R"(
:root{--ink:#1b1f24;--faint:#555e68;--page:#fff;--line:#d5dae0;--link:#0b4f9e;--mark:#ffe58a;--warn:#8a3b00;--soft:#f4f6f8}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--faint:#a9b2bc;--page:#15181c;--line:#353c44;--link:#8ab8f5;--mark:#6b5600;--warn:#ffb27a;--soft:#1e2328}}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--ink);background:var(--page)}
body{margin:0 auto;max-width:62rem;padding:0 1rem 3rem;overflow-wrap:anywhere}
a{color:var(--link)} a:focus-visible,input:focus-visible,select:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
header nav{display:flex;gap:1.2rem;padding:.8rem 0;border-bottom:1px solid var(--line)} header a{min-height:24px}
.skip{position:absolute;left:-99rem} .skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.5rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
h1{font-size:1.6rem;line-height:1.25;margin:1.2rem 0 .6rem} h2{font-size:1.15rem;line-height:1.3;margin:1rem 0 .2rem}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0} .box{flex:1 1 16rem} .box span{display:block;font-size:.85rem;color:var(--faint)}
input,select,button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--faint);border-radius:.35rem;padding:.45rem .6rem;max-width:100%}
.box input{width:100%;font-size:1.1rem} button{align-self:end;background:var(--link);color:var(--page);border-color:var(--link);padding:.5rem 1.1rem}
details{flex:1 1 100%} .filters{display:flex;flex-wrap:wrap;gap:.7rem;padding:.5rem 0} .filters label{display:flex;flex-direction:column;font-size:.85rem}
summary{cursor:pointer;min-height:24px}
code{font-family:ui-monospace,"Liberation Mono",monospace;font-size:.92em;background:var(--soft);padding:.05em .3em;border-radius:.2rem}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:.15rem}
.echo,.meta,.place,.state,.hint,small,.source,.note{color:var(--faint)} .echo code{color:var(--ink)} .mode{border:1px solid var(--line);border-radius:1rem;padding:.05rem .6rem}
.hits{padding-left:1.6rem} .hit{padding:.4rem 0 1rem;border-bottom:1px solid var(--line)} .hit h2{margin:.3rem 0 0} .meta{margin:.1rem 0 .5rem;font-size:.92rem} .file{font-size:.85rem}
.passages{list-style:none;margin:0;padding:0} .place{margin:.5rem 0 .1rem;font-size:.9rem} .path{font-style:italic}
blockquote{margin:.2rem 0 .4rem;padding-left:.8rem;border-left:3px solid var(--line)}
.warning{color:var(--warn);margin:.2rem 0} .error{border:2px solid var(--warn);border-radius:.4rem;padding:.2rem 1rem;margin:1rem 0}
aside{display:flex;flex-wrap:wrap;gap:.2rem 2rem;font-size:.88rem;border-bottom:1px solid var(--line);padding-bottom:.6rem} aside h2{font-size:.85rem;text-transform:capitalize;margin:.4rem 0 0} aside ul{display:flex;flex-wrap:wrap;gap:.1rem .8rem;list-style:none;margin:0;padding:0}
.facets{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1rem} .facets ul{list-style:none;padding:0}
.paging{display:flex;gap:1.5rem;padding:1rem 0} .jumps{position:sticky;top:0;background:var(--page);padding:.4rem 0;border-bottom:1px solid var(--line);font-size:.9rem}
table{border-collapse:collapse;margin:.6rem 0} th[scope=row]{white-space:nowrap} caption{text-align:left;color:var(--faint);font-size:.85rem} th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--line)} .scroll{overflow-x:auto}
article{max-width:44rem} .passage{padding:.2rem 0 .2rem .8rem;border-left:3px solid transparent;scroll-margin-top:4rem} .found{border-left-color:var(--link)} .passage:target{background:var(--soft)} .item{padding-left:1.2rem} .footnote{font-size:.9rem}
.outline ul{list-style:none;padding-left:0} .level2{padding-left:1rem} .level3,.level4,.level5,.level6{padding-left:2rem}
@media print{header,form,.paging,.skip,aside,.jumps{display:none} body{max-width:none} a{color:inherit;text-decoration:none} mark{background:none;font-weight:bold}}
)";

}  // namespace searcher::web
