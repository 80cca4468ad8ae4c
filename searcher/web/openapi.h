// SPDX-License-Identifier: GPL-3.0-or-later
// What the interface for programs promises, as OpenAPI 3.1. The tests check every kind of answer against it.
#pragma once

#include <string_view>

namespace searcher::web {

inline constexpr std::string_view openapi_description = R"json({
"openapi": "3.1.0",
"info": {
  "title": "Immigration Policy Search",
  "version": "1",
  "description": "Searches and documents of one library. Offsets are bytes of UTF-8, half-open. Fields are stable: new ones may come, none changes its meaning while \"version\" is 1. Every answer of 200 has an ETag; send it back as If-None-Match for a 304. Where the page has a password, every request wants it (scheme Basic, any user name) or the cookie of a session, else the answer is 401; after ten wrong passwords in a minute it is 429 with Retry-After.",
  "license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"}
},
"servers": [{"url": "/"}],
"security": [{}, {"password": []}, {"session": []}],
"paths": {
  "/api/v1/search": {"get": {
    "operationId": "search",
    "summary": "Documents that match a query, each with its best passages.",
    "parameters": [
      {"name": "q", "in": "query", "required": true, "schema": {"type": "string", "maxLength": 4096}, "description": "The query, with its filters, in the one query language."},
      {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}},
      {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 9900, "default": 0}},
      {"name": "cursor", "in": "query", "schema": {"type": "string"}, "description": "The \"next\" of the answer before, instead of offset; 409 when the library has changed since."},
      {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["relevance", "date", "title"], "default": "relevance"}},
      {"name": "mode", "in": "query", "schema": {"type": "string", "enum": ["automatic", "plain", "exact"], "default": "automatic"}},
      {"name": "agency", "in": "query", "schema": {"type": "string"}, "description": "The same as agency: in the query; so are the next four."},
      {"name": "type", "in": "query", "schema": {"type": "string"}},
      {"name": "lang", "in": "query", "schema": {"type": "string"}},
      {"name": "after", "in": "query", "schema": {"type": "string"}},
      {"name": "before", "in": "query", "schema": {"type": "string"}},
      {"name": "from", "in": "query", "schema": {"type": "string"}, "description": "With to, the same as date:FROM..TO: years, months or days."},
      {"name": "to", "in": "query", "schema": {"type": "string"}}
    ],
    "responses": {
      "200": {"description": "The result.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Result"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"},
      "400": {"description": "The query or a parameter cannot be read.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
      "409": {"description": "The library has changed since the cursor was made.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    }
  }},
  "/api/v1/cites": {"get": {
    "operationId": "cites",
    "summary": "Documents that cite something, with the sentences: exactly that, a part of it, or what contains it.",
    "parameters": [
      {"name": "citation", "in": "query", "required": true, "schema": {"type": "string", "maxLength": 400}, "description": "One citation, as people write it: 8 CFR 1003.18(c), INA 240A(b), 28 I&N Dec. 326, PM 21-13, I-601A."},
      {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}, "description": "Documents."},
      {"name": "offset", "in": "query", "schema": {"type": "integer", "minimum": 0, "default": 0}},
      {"name": "passages", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 20, "default": 5}, "description": "Passages of each document."}
    ],
    "responses": {
      "200": {"description": "Who cites it.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Citing"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"},
      "400": {"description": "The citation or a parameter cannot be read; the detail shows the forms that are known.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    }
  }},
  "/api/v1/suggest": {"get": {
    "operationId": "suggest",
    "summary": "What a query that is being typed may become: citations, numbers, titles and words that the library holds.",
    "parameters": [
      {"name": "q", "in": "query", "required": true, "schema": {"type": "string"}, "description": "The text so far; less than three characters and more than 200 bytes get no suggestions."}
    ],
    "responses": {
      "200": {"description": "At most eight suggestions.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Suggestions"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"},
      "400": {"description": "There is no text.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    }
  }},
  "/api/v1/similar": {"get": {
    "operationId": "similar",
    "summary": "Documents like a document, or like one passage of it, and the words that the comparison rests on. Copies of it are named, not listed.",
    "parameters": [
      {"name": "document", "in": "query", "required": true, "schema": {"type": "string"}, "description": "Its id."},
      {"name": "passage", "in": "query", "schema": {"type": "integer", "minimum": 1}, "description": "One passage instead of the whole document."},
      {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}, "description": "Documents."}
    ],
    "responses": {
      "200": {"description": "What is like it.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Similar"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"},
      "400": {"description": "A parameter cannot be read.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
      "404": {"description": "There is no such document or passage.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    }
  }},
  "/api/v1/related": {"get": {
    "operationId": "related",
    "summary": "Words that set the first passages of a plain question apart; none for an exact query. The question itself is not changed by them.",
    "parameters": [
      {"name": "q", "in": "query", "required": true, "schema": {"type": "string"}, "description": "The question."}
    ],
    "responses": {
      "200": {"description": "At most eight words.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Related"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"},
      "400": {"description": "There is no question.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    }
  }},
  "/api/v1/documents/{id}": {"get": {
    "operationId": "document",
    "summary": "A document with its passages.",
    "parameters": [
      {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
      {"name": "q", "in": "query", "schema": {"type": "string"}, "description": "Marks its matches."},
      {"name": "first", "in": "query", "schema": {"type": "integer", "minimum": 1}, "description": "The first passage wanted."},
      {"name": "last", "in": "query", "schema": {"type": "integer", "minimum": 1}, "description": "The last passage wanted."}
    ],
    "responses": {
      "200": {"description": "The document.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Document"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"},
      "400": {"description": "A number of a passage cannot be read.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
      "404": {"description": "There is no such document.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    }
  }},
  "/api/v1/library": {"get": {
    "operationId": "library",
    "summary": "What is in the library, what is not and why.",
    "responses": {
      "200": {"description": "The library.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Library"}}}},
      "304": {"description": "Nothing has changed."},
      "403": {"$ref": "#/components/responses/FromElsewhere"},
      "500": {"$ref": "#/components/responses/Failure"},
      "503": {"$ref": "#/components/responses/NoAnswerNow"},
      "401": {"$ref": "#/components/responses/NoPassword"},
      "429": {"$ref": "#/components/responses/TooManyAttempts"}
    }
  }}
},
"components": {"securitySchemes": {
  "password": {"type": "http", "scheme": "basic", "description": "Where the page has a password: it, with any user name."},
  "session": {"type": "apiKey", "in": "cookie", "name": "__Host-session-PORT", "description": "Of a browser that has logged in at /login."}
},
"responses": {
  "NoPassword": {"description": "The page has a password, and this request did not bring it.", "headers": {"WWW-Authenticate": {"schema": {"type": "string"}}}, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
  "FromElsewhere": {"description": "A browser says that a page of another site made it ask.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
  "Failure": {"description": "Something went wrong inside the program; where it was started, it is told under the number given here.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
  "NoAnswerNow": {"description": "The index cannot be read, or too many questions wait already.", "headers": {"Retry-After": {"schema": {"type": "integer"}}}, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
  "TooManyAttempts": {"description": "Too many wrong passwords came from this address.", "headers": {"Retry-After": {"schema": {"type": "integer"}}}, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
},
"schemas": {
  "Range": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
  "Sourced": {"type": ["object", "null"], "required": ["value", "source"], "properties": {"value": {"type": "string"}, "source": {"type": "string"}}, "additionalProperties": false},
  "Metadata": {"type": "object", "required": ["title", "type", "agency", "number", "author", "date", "effective", "language", "url"], "properties": {
    "title": {"$ref": "#/components/schemas/Sourced"}, "type": {"$ref": "#/components/schemas/Sourced"}, "agency": {"$ref": "#/components/schemas/Sourced"},
    "number": {"$ref": "#/components/schemas/Sourced"}, "author": {"$ref": "#/components/schemas/Sourced"}, "date": {"$ref": "#/components/schemas/Sourced"},
    "effective": {"$ref": "#/components/schemas/Sourced"}, "language": {"$ref": "#/components/schemas/Sourced"}, "url": {"$ref": "#/components/schemas/Sourced"}, "status": {"$ref": "#/components/schemas/Sourced"}, "note": {"$ref": "#/components/schemas/Sourced"}}},
  "Pin": {"type": "object", "required": ["paragraph", "paragraph_last"], "properties": {
    "pdf_page": {"type": "integer"}, "pdf_page_last": {"type": "integer"}, "printed_page": {"type": ["string", "null"]}, "printed_page_last": {"type": ["string", "null"]},
    "paragraph": {"type": "integer"}, "paragraph_last": {"type": "integer"}}},
  "PassageHit": {"type": "object", "required": ["passage", "snippet", "highlights", "cut_before", "cut_after", "headings", "lead_ins", "pin", "language", "score", "missing", "instead", "why", "warnings"], "properties": {
    "passage": {"type": "integer"}, "snippet": {"type": "string"}, "highlights": {"type": "array", "items": {"$ref": "#/components/schemas/Range"}},
    "cut_before": {"type": "boolean"}, "cut_after": {"type": "boolean"}, "headings": {"type": "array", "items": {"type": "string"}}, "lead_ins": {"type": "array", "items": {"type": "string"}}, "pin": {"$ref": "#/components/schemas/Pin"},
    "language": {"type": "string"}, "score": {"type": "number"}, "missing": {"type": "array", "items": {"type": "string"}}, "instead": {"type": "array", "items": {"type": "string"}}, "why": {"type": "string"}, "warnings": {"type": "array", "items": {"type": "string"}}}},
  "Hit": {"type": "object", "required": ["id", "path", "format", "metadata", "warnings", "note", "more", "passages"], "properties": {
    "part": {"type": "string", "description": "Of a library of several indexes: the name of its own."}, "id": {"type": "string"}, "path": {"type": "string"}, "format": {"type": "string"}, "metadata": {"$ref": "#/components/schemas/Metadata"}, "warnings": {"type": "array", "items": {"type": "string"}},
    "note": {"type": "string"}, "more": {"type": "integer"}, "passages": {"type": "array", "items": {"$ref": "#/components/schemas/PassageHit"}},
    "also_as": {"type": "array", "items": {"type": "string"}}, "later_alerts": {"$ref": "#/components/schemas/LaterAlerts"}}},
  "LaterAlerts": {"type": "object", "description": "Of a policy alert: later ones that change the same chapters of the Policy Manual, and the last of them.", "required": ["count", "id", "title", "date"], "properties": {
    "count": {"type": "integer"}, "id": {"type": "string"}, "title": {"type": "string"}, "date": {"type": "string"}}},
  "Facet": {"type": "object", "required": ["field", "values"], "properties": {"field": {"type": "string"}, "values": {"type": "array", "items": {
    "type": "object", "required": ["value", "name", "documents"], "properties": {"value": {"type": "string"}, "name": {"type": "string"}, "documents": {"type": "integer"}}}}}},
  "RelatedWord": {"type": "object", "required": ["word", "documents", "query"], "properties": {"word": {"type": "string"}, "documents": {"type": "integer"}, "query": {"type": "string"}}},
  "Related": {"type": "object", "required": ["version", "query", "words"], "properties": {"version": {"type": "integer"}, "query": {"type": "string"}, "words": {"type": "array", "items": {"$ref": "#/components/schemas/RelatedWord"}}}},
  "Similar": {"type": "object", "required": ["version", "unit", "document", "passage", "also_as", "words", "hits", "library"], "properties": {
    "version": {"type": "integer"}, "unit": {"type": "string", "enum": ["bytes"]}, "passage": {"type": ["integer", "null"]}, "also_as": {"type": "array", "items": {"type": "string"}},
    "document": {"type": "object", "required": ["id", "path", "format", "metadata"], "properties": {"id": {"type": "string"}, "path": {"type": "string"}, "format": {"type": "string"}, "metadata": {"$ref": "#/components/schemas/Metadata"}}},
    "words": {"type": "array", "items": {"$ref": "#/components/schemas/RelatedWord"}}, "hits": {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}, "library": {"$ref": "#/components/schemas/LibraryState"}}},
  "Expansion": {"type": "object", "required": ["typed", "means", "kind", "language", "office", "without"], "properties": {
    "typed": {"type": "string"}, "means": {"type": "array", "items": {"type": "string"}}, "kind": {"type": "string", "enum": ["acronym", "ambiguous", "lay", "provision", "form", "translation"]},
    "language": {"type": ["string", "null"]}, "office": {"type": "boolean"}, "without": {"type": "string"}}},
  "LibraryState": {"type": "object", "required": ["documents", "passages", "refused", "with_warning", "duplicates", "built", "revision"], "properties": {
    "documents": {"type": "integer"}, "passages": {"type": "integer"}, "refused": {"type": "integer"}, "with_warning": {"type": "integer"}, "duplicates": {"type": "integer"},
    "built": {"type": "string"}, "generation": {"type": "integer"}, "revision": {"type": "string"},
    "complete": {"type": "boolean", "description": "False: a part cannot be reached; the answer and every count is of the others."},
    "parts": {"type": "array", "description": "Of a library of several indexes.", "items": {"type": "object", "required": ["name", "served", "documents", "missing"], "properties": {"name": {"type": "string"}, "served": {"type": "boolean"}, "documents": {"type": "integer"}, "passages": {"type": "integer"}, "refused": {"type": "integer"}, "built": {"type": "string"}, "missing": {"type": ["string", "null"], "description": "Why it cannot be reached."}}}}}},
  "Result": {"type": "object", "required": ["version", "unit", "query", "echo", "mode", "documents", "documents_exact", "offset", "next", "milliseconds", "hits", "other_language", "expansions", "words", "suggestions", "readings", "filters", "facets", "notes", "library"], "properties": {
    "version": {"type": "integer"}, "unit": {"type": "string", "enum": ["bytes"]}, "query": {"type": "string"}, "echo": {"type": "string"}, "mode": {"type": "string", "enum": ["ranked", "exact"]},
    "documents": {"type": "integer"}, "documents_exact": {"type": "boolean"}, "offset": {"type": "integer"}, "next": {"type": ["string", "null"]}, "milliseconds": {"type": "number"},
    "hits": {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}},
    "other_language": {"type": ["object", "null"], "required": ["language", "query", "documents", "documents_exact", "expansions", "hits"], "properties": {
      "language": {"type": "string", "enum": ["en", "es"]}, "query": {"type": "string"}, "documents": {"type": "integer"}, "documents_exact": {"type": "boolean"},
      "expansions": {"type": "array", "items": {"$ref": "#/components/schemas/Expansion"}}, "hits": {"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}}},
    "expansions": {"type": "array", "items": {"$ref": "#/components/schemas/Expansion"}},
    "words": {"type": "array", "items": {"type": "object", "required": ["word", "documents", "forms"], "properties": {"word": {"type": "string"}, "documents": {"type": "integer"}, "forms": {"type": "array"}}}},
    "suggestions": {"type": "array", "items": {"type": "object", "required": ["query", "why", "documents"], "properties": {"query": {"type": "string"}, "why": {"type": "string"}, "documents": {"type": "integer"}}}},
    "readings": {"type": "array", "items": {"type": "object", "required": ["query", "why", "documents"], "properties": {"query": {"type": "string"}, "why": {"type": "string"}, "documents": {"type": "integer"}}}},
    "filters": {"type": "array", "items": {"type": "object", "required": ["filter", "without"], "properties": {"filter": {"type": "string"}, "without": {"type": "string"}}}},
    "facets": {"type": "array", "items": {"$ref": "#/components/schemas/Facet"}}, "notes": {"type": "array", "items": {"type": "string"}}, "library": {"$ref": "#/components/schemas/LibraryState"}}},
  "Suggestions": {"type": "object", "required": ["version", "suggestions"], "properties": {
    "version": {"type": "integer"},
    "suggestions": {"type": "array", "items": {"type": "object", "required": ["query", "kind"], "properties": {"query": {"type": "string"}, "kind": {"type": "string", "enum": ["citation", "number", "title", "word"]}}}}
  }},
  "Document": {"type": "object", "required": ["version", "unit", "id", "copies", "changed_at", "citation", "path", "format", "metadata", "outcome", "warnings", "outline", "passages"], "properties": {
    "part": {"type": "string", "description": "Of a library of several indexes: the name of its own."}, "version": {"type": "integer"}, "unit": {"type": "string", "enum": ["bytes"]}, "citation": {"type": ["string", "null"]}, "changed_at": {"type": ["string", "null"]}, "copies": {"type": "array", "items": {"type": "object", "required": ["id", "path", "title", "searchable"], "properties": {"id": {"type": "string"}, "path": {"type": "string"}, "title": {"type": "string"}, "searchable": {"type": "boolean"}}}}, "id": {"type": "string"}, "path": {"type": "string"}, "format": {"type": "string"}, "metadata": {"$ref": "#/components/schemas/Metadata"},
    "outcome": {"type": "string"}, "warnings": {"type": "array", "items": {"type": "string"}}, "later_alerts": {"$ref": "#/components/schemas/LaterAlerts"},
    "outline": {"type": "array", "items": {"type": "object", "required": ["level", "title", "passage"], "properties": {"level": {"type": "integer"}, "title": {"type": "string"}, "passage": {"type": "integer"}}}},
    "passages": {"type": "array", "items": {"type": "object", "required": ["passage", "text", "highlights", "citations", "headings", "lead_ins", "pin", "language", "warnings"], "properties": {
      "citations": {"type": "array", "items": {"type": "object", "required": ["range", "key", "citation"], "properties": {"range": {"$ref": "#/components/schemas/Range"}, "key": {"type": "string"}, "citation": {"type": "string"}}}},
      "passage": {"type": "integer"}, "text": {"type": "string"}, "highlights": {"type": "array", "items": {"$ref": "#/components/schemas/Range"}}, "headings": {"type": "array", "items": {"type": "string"}}, "lead_ins": {"type": "array", "items": {"type": "string"}},
      "pin": {"$ref": "#/components/schemas/Pin"}, "language": {"type": "string"}, "warnings": {"type": "array", "items": {"type": "string"}}}}}}},
  "Paths": {"type": "object", "required": ["count", "first"], "properties": {"count": {"type": "integer"}, "first": {"type": "array", "items": {"type": "string"}}}},
  "Folders": {"type": "object", "description": "The library's folders now against the index: what the next update would take up. Only the state looked says anything of the files.",
    "required": ["state", "at", "files", "new", "changed", "restated", "gone", "unreadable", "missing_folders", "too_many_gone", "trouble"], "properties": {
    "state": {"type": "string", "enum": ["unknown", "looking", "looked", "too-slow", "failed"]}, "at": {"type": ["string", "null"]}, "files": {"type": "integer"},
    "new": {"$ref": "#/components/schemas/Paths"}, "changed": {"$ref": "#/components/schemas/Paths"}, "restated": {"$ref": "#/components/schemas/Paths"},
    "gone": {"$ref": "#/components/schemas/Paths"}, "unreadable": {"$ref": "#/components/schemas/Paths"},
    "missing_folders": {"type": "array", "items": {"type": "string"}}, "too_many_gone": {"type": "boolean"}, "trouble": {"type": "string"}}},
  "Library": {"type": "object", "required": ["version", "library", "facets", "problems", "folders"], "properties": {
    "folders": {"$ref": "#/components/schemas/Folders"},
    "version": {"type": "integer"}, "library": {"$ref": "#/components/schemas/LibraryState"}, "facets": {"type": "array", "items": {"$ref": "#/components/schemas/Facet"}},
    "last_update": {"type": ["object", "null"], "properties": {"revision": {"type": "integer"}, "at": {"type": "string"},
      "changes": {"type": "array", "items": {"type": "object", "properties": {
        "kind": {"type": "string"}, "id": {"type": "string"}, "path": {"type": "string"}, "title": {"type": "string"}, "detail": {"type": "string"},
        "words_before": {"type": "integer"}, "words_after": {"type": "integer"}, "words_removed": {"type": "integer"}, "words_added": {"type": "integer"},
        "added_text": {"type": "string"}}}}}},
    "problems": {"type": "array", "items": {"type": "object", "required": ["path", "outcome", "reason", "detail", "remedy"], "properties": {
      "path": {"type": "string"}, "outcome": {"type": "string"}, "reason": {"type": "string"}, "detail": {"type": "string"}, "remedy": {"type": "string"}}}}}},
  "Citing": {"type": "object", "required": ["version", "unit", "typed", "citation", "key", "also", "containing", "itself", "documents", "documents_by_relation", "passages", "offset", "hits", "library", "milliseconds"], "properties": {
    "version": {"type": "integer"}, "unit": {"type": "string", "enum": ["bytes"]}, "typed": {"type": "string"}, "citation": {"type": "string"}, "key": {"type": "string"},
    "also": {"type": "array", "items": {"type": "string"}}, "containing": {"type": "array", "items": {"type": "string"}},
    "itself": {"type": "array", "items": {"type": "object", "required": ["id", "path", "format", "metadata"], "properties": {"id": {"type": "string"}, "path": {"type": "string"}, "format": {"type": "string"}, "metadata": {"$ref": "#/components/schemas/Metadata"}}}},
    "documents": {"type": "integer"}, "documents_by_relation": {"$ref": "#/components/schemas/Relations"}, "passages": {"type": "integer"}, "offset": {"type": "integer"},
    "hits": {"type": "array", "items": {"type": "object", "required": ["id", "path", "format", "metadata", "passages_by_relation", "sentences", "more"], "properties": {
      "id": {"type": "string"}, "path": {"type": "string"}, "format": {"type": "string"}, "metadata": {"$ref": "#/components/schemas/Metadata"}, "passages_by_relation": {"$ref": "#/components/schemas/Relations"}, "more": {"type": "integer"},
      "sentences": {"type": "array", "items": {"type": "object", "required": ["passage", "relation", "cited", "text", "citations", "headings", "pin"], "properties": {
        "passage": {"type": "integer"}, "relation": {"type": "string", "enum": ["exactly", "part", "whole"]}, "cited": {"type": "string"}, "text": {"type": "string"},
        "citations": {"type": "array", "items": {"$ref": "#/components/schemas/Range"}}, "headings": {"type": "array", "items": {"type": "string"}}, "pin": {"$ref": "#/components/schemas/Pin"}}}}}}},
    "library": {"$ref": "#/components/schemas/LibraryState"}, "milliseconds": {"type": "number"}}},
  "Relations": {"type": "object", "required": ["exactly", "part", "whole"], "properties": {"exactly": {"type": "integer"}, "part": {"type": "integer"}, "whole": {"type": "integer"}}},
  "Problem": {"type": "object", "required": ["version", "type", "title", "status", "code"], "properties": {
    "version": {"type": "integer"}, "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "code": {"type": "string"}, "detail": {"type": "string"},
    "unit": {"type": "string", "enum": ["bytes"]}, "offset": {"type": "integer"}, "length": {"type": "integer"}, "suggestion": {"type": ["string", "null"]}}}
}}
})json";

}  // namespace searcher::web
