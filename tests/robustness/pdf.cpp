// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs that are small on disk and large in work.
#include <functional>

#include "tests/robustness/hostile.h"

namespace tests::hostile {
namespace {

// Objects 1, 2, ... with a cross-reference table; object 1 is the catalogue.
class Pdf {
 public:
  // Adds an object; its number.
  int add(std::string body) {
    objects_.push_back(std::move(body));
    return static_cast<int>(objects_.size());
  }
  int stream(const std::string& dictionary, const std::string& data) {
    return add("<<" + dictionary + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
  }
  std::string write(const std::string& trailer = "") const {
    std::string out = "%PDF-1.7\n";
    std::string table;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      std::string offset = std::to_string(out.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects_.size() + 1);
    const std::string start = std::to_string(out.size());
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + size + "/Root 1 0 R" +
           trailer + ">>\nstartxref\n" + start + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
};

std::string ref(int number) { return std::to_string(number) + " 0 R"; }

// One page whose content and resources are the caller's; object 4 on are his.
std::string one_page(
    const std::string& content, const std::string& resources, const std::string& content_keys = "",
    const std::function<void(Pdf&)>& more = [](Pdf&) {}, const std::string& trailer = "") {
  Pdf pdf;
  pdf.add("<</Type/Catalog/Pages 2 0 R>>");
  pdf.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>" + resources +
          ">>>>");
  pdf.stream(content_keys, content);
  pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  more(pdf);
  return pdf.write(trailer);
}

// Form XObjects that each draw the next ten times: 10^depth drawings.
std::string nested_forms(int depth) {
  return one_page("/X Do", "/XObject<</X 6 0 R>>", "", [&](Pdf& pdf) {
    for (int i = 0; i < depth; ++i)
      pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " + ref(7 + i) + ">>/Font<</F " +
                     ref(5) + ">>>>",
                 repeat("/X Do ", 10));
    pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F " + ref(5) + ">>>>",
               "BT /F 9 Tf (deep) Tj ET");
  });
}

std::string glyphs(std::size_t count) {
  return one_page("BT /F 6 Tf 20 700 Td " + repeat("1 0 Td (a) Tj ", count) + "ET", "");
}

std::string flate_bomb(std::size_t size) {
  return one_page(zlib_of(deflated(size, ' '), size, ' '), "", "/Filter/FlateDecode");
}

std::string double_flate(std::size_t size) {
  const std::string inner = deflated(size, '\0');
  const std::string once = zlib_of(inner, size, '\0');
  std::string stored = "\x78\x01";  // the first layer again as stored blocks
  for (std::size_t at = 0; at < once.size(); at += 65535) {
    const std::string part = once.substr(at, 65535);
    const auto length = static_cast<std::uint16_t>(part.size());
    stored.push_back(at + 65535 >= once.size() ? '\1' : '\0');
    for (const unsigned value : {unsigned{length}, ~unsigned{length}}) {
      stored.push_back(static_cast<char>(value));
      stored.push_back(static_cast<char>(value >> 8));
    }
    stored += part;
  }
  return one_page(stored, "", "/Filter[/FlateDecode/FlateDecode]");
}

std::string with_pages(const std::string& pages, const std::string& more = "") {
  Pdf pdf;
  pdf.add("<</Type/Catalog/Pages 2 0 R" + more + ">>");
  pdf.add(pages);
  pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
  return pdf.write();
}

std::string outline_loop() {
  Pdf pdf;
  pdf.add("<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>");
  pdf.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
  pdf.add("<</First 5 0 R/Last 5 0 R/Count 1>>");
  pdf.add("<</Title(Loop)/Parent 4 0 R/Next 5 0 R/First 5 0 R/Last 5 0 R/Dest[3 0 R/Fit]>>");
  return pdf.write();
}

std::string deep_page_tree(int depth) {
  Pdf pdf;
  pdf.add("<</Type/Catalog/Pages 2 0 R>>");
  for (int i = 0; i < depth; ++i) pdf.add("<</Type/Pages/Count 1/Kids[" + ref(3 + i) + "]>>");
  pdf.add("<</Type/Page/MediaBox[0 0 612 792]>>");
  return pdf.write();
}

std::string many_fonts(int count) {
  std::string fonts;
  for (int i = 0; i < count; ++i) fonts += "/G" + std::to_string(i) + " " + ref(6 + i);
  std::string content = "BT ";
  for (int i = 0; i < count; ++i) content += "/G" + std::to_string(i) + " 9 Tf (x) Tj ";
  return one_page(content + "ET", "/Font<<" + fonts + ">>", "", [&](Pdf& pdf) {
    for (int i = 0; i < count; ++i)
      pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Made" + std::to_string(i) + "/FirstChar 0/LastChar 1/Widths[1 1]>>");
  });
}

// An object stream that says it holds objects which are in itself.
std::string object_stream_loop() {
  Pdf pdf;
  pdf.add("<</Type/Catalog/Pages 2 0 R>>");
  pdf.stream("/Type/ObjStm/N 3/First 12/Extends 2 0 R", "2 0 3 1 4 2 1 1 1 1 1 1");
  return pdf.write("/XRefStm 2");
}

std::string page_labels(const std::string& tree) { return with_pages("<</Type/Pages/Kids[3 0 R]/Count 1>>", tree); }

void add_bombs(Files& files) {
  files.push_back({"pdf/nested-forms-10.pdf", nested_forms(10)});
  files.push_back({"pdf/glyphs-200k.pdf", glyphs(200'000)});
  files.push_back({"pdf/flate-64m.pdf", flate_bomb(std::size_t{64} << 20)});
  files.push_back({"pdf/double-flate.pdf", double_flate(std::size_t{128} << 20)});
  files.push_back({"pdf/many-fonts.pdf", many_fonts(3000)});
  files.push_back({"pdf/form-in-itself.pdf", one_page("/X Do", "/XObject<</X 6 0 R>>", "", [](Pdf& pdf) {
                     pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", "/X Do");
                   })});
  files.push_back({"pdf/pattern-in-itself.pdf",
                   one_page("/Pattern cs /P scn 0 0 600 700 re f", "/Pattern<</P 6 0 R>>", "", [](Pdf& pdf) {
                     pdf.stream(
                         "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
                         "/Resources<</Pattern<</P 6 0 R>>>>",
                         "/Pattern cs /P scn 0 0 1 1 re f");
                   })});
  files.push_back(
      {"pdf/image-60k.pdf", one_page("/X Do", "/XObject<</X 6 0 R>>", "", [](Pdf& pdf) {
         pdf.stream("/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8",
                    "x");
       })});
  for (const char* filter : {"JPXDecode", "JBIG2Decode", "DCTDecode", "CCITTFaxDecode", "LZWDecode", "RunLengthDecode"})
    files.push_back({std::string("pdf/garbage-") + filter + ".pdf",
                     one_page(repeat("\xff\x4f\x00\x80", 2000), "", std::string("/Filter/") + filter)});
}

void add_structures(Files& files) {
  files.push_back({"pdf/count-2e9.pdf", with_pages("<</Type/Pages/Kids[3 0 R]/Count 2000000000>>")});
  files.push_back({"pdf/count-negative.pdf", with_pages("<</Type/Pages/Kids[3 0 R]/Count -1>>")});
  files.push_back({"pdf/page-cycle.pdf", with_pages("<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>")});
  files.push_back({"pdf/kids-no-array.pdf", with_pages("<</Type/Pages/Kids 3 0 R/Count 1>>")});
  files.push_back({"pdf/deep-page-tree.pdf", deep_page_tree(5000)});
  files.push_back({"pdf/outline-loop.pdf", outline_loop()});
  files.push_back({"pdf/object-stream-loop.pdf", object_stream_loop()});
  files.push_back({"pdf/labels-loop.pdf", page_labels("/PageLabels 1 0 R/Kids[1 0 R]")});
  files.push_back({"pdf/labels-huge.pdf", page_labels("/PageLabels<</Nums[0<</S/r/St 2000000000>>]>>")});
  files.push_back({"pdf/labels-long.pdf", page_labels("/PageLabels<</Nums[0<</P(" + repeat("x", 1 << 20) + ")>>]>>")});
  files.push_back({"pdf/deep-array.pdf", with_pages("<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                                    "/Z " + repeat("[", 100'000) + repeat("]", 100'000))});
  files.push_back({"pdf/deep-dictionary.pdf", with_pages("<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                                         "/Z " + repeat("<</A ", 50'000) + repeat(">>", 50'000))});
  files.push_back({"pdf/xref-loop.pdf", one_page(
                                            "", "", "", [](Pdf&) {}, "/Prev 15")});
  files.push_back({"pdf/encrypted.pdf", one_page(
                                            "BT ET", "", "", [](Pdf&) {},
                                            "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<" + repeat("41", 32) +
                                                ">/U<" + repeat("42", 32) + ">>>/ID[<00><00>]")});
  files.push_back({"pdf/infinite-numbers.pdf",
                   one_page("BT /F 1e38 Tf 1e38 -1e38 Td (x) Tj nan inf 99999999999999999999 Td (y) Tj ET", "")});
  files.push_back({"pdf/unbalanced.pdf", one_page(repeat("q ", 100'000) + repeat("BT ", 1000), "")});
  files.push_back({"pdf/mediabox.pdf", with_pages("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[-1e30 1e30 0 nan]>>")});
  files.push_back({"pdf/head-only.pdf", "%PDF-1.7"});
  files.push_back({"pdf/no-trailer.pdf", "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n"});
}

}  // namespace

void add_pdf(Files& files, std::mt19937& random) {
  add_bombs(files);
  add_structures(files);
  // Drawing operators in random order, with random operands.
  const std::vector<std::string> words{"BT",  "ET",      "Tj",    "TJ",       "Td", "Tm", "q", "Q",
                                       "cm",  "/F 9 Tf", "(a b)", "[(a) -9]", "1",  "-1", "0", "612",
                                       "1e9", "Do",      "/X",    "re",       "f",  "W",  "n", "BI ID x EI"};
  for (int i = 0; i < 6; ++i) {
    std::string content;
    for (int n = 0; n < 3000; ++n) content += words[random() % words.size()] + " ";
    files.push_back({"pdf/random-" + std::to_string(i) + ".pdf", one_page(content, "")});
  }
}

}  // namespace tests::hostile
