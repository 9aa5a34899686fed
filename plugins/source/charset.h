/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The character sets of one byte a character in which Vietnamese was written before Unicode.  The system's iconv has
 * three of them at most, so the tables are here. */

#include <stdint.h>

typedef enum Charset {
  CHARSET_WINDOWS_1252,
  CHARSET_WINDOWS_1258, /* with combining tones */
  CHARSET_TCVN3,        /* TCVN 5712:1993, all of VN1 */
  CHARSET_VISCII,       /* RFC 1456 */
  CHARSET_VPS,
} Charset;

/* What the byte stands for, alone; 0: nothing. */
uint32_t charset_character(Charset charset, unsigned char byte);

/* The byte that stands for the character in Windows-1252, and for the control characters that its gaps stand for;
 * -1: there is none. */
int charset_windows_1252_byte(uint32_t character);
