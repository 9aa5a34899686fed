# SPDX-License-Identifier: GPL-3.0-or-later
# Faults in the structure of a PDF file, as strings, from `qpdf --json=2
# --json-stream-data=inline --decode-level=generalized`.

(.qpdf[1]) as $objects
| ($objects | keys | map(select(startswith("obj:"))) | map({key: .[4:], value: true}) | from_entries) as $known

# The object behind a reference, else the value itself; streams by their dictionary.
| def get: if type == "string" and test("^[0-9]+ 0 R$") then
      ($objects["obj:" + .] | if has("stream") then .stream.dict else .value end)
    else . end;
  def is_ref: type == "string" and test("^[0-9]+ 0 R$");
  def list: if type == "array" then .[] elif . == null then empty else . end;
  # A string object's text: "u:…" or "b:…" in qpdf's JSON.
  def text: if type == "string" then .[2:] else null end;
  # [key, value] pairs of a number tree or name tree.
  def leaves($kind): get | (if .[$kind] then .[$kind] as $n | range(0; $n | length; 2) | [$n[.], $n[. + 1]] else empty end),
    (.["/Kids"] // [] | .[] | leaves($kind));
  def data($ref): $objects["obj:" + $ref].stream.data // "" | @base64d;

  $objects.trailer.value as $trailer
| ($trailer["/Root"] | get) as $catalogue
| [$objects | to_entries[] | select(.key | startswith("obj:")) | {ref: .key[4:], v: (.value | if has("stream") then .stream.dict else .value end)}
   | select(.v | type == "object")] as $dicts
| [$dicts[] | select(.v["/Type"] == "/Page")] as $pages
| ($catalogue["/StructTreeRoot"] | get) as $root
| ([$root["/ParentTree"] | leaves("/Nums") | {key: (.[0] | tostring), value: (.[1] | if is_ref and (get | type == "array") then get else . end)}] | from_entries) as $parents
| [$dicts[] | select(.v["/S"] and .v["/P"])] as $elements
| ([$elements[] | {key: .ref, value: .v}] | from_entries) as $element

| # Nothing refers to what is not there.
  ([$objects[] | .. | strings | select(test("^[0-9]+ 0 R$")) | select($known[.] | not)] | unique[] | "dangling reference \(.)"),

  # Pages.
  ($pages[] | .ref as $ref | .v
   | (select(.["/StructParents"] == null) | "page \($ref) has no StructParents"),
     (select(.["/Tabs"] != "/S") | "page \($ref): Tabs is not S"),
     (select(.["/Resources"] == null) | "page \($ref) has no Resources of its own"),
     (data(.["/Contents"]) as $content
      | ([$content | scan("/MCID ([0-9]+)") | .[0] | tonumber]) as $mcids
      | ($parents[.["/StructParents"] | tostring] // []) as $owners
      | (select(($mcids | unique | length) != ($mcids | length)) | "page \($ref) uses a marked-content identifier twice"),
        (select(($mcids | length) != ($owners | length)) | "page \($ref) has \($mcids | length) marked contents, the parent tree \($owners | length)"),
        ($mcids[] | select(. >= ($owners | length)) | "page \($ref): content \(.) is not in the parent tree"),
        ([$content | scan("(?:BDC|BMC)\\s")] | length) as $begun
        | ([$content | scan("\\bEMC\\s")] | length) as $ended
        | select($begun != $ended) | "page \($ref): \($begun) marked contents begun, \($ended) ended")),

  # Elements: what they hold refers back to them.
  ($elements[] | .ref as $ref | .v as $v
   | ($v["/Pg"] // null | if . then get["/StructParents"] else null end) as $key
   | [$v["/K"] | list][]
   | if type == "number" then
       select(($parents[$key | tostring] // [])[.] != $ref) | "element \($ref): content \(.) belongs to another"
     elif is_ref then
       . as $kid | select(($element[$kid]["/P"]) != $ref) | "element \($ref): its kid \($kid) has another parent"
     elif .["/Type"] == "/MCR" then
       . as $k | ($k["/Pg"] | get["/StructParents"] | tostring) as $other
       | select(($parents[$other] // [])[$k["/MCID"]] != $ref) | "element \($ref): content \($k["/MCID"]) of another page belongs to another"
     elif .["/Type"] == "/OBJR" then
       (.["/Obj"] | get["/StructParent"] | tostring) as $annotation
       | select($parents[$annotation] != $ref) | "element \($ref): its annotation belongs to another"
     else "element \($ref) has an unknown kid" end),
  ($elements[] | .ref as $ref | .v
   | (select(.["/P"] != $catalogue["/StructTreeRoot"] and ($element[.["/P"]] == null)) | "element \($ref) has no parent"),
     (select(.["/S"] == "/Figure") | (select(.["/Alt"] | text | . == null or . == "") | "figure \($ref) has no alternative text"),
       (select((.["/A"] | get | .["/BBox"]) == null) | "figure \($ref) has no bounding box")),
     (select(.["/S"] == "/TH" and (.["/A"] | get | .["/Scope"]) == null) | "header cell \($ref) has no scope"),
     (select(.["/S"] == "/Note" and .["/ID"] == null) | "note \($ref) has no ID"),
     (.["/S"] as $role | ($element[.["/P"]]["/S"] // "") as $above
      | {"/TR": ["/Table", "/THead", "/TBody"], "/TH": ["/TR"], "/TD": ["/TR"], "/THead": ["/Table"], "/TBody": ["/Table"],
         "/LI": ["/L"], "/Lbl": ["/LI", "/Note", "/TOCI", "/P"], "/LBody": ["/LI"], "/TOCI": ["/TOC"]}[$role]
      | select(. != null and (index($above) == null)) | "\($role[1:]) \($ref) stands under \($above[1:])")),
  ([$elements[] | select(.v["/ID"]) | .v["/ID"]] | group_by(.)[] | select(length > 1) | "ID \(.[0]) is used twice"),

  # Links.
  ([$catalogue["/Names"] | get | .["/Dests"] // empty | leaves("/Names") | .[0]]) as $names
  | ($dicts[] | select(.v["/Subtype"] == "/Link") | .ref as $ref | .v
     | (select(.["/StructParent"] == null) | "link \($ref) is not in the structure"),
       (select(.["/Contents"] | text | . == null or . == "") | "link \($ref) has no Contents"),
       (select((.["/F"] // 0) != 4) | "link \($ref) is not printed"),
       (select(.["/Dest"] != null and ([.["/Dest"]] | inside($names) | not)) | "link \($ref) leads nowhere")),

  # Fonts.
  ($dicts[] | select(.v["/Type"] == "/Font" and .v["/Subtype"] != null) | .ref as $ref | .v
   | if .["/Subtype"] == "/Type0" then
       (select(.["/ToUnicode"] == null) | "font \($ref) has no ToUnicode")
     elif .["/Subtype"] == "/CIDFontType2" or .["/Subtype"] == "/CIDFontType0" then
       (select(.["/FontDescriptor"] | get | (.["/FontFile2"] // .["/FontFile3"]) == null) | "font \($ref) is not embedded"),
       (select(.["/W"] == null) | "font \($ref) has no widths"),
       (select(.["/Subtype"] == "/CIDFontType2" and .["/CIDToGIDMap"] == null) | "font \($ref) has no CIDToGIDMap")
     else "font \($ref) is a \(.["/Subtype"])" end),

  # Images and files.
  ($dicts[] | select(.v["/Subtype"] == "/Image" and .v["/ColorSpace"] == "/DeviceCMYK") | "image \(.ref) is in CMYK"),
  ($dicts[] | select(.v["/Type"] == "/Filespec") | .ref as $ref | .v
   | (select(.["/AFRelationship"] == null) | "file \($ref) has no AFRelationship"),
     (select((.["/EF"] | get | .["/F"] // empty | get | .["/Params"]["/ModDate"]) == null) | "file \($ref) has no ModDate"),
     (select([$ref] | inside([$catalogue["/AF"] | get | list]) | not) | "file \($ref) is not associated with the document")),

  # The document.
  (select($catalogue["/Lang"] == null) | "no language"),
  (select(($catalogue["/MarkInfo"] | get | .["/Marked"]) != true) | "not marked as tagged"),
  (select(($catalogue["/ViewerPreferences"] | get | .["/DisplayDocTitle"]) != true) | "the title is not displayed"),
  (select($trailer["/ID"] == null) | "no file identifier"),
  (data($catalogue["/Metadata"]) as $xmp
   | (select($xmp | test("pdfaid:part") | not) | "no claim of PDF/A"),
     (select(($xmp | test("pdfaid:part")) and $catalogue["/OutputIntents"] == null) | "PDF/A without output intent"),
     (select($xmp | test("<dc:title>") | not) | "no title in XMP"))
