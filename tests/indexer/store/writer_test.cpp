// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is what is read back: records, counts, families, all or nothing.
#include "indexer/store/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "indexer/schema/error.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/store/check.h"
#include "indexer/store/generation.h"
#include "indexer/store/ledger.h"
#include "indexer/store/repeated.h"
#include "tests/temporary_folder.h"

namespace indexer::store {
namespace {

std::string words(const std::string& stem, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += stem + std::to_string(i) + ' ';
  return text + "end.";
}

class Store : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(index()); }

  std::filesystem::path index() const { return folder_.path() / "index"; }

  static void add(Writer& writer, const std::string& path, const std::string& text, const schema::Metadata& told = {}) {
    extract::Document document;
    document.format = "text";
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 2) {
      end = std::min(text.find("\n\n", begin), text.size());
      document.blocks.push_back({extract::BlockKind::paragraph, 0, text.substr(begin, end - begin), {}});
    }
    const passages::Analysed analysed = passages::analyse(document, path);
    schema::DocumentRecord record;
    record.id = record.path = path;
    record.metadata = analysed.metadata;
    if (!told.type.value.empty()) record.metadata.type = told.type;
    if (!told.number.value.empty()) record.metadata.number = told.number;
    if (!told.status.value.empty()) record.metadata.status = told.status;
    record.ledger.digest = path + "-digest";
    writer.add(record, analysed);
  }

  // Builds generation 1 of these documents.
  void build(const std::vector<std::pair<std::string, std::string>>& documents) {
    const auto raw = unfinished(index(), 1);
    {
      Writer writer(raw, Writer::Open::create);
      for (const auto& [path, text] : documents) add(writer, path, text);
      writer.commit({});
    }
    publish(index(), raw, 1);
  }

  std::filesystem::path database() const { return index() / schema::generation_name(1); }

  std::map<std::string, std::string> families() const {
    std::map<std::string, std::string> families;
    for (const schema::DocumentRecord& record : read_records(index()).records) families[record.path] = record.family;
    return families;
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Store, ADocumentStandsBeforeItsPassages) {
  build({{"a.txt", words("one", 400)}, {"b.txt", "Short text."}});
  const auto open = schema::open_current(index());
  const auto at = open.database.postlist_begin(schema::term(schema::FieldId::id, "a.txt"));
  const schema::DocumentRecord record = schema::decode_document(open.database.get_document(*at).get_data());
  EXPECT_EQ(record.path, "a.txt");
  ASSERT_GT(record.passages, 0u);
  for (std::uint32_t i = 1; i <= record.passages; ++i) {
    const Xapian::Document passage = open.database.get_document(*at + i);
    EXPECT_EQ(schema::decode_passage(passage.get_data()).ordinal, i - 1);
    EXPECT_FALSE(passage.get_value(schema::slot::family).empty());
  }
}

TEST_F(Store, CountsFollowAddAndRemove) {
  const auto raw = unfinished(index(), 1);
  Writer writer(raw, Writer::Open::create);
  add(writer, "a.txt", words("one", 100));
  add(writer, "b.txt", words("two", 100));
  EXPECT_EQ(writer.counts().documents, 2u);
  EXPECT_EQ(writer.counts().outcomes[0], 2u);
  writer.remove("a.txt");
  writer.remove("never there");
  EXPECT_EQ(writer.counts().documents, 1u);
  EXPECT_EQ(writer.counts().members, 0u);
  EXPECT_EQ(writer.counts().passages, 1u);
}

TEST_F(Store, WithoutACommitNothingIsKept) {
  build({{"a.txt", words("one", 100)}});
  {
    Writer writer(database(), Writer::Open::existing);
    writer.remove("a.txt");
    add(writer, "b.txt", words("two", 100));
  }
  ASSERT_EQ(read_records(index()).records.size(), 1u);
  EXPECT_EQ(read_records(index()).records[0].path, "a.txt");
}

TEST_F(Store, OnlyTheLedgerChangesForATouchedFile) {
  build({{"a.txt", words("one", 100)}});
  schema::LedgerEntry entry = read_records(index()).records[0].ledger;
  entry.mtime_ns = 77;
  Writer writer(database(), Writer::Open::existing);
  writer.set_ledger("a.txt", entry);
  writer.commit({});
  EXPECT_EQ(read_records(index()).records[0].ledger, entry);
  EXPECT_EQ(read_records(index()).records[0].passages, 1u);
}

TEST_F(Store, TheLedgerHasARowOfEveryDocumentByPath) {
  build({{"b.txt", words("one", 100)}, {"d.txt", words("two", 100)}, {"a.txt", words("three", 100)}});
  {
    Writer writer(database(), Writer::Open::existing);
    writer.remove("b.txt");
    add(writer, "c.txt", words("four", 100));
    schema::LedgerEntry entry = read_records(index()).records.back().ledger;
    entry.mtime_ns = 77;
    writer.set_ledger("d.txt", entry);
    writer.commit({});
  }
  const Ledger ledger = read_ledger(index());
  const auto records = read_records(index()).records;
  ASSERT_EQ(ledger.rows.size(), 3u);
  for (std::size_t i = 0; i < records.size(); ++i) {
    schema::LedgerRow expected = schema::row_of(records[i]);
    expected.docid = ledger.rows[i].docid;
    EXPECT_EQ(ledger.rows[i], expected);
    EXPECT_EQ(ledger.record(ledger.rows[i]), records[i]);
  }
  EXPECT_EQ(ledger.find("d.txt")->mtime_ns, 77);
  EXPECT_EQ(ledger.find("b.txt"), nullptr);
}

TEST_F(Store, TheLedgerKeepsToTheStateItWasReadFrom) {
  build({{"a.txt", words("one", 100)}, {"b.txt", words("two", 100)}});
  const Ledger ledger = read_ledger(index());
  Writer writer(database(), Writer::Open::existing, 1);  // every document is written at once
  writer.remove("a.txt");
  for (int i = 0; i < 50; ++i) add(writer, "new" + std::to_string(i) + ".txt", words("new", 100));
  EXPECT_EQ(ledger.record(*ledger.find("a.txt")).path, "a.txt");
  ASSERT_EQ(ledger.of_bytes("a.txt-digest").size(), 1u);
  EXPECT_TRUE(ledger.of_bytes("new1.txt-digest").empty());
  EXPECT_TRUE(ledger.has_id("a.txt"));
  EXPECT_FALSE(ledger.has_id("new1.txt"));
}

TEST_F(Store, ARowThatIsNotItsRecordsIsDamage) {
  build({{"a.txt", words("one", 100)}, {"b.txt", words("two", 100)}});
  Ledger ledger = read_ledger(index());
  ledger.rows[0].path = "a.text";
  EXPECT_THROW(ledger.record(ledger.rows[0]), schema::IndexError);
}

TEST_F(Store, NearDuplicatesAreOneFamily) {
  const std::string text = words("word", 300);
  build({{"a.pdf", text}, {"b.html", "Stamped copy. " + text}, {"c.txt", words("word", 150)}, {"d.txt", "Too short."}});
  auto before = families();
  EXPECT_EQ(before["a.pdf"], before["b.html"]);
  EXPECT_NE(before["a.pdf"], before["c.txt"]) << "half of it is another text";
  EXPECT_EQ(before["d.txt"], "");

  Writer writer(database(), Writer::Open::existing);
  writer.remove("a.pdf");
  add(writer, "a.pdf", words("other", 300));
  add(writer, "e.md", text);
  writer.commit({});
  auto after = families();
  EXPECT_EQ(after["e.md"], after["b.html"]) << "a family outlives its first document";
  EXPECT_NE(after["a.pdf"], after["b.html"]) << "a changed text leaves its family";
}

TEST_F(Store, ARescindedCopyIsNoFamilyOfOneThatIsNot) {
  const std::string text = words("word", 300);
  schema::Metadata rescinded;
  rescinded.status.value = "rescinded";
  build({{"a.pdf", text}});
  {
    Writer writer(database(), Writer::Open::existing);
    add(writer, "committed.pdf", text, rescinded);
    add(writer, "fresh.pdf", text, rescinded);
    add(writer, "other.html", text);
    writer.commit({});
  }
  auto found = families();
  EXPECT_NE(found["committed.pdf"], found["a.pdf"]);
  EXPECT_EQ(found["committed.pdf"], found["fresh.pdf"]);
  EXPECT_EQ(found["other.html"], found["a.pdf"]);
}

TEST_F(Store, ProvisionsOfLawWithoutANumberJoinNoFamily) {
  const std::string text = words("word", 300);
  schema::Metadata regulation;
  regulation.type.value = "regulation";
  build({{"a.txt", text}});
  {
    Writer writer(database(), Writer::Open::existing);
    add(writer, "b.txt", text, regulation);
    regulation.number.value = "8 CFR 235.10";
    add(writer, "c.txt", text, regulation);
    writer.commit({});
  }
  auto found = families();
  EXPECT_EQ(found["b.txt"], "");
  EXPECT_NE(found["c.txt"], "");
}

TEST_F(Store, AParagraphOfManyFamiliesIsMarkedUntilTooFewHaveIt) {
  const std::string notice = "Nothing in this notice may be relied upon by any party in any way.";
  const auto document = [&](std::size_t i) {
    extract::Document made;
    made.format = "text";
    for (const std::string& text : {words("own" + std::to_string(i) + "x", 300), notice})
      made.blocks.push_back({extract::BlockKind::paragraph, 0, text, {}});
    return made;
  };
  const auto add_number = [&](Writer& writer, std::size_t i, const std::string& type) {
    const std::string path = std::to_string(i) + ".txt";
    const passages::Analysed analysed = passages::analyse(document(i), path);
    schema::DocumentRecord record;
    record.id = record.path = path;
    record.metadata = analysed.metadata;
    record.metadata.type.value = type;
    writer.add(record, analysed);
  };
  const auto marked = [&] {
    std::size_t paragraphs = 0;
    for (const schema::DocumentRecord& record : read_records(index()).records)
      for (const schema::PassageRecord& passage : read_passages(index(), record.id))
        for (const schema::Paragraph& paragraph : passage.paragraphs)
          if (paragraph.repeated) {
            EXPECT_EQ(passage.text.substr(paragraph.begin, paragraph.end - paragraph.begin), notice);
            EXPECT_EQ(passage.repeated, 2 * notice.size() >= passage.text.size());
            ++paragraphs;
          }
    return paragraphs;
  };
  const auto raw = unfinished(index(), 1);
  {
    Writer writer(raw, Writer::Open::create);
    for (std::size_t i = 0; i + 1 < repeated_in; ++i) add_number(writer, i, "memo");
    add_number(writer, 100, "statute");
    writer.commit({});
  }
  publish(index(), raw, 1);
  EXPECT_EQ(marked(), 0u) << "one document too few, and the law does not count";
  {
    Writer writer(database(), Writer::Open::existing);
    add_number(writer, repeated_in, "memo");
    writer.commit({});
  }
  EXPECT_EQ(marked(), repeated_in);
  {
    Writer writer(database(), Writer::Open::existing);
    writer.remove("0.txt");
    writer.commit({});
  }
  EXPECT_EQ(marked(), 0u);
}

// Every document by docid: its path, and how many of its paragraphs are marked as repeated.
std::vector<std::pair<std::string, std::size_t>> in_order(const std::filesystem::path& index) {
  std::vector<std::pair<std::string, std::size_t>> found;
  const auto open = schema::open_current(index);
  const std::string documents = schema::term(schema::FieldId::record, schema::document_record);
  for (auto at = open.database.postlist_begin(documents); at != open.database.postlist_end(documents); ++at) {
    const auto record = schema::decode_document(open.database.get_document(*at).get_data());
    std::size_t repeated = 0;
    for (std::uint32_t i = 1; i <= record.passages; ++i)
      for (const schema::Paragraph& paragraph :
           schema::decode_passage(open.database.get_document(*at + i).get_data()).paragraphs)
        repeated += paragraph.repeated ? 1 : 0;
    found.emplace_back(record.path, repeated);
  }
  return found;
}

TEST_F(Store, ABuildInManySegmentsIsTheSameIndex) {
  const std::string notice = "Nothing in this notice may be relied upon by any party in any way.";
  std::array<Check, 2> checks;
  std::array<std::vector<std::pair<std::string, std::size_t>>, 2> found;
  for (std::size_t run = 0; run < 2; ++run) {
    const auto raw = unfinished(index(), run + 1);
    Writer writer(raw, Writer::Open::create, run == 0 ? 1000 : 2);
    for (std::size_t i = 0; i < 100; ++i) {
      // Alike to the one before, so that families reach across segments; with 100 of them, segments are merged twice.
      add(writer, std::to_string(i) + ".txt", words("word" + std::to_string(i / 2) + "x", i < 20 ? 300 : 30));
      if (i % 5 == 0) add(writer, "notice" + std::to_string(i) + ".txt", notice + "\n\n" + words("own", i + 1));
      if (i == 50) writer.remove("7.txt");
      if (i == 51) writer.remove("51.txt");
    }
    add(writer, "7.txt", words("again", 50));
    schema::LibraryRecord library;
    const Counts counts = writer.counts();
    library.files = library.indexed = counts.documents;
    library.passages = counts.passages;
    writer.commit(library);
    publish(index(), raw, run + 1);
    checks.at(run) = check_database(index() / schema::generation_name(run + 1));
    found.at(run) = in_order(index());
  }
  EXPECT_EQ(checks[0].documents, 119u);
  EXPECT_THAT(checks[0].damages, testing::IsEmpty());
  EXPECT_THAT(checks[1].damages, testing::IsEmpty());
  EXPECT_EQ(checks[0].digest, checks[1].digest);
  EXPECT_EQ(found[0], found[1]);
  EXPECT_THAT(found[0], testing::Contains(testing::Pair("notice50.txt", 1)));
  EXPECT_EQ(found[0].front().first, "0.txt");
  EXPECT_EQ(found[0].back().first, "7.txt");
}

TEST_F(Store, ASegmentThatCannotBeWrittenEndsTheBuild) {
  const auto raw = unfinished(index(), 1);
  Writer writer(raw, Writer::Open::create, 2);
  std::filesystem::remove_all(raw);
  EXPECT_THROW(
      {
        for (std::size_t i = 0; i < 100; ++i) add(writer, std::to_string(i) + ".txt", words("one", 100));
        writer.commit({});
      },
      schema::IndexError);
}

TEST_F(Store, CopiesOfOneTextDoNotMakeItsParagraphsRepeated) {
  const std::string text = words("word", 100);
  std::vector<std::pair<std::string, std::string>> copies;
  for (std::size_t i = 0; i < 2 * repeated_in; ++i) copies.emplace_back(std::to_string(i) + ".txt", text);
  build(copies);
  for (const schema::PassageRecord& passage : read_passages(index(), "0.txt")) EXPECT_FALSE(passage.repeated);
}

TEST_F(Store, BrokenDatabasesAreOurErrors) {
  EXPECT_THROW(Writer(folder_.path() / "none", Writer::Open::existing), schema::IndexError);
  EXPECT_THROW(roll_back(index()), schema::IndexError);
  build({{"a.txt", "Text."}});
  EXPECT_THROW(roll_back(index()), schema::IndexError) << "there is no generation before the first";
}

TEST_F(Store, OneLockAtATime) {
  const Lock lock(index());
  try {
    const Lock second(index());
    FAIL() << "two locks";
  } catch (const schema::LockedError& error) {
    EXPECT_NE(std::string(error.what()).find(std::to_string(getpid())), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace indexer::store
