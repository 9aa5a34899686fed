/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How PDF writes strings and references (ISO 32000-1, 7.3). */

#include "../../buffer.h"

/* Two digits a byte. */
void buffer_hex(Buffer *buffer, const void *bytes, size_t length);
/* (a string of bytes) */
void buffer_literal(Buffer *buffer, const char *bytes, size_t length);
/* "12 0 R" */
void buffer_reference(Buffer *buffer, uint32_t number);

void buffer_utf16_character(Buffer *buffer, uint32_t c);
/* UTF-16BE in hexadecimal digits, without brackets; `limit`: bytes it may come to. */
void buffer_utf16(Buffer *buffer, const char *text, size_t length, size_t limit);
/* A text string (7.9.2.2): (ASCII) or <FEFF…>.  Cut short of the 32,767 bytes that PDF/A allows. */
void buffer_text(Buffer *buffer, const char *text);
/* The bytes that such a string stands for. */
void buffer_text_bytes(Buffer *buffer, const char *text);
