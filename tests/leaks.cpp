// SPDX-License-Identifier: GPL-3.0-or-later
// fontconfig, beneath the PDF library, keeps its tables to the end of the process; nothing of ours is left out.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
