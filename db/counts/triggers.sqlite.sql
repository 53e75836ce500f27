-- Who changes a row that figures depend on marks the organisation whose figures it changes. One statement per trigger;
-- NOT EXISTS instead of OR IGNORE: the conflict clause of the statement that fires a trigger would replace it.

CREATE TRIGGER IF NOT EXISTS "count_member_insert" AFTER INSERT ON "Member"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = NEW."orgId")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (NEW."orgId");
END;

CREATE TRIGGER IF NOT EXISTS "count_member_update"
AFTER UPDATE OF "orgId", "status", "joinedOn", "joinedOnline", "ticketStatus", "appInstalled", "profcardsParticipant", "leftOn" ON "Member"
WHEN OLD."orgId" <> NEW."orgId" OR OLD."status" IS NOT NEW."status" OR OLD."joinedOn" IS NOT NEW."joinedOn"
  OR OLD."joinedOnline" <> NEW."joinedOnline" OR OLD."ticketStatus" <> NEW."ticketStatus"
  OR OLD."appInstalled" <> NEW."appInstalled" OR OLD."profcardsParticipant" <> NEW."profcardsParticipant"
  OR OLD."leftOn" IS NOT NEW."leftOn"
BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT o.id FROM (SELECT OLD."orgId" AS id UNION SELECT NEW."orgId") o
  WHERE o.id NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_member_delete" AFTER DELETE ON "Member"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = OLD."orgId")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (OLD."orgId");
END;

-- A pair counts where both belong to the union: with one of them gone, wherever the same person is counted anew.
CREATE TRIGGER IF NOT EXISTS "count_member_pairs" AFTER UPDATE OF "joinedOn", "leftOn" ON "Member"
WHEN OLD."joinedOn" IS NOT NEW."joinedOn" OR OLD."leftOn" IS NOT NEW."leftOn"
BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT DISTINCT k."orgId" FROM "DuplicatePair" p JOIN "DuplicatePair" k ON k."memberB" = p."memberB"
  WHERE (p."memberA" = NEW."id" OR p."memberB" = NEW."id") AND k."orgId" IS NOT NULL
    AND k."orgId" NOT IN (SELECT "orgId" FROM "StaleCount");
END;

-- The organisation above a pair is found again after either of the two, or where they stand, has moved.
CREATE TRIGGER IF NOT EXISTS "count_member_move" AFTER UPDATE OF "orgId" ON "Member" WHEN OLD."orgId" <> NEW."orgId"
BEGIN
  UPDATE "DuplicatePair" SET "orgA" = NEW."orgId", "orgId" = NULL WHERE "memberA" = NEW."id";
  UPDATE "DuplicatePair" SET "orgB" = NEW."orgId", "orgId" = NULL WHERE "memberB" = NEW."id";
END;

CREATE TRIGGER IF NOT EXISTS "count_organisation_move" AFTER UPDATE OF "path", "parentId", "level" ON "Organisation"
WHEN OLD."path" <> NEW."path" OR OLD."parentId" IS NOT NEW."parentId" OR OLD."level" <> NEW."level"
BEGIN
  UPDATE "DuplicatePair" SET "orgId" = NULL WHERE "orgA" = NEW."id" OR "orgB" = NEW."id";
  INSERT INTO "StaleCount" ("orgId") SELECT o."id" FROM "Organisation" o
  WHERE o."parentId" = NEW."id" AND o."id" NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_pair_insert" AFTER INSERT ON "DuplicatePair" BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT DISTINCT k."orgId" FROM "DuplicatePair" k
  WHERE k."memberB" = NEW."memberB" AND k."orgId" IS NOT NULL AND k."orgId" NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_pair_update" AFTER UPDATE OF "orgId", "state" ON "DuplicatePair"
WHEN OLD."orgId" IS NOT NEW."orgId" OR OLD."state" <> NEW."state"
BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT DISTINCT k.id FROM (
    SELECT OLD."orgId" AS id UNION SELECT p."orgId" FROM "DuplicatePair" p WHERE p."memberB" = NEW."memberB") k
  WHERE k.id IS NOT NULL AND k.id NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_pair_delete" AFTER DELETE ON "DuplicatePair" BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT DISTINCT k.id FROM (
    SELECT OLD."orgId" AS id UNION SELECT p."orgId" FROM "DuplicatePair" p WHERE p."memberB" = OLD."memberB") k
  WHERE k.id IS NOT NULL AND k.id NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_organisation_insert" AFTER INSERT ON "Organisation"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = NEW."id")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (NEW."id");
END;

CREATE TRIGGER IF NOT EXISTS "count_organisation_update"
AFTER UPDATE OF "parentId", "path", "level", "shortName", "hasTerritorialRights", "isLegalEntity", "inn", "kpp", "ogrn",
  "employerName", "employerHead", "duesAccount", "removedOn", "educationKind", "employedCount", "studentCount" ON "Organisation"
BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT NEW."id" WHERE NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = NEW."id");
END;

CREATE TRIGGER IF NOT EXISTS "count_organisation_delete" AFTER DELETE ON "Organisation"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = OLD."id")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (OLD."id");
END;

CREATE TRIGGER IF NOT EXISTS "count_office_insert" AFTER INSERT ON "Office"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = NEW."orgId")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (NEW."orgId");
END;

CREATE TRIGGER IF NOT EXISTS "count_office_delete" AFTER DELETE ON "Office"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = OLD."orgId")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (OLD."orgId");
END;

CREATE TRIGGER IF NOT EXISTS "count_term_insert" AFTER INSERT ON "Term" BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT f."orgId" FROM "Office" f
  WHERE f."id" = NEW."officeId" AND f."orgId" NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_term_update" AFTER UPDATE ON "Term" BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT f."orgId" FROM "Office" f
  WHERE f."id" IN (OLD."officeId", NEW."officeId") AND f."orgId" NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_term_delete" AFTER DELETE ON "Term" BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT f."orgId" FROM "Office" f
  WHERE f."id" = OLD."officeId" AND f."orgId" NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_report_insert" AFTER INSERT ON "StatReport"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = NEW."orgId")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (NEW."orgId");
END;

CREATE TRIGGER IF NOT EXISTS "count_report_update" AFTER UPDATE ON "StatReport" BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT o.id FROM (SELECT OLD."orgId" AS id UNION SELECT NEW."orgId") o
  WHERE o.id NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_report_delete" AFTER DELETE ON "StatReport"
WHEN NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = OLD."orgId")
BEGIN
  INSERT INTO "StaleCount" ("orgId") VALUES (OLD."orgId");
END;

-- The latest imported figures decide whether rows are complete; those of the week are counted from rows and decide nothing.
CREATE TRIGGER IF NOT EXISTS "count_snapshot_insert" AFTER INSERT ON "Snapshot" WHEN NEW."origin" = 'import' BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT NEW."orgId" WHERE NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = NEW."orgId");
END;

CREATE TRIGGER IF NOT EXISTS "count_snapshot_update" AFTER UPDATE ON "Snapshot"
WHEN OLD."origin" = 'import' OR NEW."origin" = 'import'
BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT o.id FROM (SELECT OLD."orgId" AS id UNION SELECT NEW."orgId") o
  WHERE o.id NOT IN (SELECT "orgId" FROM "StaleCount");
END;

CREATE TRIGGER IF NOT EXISTS "count_snapshot_delete" AFTER DELETE ON "Snapshot" WHEN OLD."origin" = 'import' BEGIN
  INSERT INTO "StaleCount" ("orgId") SELECT OLD."orgId" WHERE NOT EXISTS (SELECT 1 FROM "StaleCount" WHERE "orgId" = OLD."orgId");
END;
