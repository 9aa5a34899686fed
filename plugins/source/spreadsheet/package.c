/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "../../array.h"
#include "imposter.h"

struct Package {
  SnContext *context;
  const char *shown;
  zip_t *zip; /* NULL: a flat file */
  char *path;
  uint64_t inflated; /* of all parts */
};

struct Part {
  Package *package;
  const char *name;
  zip_file_t *zip;
  FILE *file; /* of a flat one */
  uint64_t packed, inflated;
};

SnContext *package_context(const Package *package) { return package->context; }
const char *package_shown(const Package *package) { return package->shown; }
bool package_is_flat(const Package *package) { return package->zip == NULL; }
const char *part_name(const Part *part) { return part->name; }

/* ---- opening */

static bool report_zip(const Package *package, int code) {
  if (code == ZIP_ER_READ || code == ZIP_ER_SEEK || code == ZIP_ER_OPEN)
    return sn_fail_at(package->context, package->shown, 0, "the file cannot be read: %s", strerror(errno));
  sn_fail_at(package->context, package->shown, 0,
             "the file is cut short or damaged: it begins as a workbook does, but the list of its parts is missing");
  sn_hint(package->context, "ask for the file again, or copy it again");
  return false;
}

static bool open_zip(Package *package, PackageKind kind) {
  int code = 0;
  package->zip = zip_open(package->path, ZIP_RDONLY, &code);
  if (!package->zip)
    return report_zip(package, code);
  return imposter_check_parts(package, kind);
}

Package *package_open(SnContext *context, const char *path, const char *shown, PackageKind kind) {
  Package *package = array_new(1, sizeof *package);
  package->context = context;
  package->shown = shown;
  package->path = string_copy(path);
  FILE *file = fopen(path, "rbe");
  bool good = false;
  Container container = CONTAINER_ZIP;
  if (!file)
    sn_fail_at(context, shown, 0, "the file cannot be read: %s", strerror(errno));
  else
    good = imposter_check_file(package, file, kind, &container);
  if (file)
    fclose(file);
  if (good && container == CONTAINER_ZIP)
    good = open_zip(package, kind);
  if (good)
    return package;
  package_close(package);
  return NULL;
}

void package_close(Package *package) {
  if (!package)
    return;
  if (package->zip)
    zip_discard(package->zip);
  free(package->path);
  free(package);
}

const char *package_find(const Package *package, const char *name) {
  if (!package->zip)
    return NULL;
  zip_int64_t index = zip_name_locate(package->zip, name, ZIP_FL_ENC_RAW);
  if (index < 0)
    index = zip_name_locate(package->zip, name, ZIP_FL_NOCASE);
  return index < 0 ? NULL : zip_get_name(package->zip, (zip_uint64_t)index, ZIP_FL_ENC_RAW);
}

/* ---- parts */

static bool report_part(const Part *part, zip_error_t *error) {
  const Package *package = part->package;
  int code = zip_error_code_zip(error);
  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP) {
    imposter_report_password(package);
  } else {
    sn_fail_at(package->context, package->shown, 0, "the file is damaged: its part %s cannot be unpacked (%s)",
               part->name, zip_error_strerror(error));
    sn_hint(package->context, "ask for the file again, or copy it again");
  }
  return false;
}

Part *part_open(Package *package, const char *name) {
  Part *part = array_new(1, sizeof *part);
  part->package = package;
  part->name = name;
  zip_int64_t index = zip_name_locate(package->zip, name, ZIP_FL_ENC_RAW);
  zip_stat_t info;
  if (index >= 0 && zip_stat_index(package->zip, (zip_uint64_t)index, 0, &info) == 0 && info.valid & ZIP_STAT_COMP_SIZE)
    part->packed = info.comp_size;
  part->zip = index < 0 ? NULL : zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
  if (part->zip)
    return part;
  report_part(part, zip_get_error(package->zip));
  free(part);
  return NULL;
}

Part *part_open_flat(Package *package) {
  FILE *file = fopen(package->path, "rbe");
  if (!file) {
    sn_fail_at(package->context, package->shown, 0, "the file cannot be read: %s", strerror(errno));
    return NULL;
  }
  Part *part = array_new(1, sizeof *part);
  part->package = package;
  part->name = "content.xml";
  part->file = file;
  return part;
}

void part_close(Part *part) {
  if (!part)
    return;
  if (part->zip)
    zip_fclose(part->zip);
  if (part->file)
    fclose(part->file);
  free(part);
}

static bool within_limits(const Part *part) {
  const Package *package = part->package;
  if (part->inflated > FREE_INFLATED && part->inflated / MOST_RATIO > part->packed)
    sn_fail_at(package->context, package->shown, 0,
               "the part %s unpacks to more than %d times its size, as no workbook does: reading it was given up",
               part->name, MOST_RATIO);
  else if (package->inflated > MOST_INFLATED)
    sn_fail_at(package->context, package->shown, 0, "the file unpacks to more than %d GiB: reading it was given up",
               (int)(MOST_INFLATED >> 30));
  else
    return true;
  sn_hint(package->context, "do not trust such a file; let its sender save it anew in a spreadsheet program");
  return false;
}

int part_read(void *data, char *bytes, int length) {
  Part *part = data;
  if (part->file)
    return (int)fread(bytes, 1, (size_t)length, part->file);
  zip_int64_t got = zip_fread(part->zip, bytes, (zip_uint64_t)length);
  if (got < 0) {
    report_part(part, zip_file_get_error(part->zip));
    return -1;
  }
  part->inflated += (uint64_t)got;
  part->package->inflated += (uint64_t)got;
  return within_limits(part) ? (int)got : -1;
}
