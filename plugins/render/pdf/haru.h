/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The small, fixed part of the document as libharu objects: catalogue, info,
 * fonts, file specifications.  What grows with the pages goes straight to the
 * writer.  libharu's errors stick, so calls need no checks until haru_finish. */

#include <hpdf.h>
#include <songngu/plugin.h>

#include "writer.h"

typedef struct Haru Haru;

Haru *haru_new(Writer *writer);
void haru_free(Haru *haru);

HPDF_Dict haru_catalogue(const Haru *haru);
HPDF_Dict haru_info(const Haru *haru);
/* The root of the page tree, without kids or count. */
HPDF_Dict haru_pages(const Haru *haru);

/* A dictionary within another. */
HPDF_Dict haru_dict(const Haru *haru);
/* A dictionary with a number of its own. */
HPDF_Dict haru_object(Haru *haru);
HPDF_Array haru_array(const Haru *haru);
uint32_t haru_number(const void *object);

/* Puts a reference to an object of the writer's. */
void haru_refer(Haru *haru, HPDF_Dict dict, const char *key, uint32_t number);
void haru_refer_item(Haru *haru, HPDF_Array array, uint32_t number);
/* A text string; `text` is UTF-8. */
void haru_text(const Haru *haru, HPDF_Dict dict, const char *key, const char *text);
void haru_bytes(const Haru *haru, HPDF_Dict dict, const char *key, const void *bytes, size_t length);

/* Hands all objects to the writer.  False after reporting the first error of all calls. */
bool haru_finish(Haru *haru, SnContext *context);
