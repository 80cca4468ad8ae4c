// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages: which part is the content, and what becomes of odd structures.
#include <gtest/gtest.h>

#include "indexer/extract/extract.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

constexpr std::string_view prose =
    "<p>An applicant for asylum must file within one year of arrival, unless changed or extraordinary circumstances "
    "explain the delay and the application was filed within a reasonable time.</p>";

std::string blocks(const std::string& body) {
  const Extraction result = extract("<html><body>" + body + "</body></html>", "page.html");
  const auto* document = std::get_if<Document>(&result);
  return document ? render_blocks(*document) : render(result);
}

std::string prose_block() { return "p  " + std::string(prose.substr(3, prose.size() - 7)) + "\n"; }

struct Case {
  std::string_view what;
  std::string body;
  std::string expected;
};

TEST(Html, MainContent) {
  const std::string text(prose);
  const Case cases[] = {
      {"main landmark", "<div>Site of the agency</div><main>" + text + "</main><div>Questions? Call us.</div>",
       prose_block()},
      {"role", "<div role=banner>Agency</div><div role=main>" + text + "</div><div role=contentinfo>Foot</div>",
       prose_block()},
      {"one article", "<div>Trail</div><article>" + text + "</article>", prose_block()},
      {"no landmark", "<div class=top>Agency</div><div><div>" + text + text + "</div></div><div>Call us</div>",
       prose_block() + prose_block()},
      {"a first paragraph beside the rest",
       "<div>" + text + "<div>" + text + text + text + text + text + text + text + text + text + text + text + text +
           "</div></div>",
       [] {
         std::string all;
         for (int i = 0; i < 13; ++i) all += prose_block();
         return all;
       }()},
      {"heading above the text", "<div><h1>Asylum</h1></div><div id=x>" + text + text + "</div>",
       "h1 Asylum\n" + prose_block() + prose_block()},
      {"names of navigation do not hide the text", "<div class='page has-sidebar nav-open'>" + text + "</div>",
       prose_block()},
      {"cookie banner",
       text + "<div id='cookieConsent'><p>We and our partners use cookies to store and access "
              "information on your device.</p></div>",
       prose_block()},
      {"related links",
       text + "<ul><li><a href=1>One</a><li><a href=2>Two</a><li><a href=3>Three</a><li><a "
              "href=4>Four</a></ul>",
       prose_block()},
      {"a list of citations with links stays",
       text + "<ul><li>See <a href=1>INA 208</a>, which sets the deadline for all applications that are filed.</ul>",
       prose_block() + "l1 See INA 208, which sets the deadline for all applications that are filed.\n"},
      {"related posts with their first words",
       "<article>" + text + text + "</article><div class=more><h3>Related Posts</h3>" +
           "<div><a href=1>What is the ten-year bar of the Act?</a><p>People who stayed for a year without status and "
           "then left may not return for ten years.</p></div></div>",
       prose_block() + prose_block()},
      {"related posts within the article",
       "<main>" + text + text +
           "<section><h2>You may also like</h2><p><a href=1>Travel on parole for young people</a></p>"
           "</section></main>",
       prose_block() + prose_block()},
      {"a part of the article with a name of navigation",
       "<article>" + text + "<div class='share banner'>" + text + text + text + "</div>" + text + text + text +
           "</article>",
       prose_block() + prose_block() + prose_block() + prose_block() + prose_block() + prose_block() + prose_block()},
      {"links that are the content",
       "<main>" + text + text +
           "<h2>Memoranda</h2><ul><li><a href=a>One</a><li><a href=b>Two</a><li><a href=c>Three</a>"
           "<li><a href=d>Four</a></ul></main>",
       prose_block() + prose_block() + "h2 Memoranda\nl1 One\nl1 Two\nl1 Three\nl1 Four\n"},
      {"table of contents of the page",
       "<main><ul><li><a href=#a>One</a><li><a href=#b>Two</a><li><a href=#c>Three</a><li><a href=#d>Four</a></ul>" +
           text + "</main>",
       prose_block()},
      {"the article among others that are announced",
       "<article>" + text + text + text + text +
           "</article><article><h3>Another</h3><p>Its first words, which are more "
           "than forty characters.</p></article>",
       prose_block() + prose_block() + prose_block() + prose_block()},
      {"noindex is no order to us", "<meta name=robots content='noindex, nofollow'>" + text, prose_block()},
      {"skipped elements", text + "<script>x</script><style>y</style><template>z</template><select><option>o</select>",
       prose_block()},
  };
  for (const Case& one : cases) EXPECT_EQ(blocks(one.body), one.expected) << one.what;
}

TEST(Html, Structures) {
  const Case cases[] = {
      {"blocks inside inline elements", "<span>one<div>two</div>three</span>", "p  one\np  two\np  three\n"},
      {"words stay apart and together", "a<b>b</b>c <i>d</i>&nbsp;e<br>f", "p  abc d e f\n"},
      {"layout table", "<table><tr><td><h2>Left</h2><p>text</p></td><td><p>right</p></td></tr></table>",
       "h2 Left\np  text\np  right\n"},
      {"one column", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "p  a\np  b\n"},
      {"table in table", "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>",
       "p  a\nr  b | c\np  d\n"},
      {"roman list", "<ol type=I start=4><li>x<li value=9>y</ol>", "l1 IV. x\nl1 IX. y\n"},
      {"accordion", "<div><button aria-expanded=false>What is parole?</button><div>An answer.</div></div>",
       "h1 What is parole?\np  An answer.\n"},
      {"controls", "<p>text</p><button>Submit</button><input value=x>", "p  text\n"},
      {"glossary", "<h2>Terms</h2><dl><dt>Alien</dt><dd>A person.</dd></dl>", "h2 Terms\nh3 Alien\np  A person.\n"},
      {"question and answer", "<p>Question 2: May I work?</p><p>Answer: Yes.</p>",
       "h1 Question 2: May I work?\np  Answer: Yes.\n"},
      {"bold question", "<h2>FAQ</h2><p><strong>May I work?</strong></p><p>Yes.</p><p><b>Is it free?</b></p><p>No.</p>",
       "h2 FAQ\nh3 May I work?\np  Yes.\nh3 Is it free?\np  No.\n"},
      {"bold question before a line break",
       "<p><span><b>May I work? </b></span><br>Yes.<br><b>Is it free?</b><br/>No.</p>",
       "h1 May I work?\np  Yes.\nh1 Is it free?\np  No.\n"},
      {"bold words that end in a question mark",
       "<p>They ask: <b>may I work?</b> and go.</p><p><b>Why?</b> Because.</p>",
       "p  They ask: may I work? and go.\np  Why? Because.\n"},
      {"bold question in a heading", "<h3><span><b>May I work?</b></span></h3><p>Yes.</p>",
       "h3 May I work?\np  Yes.\n"},
      {"details", "<details><summary><b>May I work?</b></summary><p>Yes.</p></details>", "h1 May I work?\np  Yes.\n"},
      {"footnotes", "<p>Text<sup><a href='#ftn1'>1</a></sup> on.</p><p id=ftn1>1. Note</p>",
       "p  Text[1] on.\nf  1. Note\n"},
      {"powers stay", "<p>10 m<sup>2</sup></p>", "p  10 m2\n"},
  };
  for (const Case& one : cases) EXPECT_EQ(blocks(one.body), one.expected) << one.what;
}

TEST(Html, Charsets) {
  const auto text = [](std::string_view bytes) { return render(extract(bytes, "a.html")); };
  EXPECT_NE(text("<html><p>\x93Mu\xF1oz\x94").find("“Muñoz”"), std::string::npos);
  EXPECT_NE(text("<html><meta charset=windows-1251><p>\xEF\xF0").find("пр"), std::string::npos);
  EXPECT_NE(
      text("<html><meta http-equiv=content-type content='text/html; charset=iso-8859-1'><p>Mu\xC3\xB1oz").find("Muñoz"),
      std::string::npos);
  EXPECT_NE(text("<html><meta charset=nonsense><p>Mu\xF1oz").find("Muñoz"), std::string::npos);
}

TEST(Html, PageWhoseContentCannotBeToldIsIndexedWhole) {
  const Extraction result = extract("<html><body><nav>Short <a href=1>menu</a></nav><p>Closed today.</p>", "a.html");
  const auto& document = std::get<Document>(result);
  EXPECT_EQ(render_blocks(document), "p  Short menu\np  Closed today.\n");
  EXPECT_EQ(document.warnings.size(), 1u);
}

}  // namespace
}  // namespace indexer::extract
