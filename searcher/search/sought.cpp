// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/sought.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace searcher::search {
namespace {

using Words = std::initializer_list<std::string_view>;

bool is_any(std::string_view word, Words words) { return std::find(words.begin(), words.end(), word) != words.end(); }

// A letter, also one of those beyond ASCII that Spanish has; bytes of other signs count as letters too, which does no
// harm here.
bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_number(std::string_view word) {
  return has_digit(word) ||
         is_any(word, {"one",     "two",     "three",   "four",    "five",    "six", "seven", "ten",
                       "fifteen", "thirty",  "sixty",   "ninety",  "hundred", "dos", "tres",  "cinco",
                       "diez",    "treinta", "sesenta", "noventa", "cien",    "un",  "una"});
}

bool is_unit(std::string_view word) {
  return is_any(word, {"day", "days", "week", "weeks", "month", "months", "year", "years", "hour",   "hours",
                       "día", "días", "mes",  "meses", "año",   "años",   "hora", "horas", "semana", "semanas"});
}

bool is_money(std::string_view word) {
  return is_any(word, {"fee", "fees", "dollars", "cost", "costs", "refund", "refundable", "tarifa", "cuota", "dólares",
                       "costo", "cuesta", "gratis"});
}

bool defines(std::string_view before, std::string_view word) {
  if (is_any(word, {"means", "mean", "defined", "refers", "significa", "consiste", "called", "llama"})) return true;
  return is_any(before, {"is", "are", "es", "son"}) &&
         is_any(word, {"a", "an", "the", "any", "when", "un", "una", "la", "el", "los", "las", "cuando"});
}

bool rules(std::string_view word) {
  return is_any(word, {"may", "must", "shall", "can", "cannot", "not", "no", "eligible", "required", "unless", "except",
                       "puede", "pueden", "debe", "deben", "tiene", "requiere", "salvo"});
}

// What is still to be found, given a word and the two before it.
void look_at(std::string_view before2, std::string_view before, std::string_view word, Sought& left) {
  // "30 days", "30 calendar days", "90-day"
  if (left.time && is_unit(word) && (is_number(before) || is_number(before2))) left.time = false;
  if (left.amount && is_money(word)) left.amount = false;
  if (left.definition && defines(before, word)) left.definition = false;
  if (left.rule && rules(word)) left.rule = false;
}

unsigned kinds(const Sought& sought) {
  return (sought.time ? 1U : 0U) + (sought.amount ? 1U : 0U) + (sought.definition ? 1U : 0U) + (sought.rule ? 1U : 0U);
}

}  // namespace

Sought sought_of(const std::vector<std::string>& folded) {
  Sought sought;
  const auto at = [&](std::size_t i) { return i < folded.size() ? std::string_view(folded[i]) : std::string_view(); };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::string_view word = at(i);
    const std::string_view next = at(i + 1);
    if (word == "how" && is_any(next, {"long", "soon", "fast", "early", "often", "late"})) sought.time = true;
    if (word == "how" && next == "many" && is_unit(at(i + 2))) sought.time = true;
    if (is_any(word, {"when", "deadline", "deadlines", "expire", "expires", "cuando", "plazo", "vence"}) ||
        (word == "time" && next == "limit") || (is_any(word, {"cuanto", "mas"}) && next == "tiempo") ||
        (is_any(word, {"cuantos", "cuantas"}) && is_any(next, {"dias", "meses", "anos", "horas", "semanas"})))
      sought.time = true;
    if ((word == "how" && next == "much") ||
        is_any(word, {"fee", "fees", "cost", "costs", "pay", "cobran", "cuesta", "cuestan", "costo", "pagar"}))
      sought.amount = true;
    if ((is_any(word, {"what", "who", "que"}) &&
         is_any(next, {"is", "are", "does", "counts", "es", "son", "significa"})) ||
        is_any(word, {"mean", "means", "meaning", "definition", "definicion", "significado"}))
      sought.definition = true;
    if ((is_any(word, {"can", "may", "could", "do", "does", "will", "must"}) &&
         is_any(next, {"i", "they", "my", "we", "he", "she", "it", "the", "you", "kids", "a", "an"})) ||
        is_any(word, {"puedo", "puede", "pueden", "podemos", "tengo"}))
      sought.rule = true;
  }
  return sought;
}

unsigned answers_in(std::string_view sentence, const Sought& sought) {
  Sought left = sought;
  std::string_view before2, before;
  std::array<std::array<char, 16>, 3> lowered{};  // of a word and the two before it
  std::size_t slot = 0;
  for (std::size_t at = 0; at < sentence.size() && left != Sought{};) {
    if (!in_word(sentence[at])) {
      left.amount = left.amount && sentence[at] != '$';
      ++at;
      continue;
    }
    std::size_t length = 0;
    for (; at < sentence.size() && in_word(sentence[at]); ++at)
      if (const char c = sentence[at]; length < lowered[slot].size())
        lowered[slot][length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const std::string_view word(lowered[slot].data(), length);
    look_at(before2, before, word, left);
    before2 = before;
    before = word;
    slot = (slot + 1) % lowered.size();
  }
  return kinds(sought) - kinds(left);
}

}  // namespace searcher::search
