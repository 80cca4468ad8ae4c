// SPDX-License-Identifier: GPL-3.0-or-later
// Headings, lists, tables and footnotes in the formats whose fixtures have not all of them.
#include <gtest/gtest.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/html.h"
#include "tests/indexer/extract/render.h"

namespace indexer::extract {
namespace {

std::string blocks(std::string_view bytes, const std::string& name) {
  const Extraction result = extract(bytes, name);
  const auto* document = std::get_if<Document>(&result);
  return document ? document->format + "\n" + render_blocks(*document) : render(result);
}

TEST(Structure, XhtmlWithItsDeclaration) {
  EXPECT_EQ(
      blocks("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 "
             "Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n"
             "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"es\"><head><title>Aviso</title></head><body>"
             "<h1>Aviso a la tripulaci\xF3n</h1><p>Texto<sup><a href=\"#fn1\">1</a></sup>.<br/>Fin.</p>"
             "<ul><li>Uno</li><li>Dos</li></ul><table><tr><th>A\xF1o</th><th>Casos</th></tr>"
             "<tr><td>2023</td><td>7</td></tr></table><p id=\"fn1\">1. Nota.</p></body></html>",
             "aviso.xhtml"),
      "html\nh1 Aviso a la tripulación\np  Texto[1]. Fin.\nl1 Uno\nl1 Dos\nr  Año | Casos\nr  2023 | 7\nf  1. Nota.\n");
}

TEST(Structure, WebPageSavedWithItsParts) {
  EXPECT_EQ(blocks("From: <Saved by a browser>\r\nSubject: Notice\r\nMIME-Version: 1.0\r\n"
                   "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n"
                   "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
                   "Content-Location: https://port.example/notice\r\n\r\n"
                   "<html><body><h1>Notice</h1><p>Ships=C2=A0sail<sup><a href=3D\"#fn2\">2</a></sup>.</p>"
                   "<ol><li>One</li></ol><table><tr><td>a</td><td>b</td></tr></table><p class=3D\"footnote\">2. Note"
                   "</p></body></html>\r\n--b\r\nContent-Type: text/css\r\n\r\np { margin: 0 }\r\n--b--\r\n",
                   "notice.mhtml"),
            "mhtml\nh1 Notice\np  Ships sail[2].\nl1 1. One\nr  a | b\nf  2. Note\n");
}

TEST(Structure, NotesOfBooks) {
  std::string text;
  for (const Block& block :
       html_blocks("<html xmlns:epub='http://www.idpf.org/2007/ops'><body><h2>Ports</h2><p>A port is "
                   "left.<a epub:type='noteref' href='#n3'>3</a> Ships sail.</p><ul><li>One</ul>"
                   "<aside epub:type='footnote' id='n3'><p>3 In May.</p></aside></body></html>"))
    text += render_block(block);
  EXPECT_EQ(text, "h2 Ports\np  A port is left.[3] Ships sail.\nl1 One\nf  3 In May.\n");
}

TEST(Structure, NotesAndTablesOfTheFederalRegister) {
  EXPECT_EQ(
      blocks("<?xml version=\"1.0\"?><RULE><PREAMB><SUBJECT>Ships</SUBJECT></PREAMB><SUPLINF><HD SOURCE=\"HD1\">I. "
             "Ports</HD><P>A port<SU>4</SU><FTREF/> is left.</P><FTNT><P><SU>4</SU> In May.</P></FTNT>"
             "<GPOTABLE COLS=\"2\"><BOXHD><CHED H=\"1\">Port</CHED><CHED H=\"1\">Ships</CHED></BOXHD>"
             "<ROW><ENT>A</ENT><ENT>7</ENT></ROW></GPOTABLE></SUPLINF></RULE>",
             "rule.xml"),
      "xml\nh1 Ships\nh2 I. Ports\np  A port[4] is left.\nf  4 In May.\nr  Port | Ships\nr  A | 7\n");
}

}  // namespace
}  // namespace indexer::extract
