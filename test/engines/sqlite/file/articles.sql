-- tables
CREATE TABLE IF NOT EXISTS fihrist_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
CREATE TABLE documents_1(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, tokens INTEGER NOT NULL, document TEXT NOT NULL)
CREATE TABLE free_rows_1(row INTEGER PRIMARY KEY, changed INTEGER NOT NULL)
CREATE INDEX free_rows_changed_1 ON free_rows_1(changed)
CREATE TABLE totals_1(documents INTEGER NOT NULL, tokens INTEGER NOT NULL, changes INTEGER NOT NULL)
INSERT INTO totals_1 VALUES (0, 0, 0)
CREATE TABLE "values_2_source_1"(value TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (value, row)) WITHOUT ROWID
CREATE INDEX "values_2_source_by_row_1" ON "values_2_source_1"(row)
CREATE TABLE "values_3_section_1"(value TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (value, row)) WITHOUT ROWID
CREATE INDEX "values_3_section_by_row_1" ON "values_3_section_1"(row)
CREATE TABLE "values_4_author_1"(value TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (value, row)) WITHOUT ROWID
CREATE INDEX "values_4_author_by_row_1" ON "values_4_author_1"(row)
CREATE TABLE "values_5_tags_1"(value TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (value, row)) WITHOUT ROWID
CREATE INDEX "values_5_tags_by_row_1" ON "values_5_tags_1"(row)
CREATE TABLE "values_6_date_1"(value REAL NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (value, row)) WITHOUT ROWID
CREATE INDEX "values_6_date_by_row_1" ON "values_6_date_1"(row)
CREATE TABLE families_1(family INTEGER PRIMARY KEY, broad TEXT NOT NULL, size INTEGER NOT NULL, forms TEXT NOT NULL)
CREATE INDEX families_1_by_broad ON families_1(broad)
CREATE TABLE terms_1(term TEXT NOT NULL, family INTEGER NOT NULL, PRIMARY KEY (term, family)) WITHOUT ROWID
CREATE TABLE beginnings_1(number INTEGER PRIMARY KEY, beginning TEXT NOT NULL UNIQUE)
CREATE TABLE segments_1(slot INTEGER PRIMARY KEY, number INTEGER NOT NULL, state TEXT NOT NULL, size INTEGER NOT NULL, inputs TEXT, next INTEGER, rows BLOB NOT NULL, lengths BLOB NOT NULL)
CREATE TABLE segment_numbers_1(last INTEGER NOT NULL)
INSERT INTO segment_numbers_1 VALUES (0)
CREATE TABLE postings_1(key INTEGER PRIMARY KEY, list BLOB NOT NULL)
CREATE TABLE positions_1(key INTEGER PRIMARY KEY, list BLOB NOT NULL)
-- writing
SELECT row, tokens FROM documents_1 WHERE id = ?
DELETE FROM free_rows_1 WHERE row = (SELECT min(row) FROM free_rows_1) RETURNING row
SELECT coalesce(max(row), 0) + 1 FROM documents_1
INSERT INTO documents_1(row, id, hash, tokens, document) VALUES (?, ?, ?, ?, ?)
UPDATE documents_1 SET hash = ?, tokens = ?, document = ? WHERE row = ?
DELETE FROM documents_1 WHERE row = ?
INSERT INTO free_rows_1(row, changed) VALUES (?, ?)
SELECT documents, tokens, changes FROM totals_1
UPDATE totals_1 SET documents = ?, tokens = ?, changes = ?
DELETE FROM "values_2_source_1" WHERE row = ?
INSERT OR IGNORE INTO "values_2_source_1"(value, row) VALUES (?, ?)
DELETE FROM "values_3_section_1" WHERE row = ?
INSERT OR IGNORE INTO "values_3_section_1"(value, row) VALUES (?, ?)
DELETE FROM "values_4_author_1" WHERE row = ?
INSERT OR IGNORE INTO "values_4_author_1"(value, row) VALUES (?, ?)
DELETE FROM "values_5_tags_1" WHERE row = ?
INSERT OR IGNORE INTO "values_5_tags_1"(value, row) VALUES (?, ?)
DELETE FROM "values_6_date_1" WHERE row = ?
INSERT OR IGNORE INTO "values_6_date_1"(value, row) VALUES (?, ?)
-- reading
SELECT documents, tokens FROM totals_1
SELECT id FROM documents_1 WHERE row = ?
SELECT id, document FROM documents_1 WHERE row = ?
SELECT id, octet_length(document), CASE WHEN octet_length(document) <= ? THEN document ELSE CAST(document AS BLOB) END FROM documents_1 WHERE row = ?
SELECT document, hash FROM documents_1 WHERE id = ?
SELECT CAST(document AS BLOB), hash FROM documents_1 WHERE id = ?
SELECT hash FROM documents_1 WHERE id = ?
SELECT row FROM documents_1 ORDER BY id
SELECT row FROM documents_1 WHERE id > ? ORDER BY id
SELECT id, document FROM documents_1 ORDER BY id
SELECT id, document FROM documents_1 WHERE id > ? ORDER BY id
SELECT v.row, v.value FROM "values_2_source_1" AS v ORDER BY v.value asc
SELECT v.row, v.value FROM "values_2_source_1" AS v WHERE v.value <= ? ORDER BY v.value desc
SELECT min(value) FROM "values_2_source_1" WHERE row = ?
SELECT v.row, v.value FROM "values_3_section_1" AS v ORDER BY v.value asc
SELECT v.row, v.value FROM "values_3_section_1" AS v WHERE v.value <= ? ORDER BY v.value desc
SELECT min(value) FROM "values_3_section_1" WHERE row = ?
SELECT v.row, v.value FROM "values_4_author_1" AS v ORDER BY v.value asc
SELECT v.row, v.value FROM "values_4_author_1" AS v WHERE v.value <= ? ORDER BY v.value desc
SELECT min(value) FROM "values_4_author_1" WHERE row = ?
SELECT v.row, v.value FROM "values_5_tags_1" AS v WHERE NOT EXISTS (SELECT 1 FROM "values_5_tags_1" AS w WHERE w.row = v.row AND w.value < v.value) ORDER BY v.value asc
SELECT v.row, v.value FROM "values_5_tags_1" AS v WHERE v.value <= ? AND NOT EXISTS (SELECT 1 FROM "values_5_tags_1" AS w WHERE w.row = v.row AND w.value > v.value) ORDER BY v.value desc
SELECT min(value) FROM "values_5_tags_1" WHERE row = ?
SELECT v.row, v.value FROM "values_6_date_1" AS v ORDER BY v.value asc
SELECT v.row, v.value FROM "values_6_date_1" AS v WHERE v.value <= ? ORDER BY v.value desc
SELECT min(value) FROM "values_6_date_1" WHERE row = ?
