/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least work for group.py: one pass over a CSV whose columns are known, sums by district and quarter. */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PLACES = 4096, COLUMNS = 9, DISTRICT = 1, DAY = 3, AMOUNT = 4 };

typedef struct Field {
  const char *at;
  size_t length;
} Field;

typedef struct Group {
  Field district;
  int year, quarter;
  int64_t hundredths;
  long count;
} Group;

static Group groups[PLACES];

static int digits(const char *at, int count) {
  int number = 0;
  while (count-- > 0)
    number = number * 10 + (*at++ - '0');
  return number;
}

static Group *find_group(Field district, int year, int quarter) {
  uint64_t hash = (uint64_t)year * 4 + (uint64_t)quarter;
  for (size_t i = 0; i < district.length; i++)
    hash = (hash ^ (unsigned char)district.at[i]) * UINT64_C(0x100000001b3);
  for (size_t place = hash % PLACES;; place = (place + 1) % PLACES) {
    Group *group = &groups[place];
    if (group->count == 0)
      *group = (Group){district, year, quarter, 0, 0};
    if (group->year == year && group->quarter == quarter && group->district.length == district.length &&
        memcmp(group->district.at, district.at, district.length) == 0)
      return group;
  }
}

static void add_row(const Field *fields) {
  int64_t hundredths = 0;
  for (size_t i = 0; i < fields[AMOUNT].length; i++)
    if (fields[AMOUNT].at[i] != '.')
      hundredths = hundredths * 10 + (fields[AMOUNT].at[i] - '0');
  const char *day = fields[DAY].at;
  Group *group = find_group(fields[DISTRICT], digits(day, 4), (digits(day + 5, 2) - 1) / 3 + 1);
  group->hundredths += hundredths;
  group->count++;
}

static const char *read_row(const char *at, Field *fields) {
  for (int column = 0; column < COLUMNS; column++) {
    char stop = column + 1 < COLUMNS ? ',' : '\n';
    const char *end = *at == '"' ? strchr(at + 1, '"') + 1 : at;
    end = memchr(end, stop, SIZE_MAX / 2 - (uintptr_t)end);
    fields[column] = (Field){at, (size_t)(end - at)};
    at = end + 1;
  }
  return at;
}

static int compare(const void *left, const void *right) {
  const Group *a = left, *b = right;
  size_t length = a->district.length < b->district.length ? a->district.length : b->district.length;
  int order = memcmp(a->district.at, b->district.at, length);
  if (order == 0)
    order = (a->district.length > b->district.length) - (a->district.length < b->district.length);
  return order ? order : (a->year * 4 + a->quarter) - (b->year * 4 + b->quarter);
}

int main(int argc, char **argv) {
  struct stat status;
  int descriptor = argc == 2 ? open(argv[1], O_RDONLY) : -1;
  if (descriptor < 0 || fstat(descriptor, &status) != 0)
    return 1;
  const char *text = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (text == MAP_FAILED)
    return 1;
  Field fields[COLUMNS];
  for (const char *at = read_row(text, fields); at < text + status.st_size;) {
    at = read_row(at, fields);
    add_row(fields);
  }
  qsort(groups, PLACES, sizeof *groups, compare);
  puts("district,quarter,amount,projects");
  for (int i = 0; i < PLACES; i++)
    if (groups[i].count > 0)
      printf("%.*s,%d-Q%d,%lld.%02lld,%ld\n", (int)groups[i].district.length, groups[i].district.at, groups[i].year,
             groups[i].quarter, (long long)groups[i].hundredths / 100, (long long)groups[i].hundredths % 100,
             groups[i].count);
  return 0;
}
