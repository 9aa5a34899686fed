/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SONGNGU_PLUGIN_H
#define SONGNGU_PLUGIN_H

/* The whole contract between Songngu and a plugin.
 *
 * A plugin is one shared object that exports one constant, `songngu_plugin`
 * (write it with SN_PLUGIN).  The core reads the descriptor before it calls
 * anything, so a plugin can be listed, documented and refused unrun.
 *
 * Ownership: what is handed in is borrowed until the call returns; every
 * string handed over is copied.  Text is UTF-8, NUL-terminated unless a length
 * stands beside it.  Lengths on the page are points (1/72 inch), y grows
 * downwards from the page's top left corner.
 *
 * Errors: say what is wrong with sn_fail() and return false.  The core adds
 * which pack, line, stage and plugin.
 *
 * Structs that the core hands over and that may grow start with `size`;
 * members are only ever appended.  A plugin is called from one thread. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SN_ABI 1u

#if defined(__GNUC__)
#define SN_EXPORT __attribute__((visibility("default")))
#define SN_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define SN_EXPORT
#define SN_PRINTF(f, a)
#endif

typedef struct SnContext SnContext; /* one call of one plugin */
typedef struct SnTable SnTable;     /* typed columns of equal length */

/* ---- values ------------------------------------------------------------ */

/* An exact decimal: coefficient / 10^scale.  The scale says how many decimals
 * were written, so 18.00 is {1800, 2}.  |coefficient| < 10^18, scale <= 18. */
typedef struct SnDecimal {
  int64_t coefficient;
  uint8_t scale;
} SnDecimal;

typedef enum SnType {
  SN_TEXT,    /* UTF-8, NFC */
  SN_NUMBER,  /* SnDecimal */
  SN_DATE,    /* days since 1970-01-01, proleptic Gregorian */
  SN_BOOLEAN, /* 0 or 1 */
} SnType;

/* What a cell holds.  The last three are the signs that statistical tables
 * print for "nothing", and they mean different things. */
typedef enum SnCell {
  SN_CELL_EMPTY = 0,          /* no entry */
  SN_CELL_VALUE = 1,
  SN_CELL_NIL = 2,            /* "-": the phenomenon does not occur */
  SN_CELL_NOT_AVAILABLE = 3,  /* "...": it occurs, no figure */
  SN_CELL_NOT_APPLICABLE = 4, /* "x": a figure would be meaningless */
} SnCell;

/* How a figure's separators are meant. */
typedef enum SnNumberLocale {
  SN_LOCALE_PLAIN, /* 1234.5: no grouping */
  SN_LOCALE_VI,    /* 1.234,5 */
  SN_LOCALE_EN,    /* 1,234.5 */
} SnNumberLocale;

/* A figure as departments write it, in one way of writing: also with spaces that do not break between groups, U+2212,
 * parentheses for negative, a percent sign.  Sets *cell to one of the signs for nothing where the text is one, else
 * to SN_CELL_VALUE.  false: not a number so written, or one that SnDecimal has no room for. */
SN_EXPORT bool sn_number_parse(const char *text, size_t length, SnNumberLocale locale, SnDecimal *out, SnCell *cell);

/* Where a row came from.  Zero and NULL mean unknown. */
typedef struct SnOrigin {
  const char *file;  /* as the pack names it */
  const char *sheet; /* of a spreadsheet; else NULL */
  uint32_t line;     /* line or spreadsheet row, from 1 */
} SnOrigin;

/* ---- tables ------------------------------------------------------------ */

/* One column, read in place.  Arrays have sn_table_rows() entries and stay
 * valid while the table is unchanged. */
typedef struct SnColumn {
  uint32_t size;
  SnType type;
  const char *name;
  const char *unit;         /* id of a unit, or NULL */
  const uint8_t *cells;     /* an SnCell each; entries below hold only for SN_CELL_VALUE */
  const int64_t *numbers;   /* NUMBER: coefficients; DATE: days; BOOLEAN: 0 or 1; TEXT: NULL */
  const uint8_t *scales;    /* NUMBER: decimals of each value; else NULL */
  const char *const *texts; /* TEXT; else NULL */
} SnColumn;

SN_EXPORT uint32_t sn_table_rows(const SnTable *table);
SN_EXPORT uint32_t sn_table_columns(const SnTable *table);
/* NULL when index is out of range. */
SN_EXPORT const SnColumn *sn_table_column(const SnTable *table, uint32_t index);
/* By name, despite case, NFC or NFD, tone placement and doubled spaces.  NULL when there is none. */
SN_EXPORT const SnColumn *sn_table_find(const SnTable *table, const char *name);
SN_EXPORT SnOrigin sn_table_origin(const SnTable *table, uint32_t row);

/* Filling a table: add the columns, then for each row put its cells in any
 * order and end the row.  A column without a put in a row is SN_CELL_EMPTY.
 * Puts do not fail: text that is not UTF-8, a decimal out of range, a put of
 * the wrong type are kept and reported, with the row's origin, after the call.
 * Text of length 0 is no entry: SN_CELL_EMPTY.
 *
 * A column of text takes numbers, dates and booleans too, as spreadsheets and
 * databases mix them: the cell keeps the value beside its plain text.  A
 * source's column that turns out to hold nothing but one such type becomes a
 * column of it; one that is read as numbers or dates takes such cells as they
 * are, however the texts around them are written. */
SN_EXPORT uint32_t sn_table_add_column(SnTable *table, const char *name, SnType type, const char *unit);
SN_EXPORT void sn_table_put_text(SnTable *table, uint32_t column, const char *text, size_t length);
SN_EXPORT void sn_table_put_number(SnTable *table, uint32_t column, SnDecimal number);
SN_EXPORT void sn_table_put_date(SnTable *table, uint32_t column, int32_t days);
SN_EXPORT void sn_table_put_boolean(SnTable *table, uint32_t column, bool truth);
SN_EXPORT void sn_table_put_nothing(SnTable *table, uint32_t column, SnCell why);
/* The column's unit where it is known only after reading, as from a spreadsheet's percent format; NULL: none. */
SN_EXPORT void sn_table_set_unit(SnTable *table, uint32_t column, const char *unit);
/* How the source names the column, such as a spreadsheet's letters: messages then say “Sheet!B7”. */
SN_EXPORT void sn_table_set_reference(SnTable *table, uint32_t column, const char *reference);
/* The texts of the column are codes or names, whatever they look like: “0112” and “2024” are not read as numbers or dates
 * unless the pack declares them to be. */
SN_EXPORT void sn_table_keep_text(SnTable *table, uint32_t column);
/* origin may be NULL. */
SN_EXPORT void sn_table_end_row(SnTable *table, const SnOrigin *origin);
/* What a text of the column is called in another language, as the source's codelist says; `language` is a BCP 47 tag.
 * An edition in that language prints `translation` where its catalogue and glossary do not know the text; tables made of
 * this one know it too.  Where translations of one text differ, it has none. */
SN_EXPORT void sn_table_translate(SnTable *table, uint32_t column, const char *text, const char *language,
                                  const char *translation);

/* ---- parameters -------------------------------------------------------- */

typedef enum SnParamType {
  SN_PARAM_STRING,  /* const char * */
  SN_PARAM_PATH,    /* const char *: a readable file inside the pack's folder, absolute */
  SN_PARAM_TEXT,    /* const char *: the element's text, or the file named by file="" */
  SN_PARAM_INTEGER, /* int64_t, within min and max */
  SN_PARAM_DECIMAL, /* SnDecimal */
  SN_PARAM_BOOLEAN, /* bool, written yes or no */
  SN_PARAM_WORD,    /* int: index into words */
} SnParamType;

/* One parameter of a plugin.  A list ends with a NULL name. */
typedef struct SnParam {
  const char *name;
  SnParamType type;
  size_t offset;            /* offsetof the member in the plugin's own struct */
  const char *fallback;     /* as a pack would write it; NULL: zero */
  bool required;
  int64_t min, max;         /* INTEGER; both 0: any */
  const char *const *words; /* WORD; NULL-terminated */
  const char *help;         /* one English sentence, without a full stop */
} SnParam;

/* ---- pages ------------------------------------------------------------- */

typedef struct SnColor {
  uint8_t red, green, blue, alpha; /* sRGB; alpha 0: not painted */
} SnColor;

/* A font file in memory.  Pointers identify a font for the whole document. */
typedef struct SnFont {
  uint32_t size;
  uint32_t id;             /* 0, 1, … in order of first use */
  const char *family;      /* e.g. "Liberation Serif" */
  const char *style;       /* e.g. "Bold Italic" */
  const char *postscript_name;
  const void *data;        /* the file's bytes */
  size_t length;
  uint32_t index;          /* face within a collection */
  uint32_t units_per_em;
  int32_t ascent, descent; /* font units; descent is negative */
  int32_t cap_height, x_height;
  uint16_t weight;         /* 100 to 900 */
  bool italic;
} SnFont;

/* Lengths in font units.  cluster: offset in bytes of the first character this glyph stands for. */
typedef struct SnGlyph {
  uint32_t id;
  int32_t advance, x_offset, y_offset; /* y_offset grows upwards, as in the font */
  uint32_t cluster;
} SnGlyph;

/* A shaped stretch of text in one font, any size.  Words are shared by all marks
 * that show them and live as long as the document; long figures, of which most
 * are seen once, only until page() returns. */
typedef struct SnRun {
  const SnFont *font;
  const char *text; /* NFC */
  uint32_t text_length;
  uint32_t count;
  const SnGlyph *glyphs; /* in visual order */
  int32_t advance;
  bool lasting; /* lives as long as the document, so that what is made of it may be kept under its address */
} SnRun;

/* A run on a line.  `space`: width in points of the space that follows in the
 * text, 0 for none.  A space stands there even at a line's end when the text goes on,
 * so that extracted words do not join; it is then SN_SPACE_HIDDEN wide. */
#define SN_SPACE_HIDDEN 0.001f
typedef struct SnTextItem {
  const SnRun *run;
  float x;
  float space;
} SnTextItem;

typedef enum SnSegmentKind { SN_MOVE, SN_LINE, SN_CURVE, SN_CLOSE, SN_RECTANGLE } SnSegmentKind;

/* v: MOVE, LINE x y; CURVE x1 y1 x2 y2 x y; RECTANGLE x y width height. */
typedef struct SnSegment {
  SnSegmentKind kind;
  float v[6];
} SnSegment;

/* Fills that stay apart on a black-and-white copy.  Drawn in `color` on white. */
typedef enum SnPattern {
  SN_SOLID,
  SN_DIAGONAL_UP,
  SN_DIAGONAL_DOWN,
  SN_CROSS_DIAGONAL,
  SN_HORIZONTAL,
  SN_VERTICAL,
  SN_GRID,
  SN_DOTS,
} SnPattern;

typedef enum SnMarkKind {
  SN_MARK_TEXT,
  SN_MARK_PATH,
  SN_MARK_IMAGE,
  SN_MARK_LINK,
  SN_MARK_ANCHOR,
  SN_MARK_BEGIN,
  SN_MARK_END,
} SnMarkKind;

/* Roles are those of ISO 32000-1, 14.8.4. */
typedef enum SnRole {
  SN_ROLE_ARTIFACT, /* running heads, rules, page numbers: not content */
  SN_ROLE_DOCUMENT, SN_ROLE_PART, SN_ROLE_SECT, SN_ROLE_DIV,
  SN_ROLE_BLOCKQUOTE, SN_ROLE_CAPTION, SN_ROLE_TOC, SN_ROLE_TOCI,
  SN_ROLE_H1, SN_ROLE_H2, SN_ROLE_H3, SN_ROLE_H4, SN_ROLE_H5, SN_ROLE_H6,
  SN_ROLE_P, SN_ROLE_L, SN_ROLE_LI, SN_ROLE_LBL, SN_ROLE_LBODY,
  SN_ROLE_TABLE, SN_ROLE_THEAD, SN_ROLE_TBODY, SN_ROLE_TR, SN_ROLE_TH, SN_ROLE_TD,
  SN_ROLE_SPAN, SN_ROLE_QUOTE, SN_ROLE_NOTE, SN_ROLE_REFERENCE, SN_ROLE_LINK, SN_ROLE_FIGURE,
} SnRole;

typedef enum SnScope { SN_SCOPE_NONE, SN_SCOPE_COLUMN, SN_SCOPE_ROW } SnScope;

/* An element of the logical structure.  One that spans pages is begun again,
 * by the same pointer, on each.  Lives as long as the document. */
typedef struct SnElement {
  uint32_t id; /* 1, 2, … in reading order; 0 for artifacts */
  SnRole role;
  const struct SnElement *parent; /* NULL: the document */
  const char *language;           /* BCP 47 where it differs from the parent's, else NULL */
  const char *alt;                /* figures: what they show */
  const char *title;              /* headings: as in the outline */
  uint16_t colspan, rowspan;      /* TH, TD; 0 is 1 */
  SnScope scope;                  /* TH */
  /* The msgctxt of the catalogue entry that its text was made from ("economy|p2"), in tables and figures of those of
   * their data words ("data|sectors"); else NULL.  The same in every edition. */
  const char *context;
} SnElement;

typedef struct SnMark {
  SnMarkKind kind;
  union {
    struct { /* one line's text of one size and colour; y: the baseline */
      float size, y;
      SnColor color;
      uint32_t count;
      const SnTextItem *items;
    } text;
    struct { /* filled, then stroked; nonzero winding */
      const SnSegment *segments;
      uint32_t count;
      SnColor fill, stroke;
      SnPattern pattern;    /* of the fill */
      float line_width;
      float dash, gap;      /* dash 0: unbroken */
    } path;
    struct { /* a PNG or JPEG file */
      const void *data;
      size_t length;
      float x, y, width, height;
    } image;
    struct { /* one of the two targets is NULL */
      float x, y, width, height;
      const char *uri;
      const char *anchor;
      const char *contents; /* what a reader hears, may be NULL */
    } link;
    struct {
      const char *name;
      float y;
    } anchor;
    struct {
      const SnElement *element;
    } begin; /* END closes the last BEGIN; they nest within a page */
  };
} SnMark;

/* A page of the document, or a chart standing alone. */
typedef struct SnPage {
  uint32_t size;
  uint32_t number;   /* 1, 2, … ; 0 for a figure */
  const char *label; /* the number as printed */
  const char *name;  /* a figure's id; NULL for a page */
  const char *alt;   /* of a figure */
  float width, height;
  uint32_t count;
  const SnMark *marks;
} SnPage;

/* A department's file that the document was made from. */
typedef struct SnAttachment {
  const char *name;       /* path within the pack */
  const char *path;       /* where to read it */
  const char *media_type;
} SnAttachment;

typedef struct SnDocument {
  uint32_t size;
  const char *id;
  const char *language; /* BCP 47 */
  const char *title, *author, *subject;
  const char *generator; /* e.g. "Songngu 0.1" */
  int64_t date;          /* seconds since 1970-01-01T00:00:00Z, from the pack or SOURCE_DATE_EPOCH */
  const SnAttachment *attachments;
  uint32_t attachment_count;
} SnDocument;

/* ---- what a plugin may ask of the core ---------------------------------- */

/* Report an error; always returns false.  The message is a sentence without a
 * full stop.  Several may be reported before a function returns false. */
SN_EXPORT bool sn_fail(SnContext *context, const char *format, ...) SN_PRINTF(2, 3);
/* At a place in an input file; line 0: the file as a whole. */
SN_EXPORT bool sn_fail_at(SnContext *context, const char *file, uint32_t line, const char *format, ...) SN_PRINTF(4, 5);
/* In the TEXT parameter; `line` counts from its first.  The message then names the line of the pack, or of the file that
 * file="" named.  0: the stage as a whole. */
SN_EXPORT bool sn_fail_in_text(SnContext *context, uint32_t line, const char *format, ...) SN_PRINTF(3, 4);
SN_EXPORT void sn_warn(SnContext *context, const char *format, ...) SN_PRINTF(2, 3);
SN_EXPORT void sn_warn_at(SnContext *context, const char *file, uint32_t line, const char *format, ...) SN_PRINTF(4, 5);
/* At a cell of a spreadsheet; `cell` as its users call it, "Sheet!B7". */
SN_EXPORT bool sn_fail_cell(SnContext *context, const char *file, const char *cell, const char *format, ...) SN_PRINTF(4, 5);
SN_EXPORT void sn_warn_cell(SnContext *context, const char *file, const char *cell, const char *format, ...) SN_PRINTF(4, 5);
/* What to do about the last fault said in this context. */
SN_EXPORT void sn_hint(SnContext *context, const char *format, ...) SN_PRINTF(2, 3);
/* "Did you mean": the candidate nearest to `word`, despite case, marks and slips, or NULL when none is near
 * enough.  `candidates` is NULL-terminated; the answer is one of them. */
SN_EXPORT const char *sn_suggest(const char *word, const char *const *candidates);
/* Whether two names are one despite case, NFC or NFD, tone placement and doubled spaces. */
SN_EXPORT bool sn_same_name(const char *a, const char *b);
/* The key that such names have in common.  As snprintf: at most `room` bytes with the NUL are written, and the key's
 * whole length is returned. */
SN_EXPORT size_t sn_name_key(const char *name, char *key, size_t room);
/* The file's name as the user would write it, for messages and origins.  Valid during the call. */
SN_EXPORT const char *sn_display_path(SnContext *context, const char *path);

/* The pack's folder, absolute; without a pack, the folder in which the program runs.  Valid during the call; NULL after
 * reporting that it cannot be found. */
SN_EXPORT const char *sn_pack_folder(SnContext *context);

/* Open an output of the edition, ID.LANG.SUFFIX.  It appears under its name
 * only when the whole edition has succeeded.  NULL after reporting an error. */
SN_EXPORT FILE *sn_output_open(SnContext *context, const char *suffix);
/* Flush, check and close; false (reported) on a full disk or other write error. */
SN_EXPORT bool sn_output_close(SnContext *context, FILE *file);

/* ---- the descriptor ------------------------------------------------------ */

typedef enum SnKind { SN_SOURCE, SN_TRANSFORM, SN_RENDER } SnKind;

/* A named table, as the pack's from="" lists it. */
typedef struct SnInput {
  const char *name;
  const SnTable *table;
} SnInput;

typedef struct SnRenderer {
  bool (*begin)(SnContext *context, const void *params, const SnDocument *document, void **state);
  bool (*page)(SnContext *context, void *state, const SnPage *page);
  bool (*end)(SnContext *context, void *state);
  void (*free)(void *state); /* always called, with NULL where begin set nothing */
} SnRenderer;

/* What a plugin reaches beyond the pack's files; or them together.  The core calls one that needs something only when
 * the user allowed it by name, with --allow NAME. */
typedef enum SnNeed {
  SN_NEEDS_NOTHING = 0,
  SN_NEEDS_PROGRAMS = 1, /* runs programs that the pack names */
  SN_NEEDS_NETWORK = 2,  /* speaks with other machines, or with a server on this one */
} SnNeed;

typedef struct SnPlugin {
  uint32_t abi;  /* SN_ABI */
  uint32_t size; /* sizeof (SnPlugin); a plugin built before a member was appended has none of it */
  SnKind kind;
  const char *name;    /* as packs write it: lower case, digits, hyphens */
  const char *version;
  const char *summary; /* one English sentence, without a full stop */
  const SnParam *params;
  size_t params_size;  /* of the struct that params describe */
  /* One of these, by kind. */
  bool (*read)(SnContext *context, const void *params, SnTable *out);
  bool (*apply)(SnContext *context, const void *params, const SnInput *inputs, size_t count, SnTable *out);
  const SnRenderer *renderer;
  uint32_t needs; /* SnNeed */
} SnPlugin;

#define SN_PLUGIN SN_EXPORT extern const SnPlugin songngu_plugin; const SnPlugin songngu_plugin

#ifdef __cplusplus
}
#endif
#endif
