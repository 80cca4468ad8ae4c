#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the PDF, DOCX, ODT and EML samples from the texts beside this script. They are committed, so that building and
# testing the project needs none of these tools; run this only after changing a source.
#
# Needs (Debian): groff, pandoc, unzip, zip. The same sources give the same bytes: no time of day goes in.
set -eu
cd "$(dirname "$0")"
export SOURCE_DATE_EPOCH=1735689600 LC_ALL=C.UTF-8 TZ=UTC
library=..
parts=$(mktemp -d)  # what is only found inside a mail
trap 'rm -rf "$parts"' EXIT

pdf() {  # SOURCE TARGET [FOLDER]
  (cd pdf && groff -k -Tpdf -ms -dpaper=letter -P-pletter "$1.ms") > "${3:-$library}/$2"
}
word() {  # SOURCE TARGET [FOLDER]; the ending of TARGET says which kind
  pandoc --from=markdown+smart "word/$1.md" --output="${3:-$library}/$2"
  case $2 in *.odt) fix_times "${3:-$library}/$2" ;; esac
}
fix_times() {  # ODT: pandoc puts the time of day on the members of the archive
  target=$(realpath "$1")
  unpacked=$(mktemp -d -p "$parts")
  unzip -q "$target" -d "$unpacked"
  rm "$target"
  (
    cd "$unpacked"
    find . -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
    zip -q -X -0 "$target" mimetype
    find . -type f ! -path ./mimetype | sort | zip -q -X -9 "$target" -@
  )
}
mail() {  # TEXT ATTACHMENT MEDIA-TYPE TARGET; TEXT begins with the header lines of the mail
  name=$(basename "$2")
  boundary=sample-part-boundary
  {
    sed '/^$/q' "mail/$1" | sed '$d'
    printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="%s"\n\n' "$boundary"
    printf -- '--%s\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n' "$boundary"
    sed '1,/^$/d' "mail/$1"
    printf -- '\n--%s\nContent-Type: %s; name="%s"\nContent-Transfer-Encoding: base64\n' "$boundary" "$3" "$name"
    printf 'Content-Disposition: attachment; filename="%s"\n\n' "$name"
    base64 -w 76 "$2"
    printf -- '--%s--\n' "$boundary"
  } | sed 's/$/\r/' > "$library/$4"
}

pdf meissner-2000 memos/ins/2000-11-17-meissner-hqopp-50-4.pdf
pdf morton-10075.1 memos/ice/2011-06-17-morton-10075.1-prosecutorial-discretion.pdf
pdf short-2017 memos/ice-opla/2017-08-15-short-guidance.pdf
pdf doyle-2022 memos/ice-opla/2022-04-03-doyle-guidance.pdf
pdf pm-21-13 eoir/pm-21-13-continuances.pdf
pdf castro-tum decisions/27-in-dec-271-castro-tum.pdf
pdf cruz-valdez decisions/28-in-dec-326-cruz-valdez.pdf
pdf conozca-sus-derechos faq/conozca-sus-derechos.pdf
pdf efficient-docket-rule federal-register/89-fr-46742-efficient-case-and-docket-management.pdf

word howard-2005 memos/ice-opla/2005-10-24-howard-prosecutorial-discretion.docx
word johnson-2014 memos/dhs/2014-11-20-johnson-priorities.docx
word mayorkas-2021 memos/dhs/2021-09-30-mayorkas-guidelines.docx
word pm-602-0187 memos/uscis/2025-02-28-pm-602-0187-notices-to-appear.docx
word ice-11032.4 memos/ice/2021-07-01-directive-11032.4-pregnant.docx
word dm-23-04 eoir/dm-23-04-enforcement-priorities.docx
word i-765-category-guide forms/i-765-employment-authorization-guide.docx
word neufeld-2009 memos/uscis/2009-05-06-neufeld-unlawful-presence.odt
word ice-11064.3 memos/ice/2022-07-14-directive-11064.3-parents.odt
word trasvina-2021 memos/ice-opla/2021-05-27-trasvina-interim-guidance.odt

pdf office-note-dismissal office-note-motions-to-dismiss.pdf "$parts"
word intake-checklist intake-checklist.docx "$parts"
mail dismissal.txt "$parts/office-note-motions-to-dismiss.pdf" application/pdf mail/2025-06-05-motions-to-dismiss.eml
mail checklist.txt "$parts/intake-checklist.docx" \
  application/vnd.openxmlformats-officedocument.wordprocessingml.document mail/2025-05-20-intake-checklist.eml
