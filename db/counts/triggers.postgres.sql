-- The same marks as triggers.sqlite.sql, one trigger for one name there. A statement marks once, for all of its rows and
-- in one order, so that two that change the same organisations do not wait for each other in a circle. A mark that is
-- there already is locked: whoever counts takes marks away first and counts then, and so waits for what is not committed.

CREATE OR REPLACE FUNCTION "count_mark"(ids integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "StaleCount" ("orgId") SELECT DISTINCT u.id FROM unnest(ids) AS u(id) WHERE u.id IS NOT NULL ORDER BY u.id
  ON CONFLICT ("orgId") DO UPDATE SET "orgId" = EXCLUDED."orgId"
$$;

CREATE OR REPLACE FUNCTION "count_mark_owner"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(SELECT c."orgId" FROM changed c));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "count_mark_self"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(SELECT c."id" FROM changed c));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER "count_member_insert" AFTER INSERT ON "Member"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_owner"();

CREATE OR REPLACE FUNCTION "count_member_update"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT m.id FROM former o JOIN changed n ON n."id" = o."id", LATERAL (VALUES (o."orgId"), (n."orgId")) AS m(id)
    WHERE (o."orgId", o."status", o."joinedOn", o."joinedOnline", o."ticketStatus", o."appInstalled", o."profcardsParticipant", o."leftOn")
      IS DISTINCT FROM
      (n."orgId", n."status", n."joinedOn", n."joinedOnline", n."ticketStatus", n."appInstalled", n."profcardsParticipant", n."leftOn")));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_member_update" AFTER UPDATE ON "Member"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_member_update"();

CREATE OR REPLACE TRIGGER "count_member_delete" AFTER DELETE ON "Member"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_owner"();

-- A pair counts where both belong to the union: with one of them gone, wherever the same person is counted anew.
CREATE OR REPLACE FUNCTION "count_member_pairs"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT k."orgId" FROM former o JOIN changed n ON n."id" = o."id"
    JOIN "DuplicatePair" p ON p."memberA" = n."id" OR p."memberB" = n."id"
    JOIN "DuplicatePair" k ON k."memberB" = p."memberB"
    WHERE (o."joinedOn", o."leftOn") IS DISTINCT FROM (n."joinedOn", n."leftOn")));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_member_pairs" AFTER UPDATE ON "Member"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_member_pairs"();

-- The organisation above a pair is found again after either of the two, or where they stand, has moved.
CREATE OR REPLACE FUNCTION "count_member_move"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "DuplicatePair" SET "orgA" = n."orgId", "orgId" = NULL FROM former o JOIN changed n ON n."id" = o."id"
  WHERE "memberA" = n."id" AND o."orgId" <> n."orgId";
  UPDATE "DuplicatePair" SET "orgB" = n."orgId", "orgId" = NULL FROM former o JOIN changed n ON n."id" = o."id"
  WHERE "memberB" = n."id" AND o."orgId" <> n."orgId";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_member_move" AFTER UPDATE ON "Member"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_member_move"();

CREATE OR REPLACE FUNCTION "count_organisation_move"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved integer[] := ARRAY(
  SELECT n."id" FROM former o JOIN changed n ON n."id" = o."id"
  WHERE (o."path", o."parentId", o."level") IS DISTINCT FROM (n."path", n."parentId", n."level"));
BEGIN
  IF moved = '{}' THEN RETURN NULL; END IF;
  UPDATE "DuplicatePair" SET "orgId" = NULL WHERE "orgA" = ANY (moved) OR "orgB" = ANY (moved);
  PERFORM "count_mark"(ARRAY(SELECT o."id" FROM "Organisation" o WHERE o."parentId" = ANY (moved)));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_organisation_move" AFTER UPDATE ON "Organisation"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_organisation_move"();

CREATE OR REPLACE FUNCTION "count_pair_insert"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT k."orgId" FROM changed n JOIN "DuplicatePair" k ON k."memberB" = n."memberB"));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_pair_insert" AFTER INSERT ON "DuplicatePair"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_pair_insert"();

CREATE OR REPLACE FUNCTION "count_pair_update"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT m.id FROM former o JOIN changed n ON n."id" = o."id",
    LATERAL (SELECT o."orgId" UNION SELECT p."orgId" FROM "DuplicatePair" p WHERE p."memberB" = n."memberB") AS m(id)
    WHERE (o."orgId", o."state") IS DISTINCT FROM (n."orgId", n."state")));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_pair_update" AFTER UPDATE ON "DuplicatePair"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_pair_update"();

CREATE OR REPLACE FUNCTION "count_pair_delete"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT m.id FROM changed o,
    LATERAL (SELECT o."orgId" UNION SELECT p."orgId" FROM "DuplicatePair" p WHERE p."memberB" = o."memberB") AS m(id)));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_pair_delete" AFTER DELETE ON "DuplicatePair"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_pair_delete"();

CREATE OR REPLACE TRIGGER "count_organisation_insert" AFTER INSERT ON "Organisation"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_self"();

CREATE OR REPLACE FUNCTION "count_organisation_update"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT n."id" FROM former o JOIN changed n ON n."id" = o."id"
    WHERE (o."parentId", o."path", o."level", o."shortName", o."hasTerritorialRights", o."isLegalEntity", o."inn", o."kpp", o."ogrn",
      o."employerName", o."employerHead", o."duesAccount", o."removedOn", o."educationKind", o."employedCount", o."studentCount")
      IS DISTINCT FROM
      (n."parentId", n."path", n."level", n."shortName", n."hasTerritorialRights", n."isLegalEntity", n."inn", n."kpp", n."ogrn",
      n."employerName", n."employerHead", n."duesAccount", n."removedOn", n."educationKind", n."employedCount", n."studentCount")));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_organisation_update" AFTER UPDATE ON "Organisation"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_organisation_update"();

CREATE OR REPLACE TRIGGER "count_organisation_delete" AFTER DELETE ON "Organisation"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_self"();

CREATE OR REPLACE TRIGGER "count_office_insert" AFTER INSERT ON "Office"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_owner"();

CREATE OR REPLACE TRIGGER "count_office_delete" AFTER DELETE ON "Office"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_owner"();

CREATE OR REPLACE FUNCTION "count_mark_office"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(SELECT f."orgId" FROM changed c JOIN "Office" f ON f."id" = c."officeId"));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_term_insert" AFTER INSERT ON "Term"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_office"();

CREATE OR REPLACE FUNCTION "count_term_update"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT f."orgId" FROM (SELECT "officeId" FROM former UNION SELECT "officeId" FROM changed) c
    JOIN "Office" f ON f."id" = c."officeId"));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_term_update" AFTER UPDATE ON "Term"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_term_update"();

CREATE OR REPLACE TRIGGER "count_term_delete" AFTER DELETE ON "Term"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_office"();

CREATE OR REPLACE TRIGGER "count_report_insert" AFTER INSERT ON "StatReport"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_owner"();

CREATE OR REPLACE FUNCTION "count_report_update"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(SELECT "orgId" FROM former UNION SELECT "orgId" FROM changed));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_report_update" AFTER UPDATE ON "StatReport"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_report_update"();

CREATE OR REPLACE TRIGGER "count_report_delete" AFTER DELETE ON "StatReport"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_owner"();

-- The latest imported figures decide whether rows are complete; those of the week are counted from rows and decide nothing.
CREATE OR REPLACE FUNCTION "count_mark_imported"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(SELECT c."orgId" FROM changed c WHERE c."origin" = 'import'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_snapshot_insert" AFTER INSERT ON "Snapshot"
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_imported"();

CREATE OR REPLACE FUNCTION "count_snapshot_update"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM "count_mark"(ARRAY(
    SELECT m.id FROM former o JOIN changed n ON n."id" = o."id", LATERAL (VALUES (o."orgId"), (n."orgId")) AS m(id)
    WHERE o."origin" = 'import' OR n."origin" = 'import'));
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "count_snapshot_update" AFTER UPDATE ON "Snapshot"
REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_snapshot_update"();

CREATE OR REPLACE TRIGGER "count_snapshot_delete" AFTER DELETE ON "Snapshot"
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "count_mark_imported"();
