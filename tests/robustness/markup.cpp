// SPDX-License-Identifier: GPL-3.0-or-later
// HTML, XML, Markdown and RTF that overflow stacks, multiply or reach outside.
#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

std::string html(const std::string& body) {
  return "<!DOCTYPE html><html><head><title>Hostile</title></head><body>" + body + "</body></html>";
}

std::string attributes(std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += " a" + std::to_string(i) + "=\"" + std::to_string(i) + "\"";
  return all;
}

void add_html(Files& files) {
  const std::size_t deep = 100'000;
  for (const char* tag : {"div", "table", "b", "a", "p", "ul", "span", "blockquote", "font", "select", "svg", "form"})
    files.push_back(
        {std::string("html/deep-") + tag + ".html", html(repeat(std::string("<") + tag + ">", deep) + "deep text")});
  files.push_back({"html/deep-tables.html", html(repeat("<table><tr><td>", 50'000) + "x")});
  files.push_back({"html/mixed-formatting.html", html(repeat("<b><i><p>", 20'000) + "x")});
  files.push_back({"html/attributes.html", html("<p" + attributes(100'000) + ">text</p>")});
  files.push_back({"html/one-long-attribute.html", html("<p title=\"" + repeat("x", 4 << 20) + "\">text</p>")});
  files.push_back({"html/one-long-text.html", html("<p>" + repeat("word ", 1 << 20) + "</p>")});
  files.push_back({"html/comment-open.html", html("<!-- " + repeat("-- ", 500'000))});
  files.push_back({"html/comments.html", html(repeat("<!--", 200'000))});
  files.push_back({"html/script-open.html", html("<script>" + repeat("</scrip", 300'000))});
  files.push_back({"html/entities.html", html(repeat("&amp&notin;&#x110000;&#0;&#xD800;&", 50'000))});
  files.push_back({"html/open-brackets.html", repeat("<", 1'000'000)});
  files.push_back({"html/closing-tags.html", html(repeat("</p></table></b>", 100'000))});
  files.push_back({"html/null-bytes.html", html(std::string("<p>a\0b<\0p>c</p>", 16))});
  files.push_back({"html/table-spans.html",
                   html("<table><tr><td colspan=1000000000 rowspan=1000000000>a<td colspan=-1>b</table>")});
  files.push_back({"html/headings.html", html(repeat("<h1>h</h1><h6>i</h6>", 30'000))});
  files.push_back({"html/definition-lists.html", html(repeat("<dl><dt>a<dd>b", 20'000))});
  files.push_back({"html/title-open.html", "<html><head><title>" + repeat("t", 2 << 20)});
  files.push_back({"html/frames.html", html("<iframe src=file:///etc/passwd></iframe><object data=/etc/shadow>"
                                            "<img src=http://127.0.0.1:9/x><link rel=import href=/etc/passwd>")});
  files.push_back({"html/bom-lie.html", "\xff\xfe" + html("<p>not UTF-16 at all</p>")});
  files.push_back({"html/utf7.html", "<meta charset=utf-7>" + html("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")});
  files.push_back({"html/utf16-odd.html", std::string("\xff\xfe<\0h\0t\0m\0l\0>", 13)});
  files.push_back({"html/charset-unknown.html", "<meta charset=\"" + repeat("x", 5000) + "\">" + html("text")});
}

std::string billion_laughs(int levels) {
  std::string out = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"lol\">";
  for (int i = 1; i < levels; ++i)
    out += "<!ENTITY e" + std::to_string(i) + " \"" + repeat("&e" + std::to_string(i - 1) + ";", 10) + "\">";
  return out + "]><a><p>&e" + std::to_string(levels - 1) + ";</p></a>";
}

void add_xml(Files& files) {
  files.push_back({"xml/billion-laughs.xml", billion_laughs(12)});
  files.push_back({"xml/quadratic.xml",
                   "<!DOCTYPE a [<!ENTITY e \"" + repeat("x", 50'000) + "\">]><a>" + repeat("&e;", 50'000) + "</a>"});
  for (const char* target : {"file:///etc/passwd", "http://127.0.0.1:9/", "/dev/zero", "expect://id"})
    files.push_back({"xml/external-" + std::to_string(files.size()) + ".xml",
                     "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + std::string(target) + "\"><!ENTITY % p SYSTEM \"" + target +
                         "\">%p;]><a><p>secret: &x;</p></a>"});
  files.push_back({"xml/deep.xml", repeat("<a>", 1'000'000) + repeat("</a>", 1'000'000)});
  files.push_back({"xml/deep-open.xml", "<?xml version=\"1.0\"?>" + repeat("<a>", 1'000'000)});
  files.push_back({"xml/attributes.xml", "<?xml version=\"1.0\"?><a" + attributes(100'000) + "/>"});
  files.push_back({"xml/long-text.xml", "<?xml version=\"1.0\"?><a>" + repeat("word ", 4 << 20) + "</a>"});
  files.push_back({"xml/many-elements.xml", "<?xml version=\"1.0\"?><a>" + repeat("<b/>", 1'000'000) + "</a>"});
  files.push_back({"xml/cdata-open.xml", "<?xml version=\"1.0\"?><a><![CDATA[" + repeat("]]", 200'000)});
  files.push_back({"xml/doctype-open.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [" + repeat("<!ENTITY ", 100'000)});
  files.push_back({"xml/include.xml",
                   "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"/etc/passwd\" "
                   "parse=\"text\"/></a>"});
  files.push_back({"xml/stylesheet.xml", "<?xml version=\"1.0\"?><?xml-stylesheet href=\"/etc/passwd\"?><a>text</a>"});
  files.push_back({"xml/utf16-lie.xml", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>text</a>"});
  files.push_back({"xml/ebcdic.xml", "\x4c\x6f\xa7\x94\x93 <?xml version=\"1.0\" encoding=\"IBM037\"?><a/>"});
  files.push_back({"xml/name-long.xml", "<?xml version=\"1.0\"?><" + repeat("n", 1 << 20) + "/>"});
  files.push_back({"xml/uslm-deep.xml", "<uslm xmlns=\"http://schemas.gpo.gov/xml/uslm\">" +
                                            repeat("<level><num>1</num>", 400) + "x" + repeat("</level>", 400) +
                                            "</uslm>"});
}

void add_other_markup(Files& files) {
  files.push_back({"markup/brackets.md", repeat("[", 500'000)});
  files.push_back({"markup/links.md", repeat("[a](", 200'000)});
  files.push_back({"markup/emphasis.md", repeat("*a **b ", 150'000)});
  files.push_back({"markup/backticks.md", repeat("`a``b```c", 100'000)});
  files.push_back({"markup/quotes.md", repeat(">", 200'000) + " x"});
  files.push_back({"markup/lists.md", repeat("- ", 200'000) + "x"});
  files.push_back({"markup/table.md", repeat("|a", 300'000) + "\n" + repeat("|-", 300'000) + "\n"});
  files.push_back({"markup/front-matter-open.md", "---\n" + repeat("title: x\n", 100'000)});
  files.push_back({"markup/front-matter-anchor.md", "---\na: &a [*a, *a]\ntitle: *a\n---\n\ntext\n"});
  files.push_back({"markup/escapes.md", repeat("\\*\\_\\[", 200'000)});
  files.push_back({"markup/html.md", repeat("<div>", 200'000) + "\n\nx"});
  files.push_back({"markup/groups.rtf", "{\\rtf1 " + repeat("{", 1'000'000)});
  files.push_back({"markup/controls.rtf", "{\\rtf1 " + repeat("\\b\\i0\\u-30000?", 100'000) + "}"});
  files.push_back({"markup/binary.rtf", "{\\rtf1 \\bin2147483647 abc}"});
  files.push_back({"markup/binary-negative.rtf", "{\\rtf1 \\bin-5 abc}"});
  files.push_back({"markup/unicode-skip.rtf", "{\\rtf1 \\uc2000000000 \\u8217 abc}"});
  files.push_back({"markup/number.rtf", "{\\rtf1 \\fs" + repeat("9", 100'000) + " abc}"});
  files.push_back({"markup/cells.rtf", "{\\rtf1 " + repeat("\\trowd\\cell\\row\\nestcell", 100'000) + "}"});
  files.push_back({"markup/hex.rtf", "{\\rtf1 " + repeat("\\'", 100'000) + "}"});
  files.push_back({"markup/fonts.rtf", "{\\rtf1{\\fonttbl" + repeat("{\\f1\\fcharset256 x;}", 50'000) + "}text}"});
}

}  // namespace

void add_markup(Files& files, std::mt19937& random) {
  add_html(files);
  add_xml(files);
  add_other_markup(files);
  const std::vector<std::string> pieces{"<p>",  "</p>",  "<table>", "<td>", "<b>",   "</b>",   "<h2>",   "<li>",
                                        "<ul>", "text ", "&nbsp;",  "<!--", "-->",   "<a ",    "href=",  "\"",
                                        "'",    ">",     "<",       "</",   "<svg>", "<![",    "<math>", "<tr>",
                                        "\n",   "<pre>", "<br>",    "é",    "\x80",  "<style>"};
  for (int i = 0; i < 8; ++i) {
    std::string body;
    for (int n = 0; n < 4000; ++n) body += pieces[random() % pieces.size()];
    files.push_back({"html/random-" + std::to_string(i) + ".html", html(body)});
    files.push_back({"xml/random-" + std::to_string(i) + ".xml", "<?xml version=\"1.0\"?><a>" + body + "</a>"});
  }
}

}  // namespace tests::hostile
