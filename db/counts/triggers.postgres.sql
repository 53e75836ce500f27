-- The triggers of triggers.sqlite.sql for PostgreSQL, of the same names and effects. A mark that is there already is
-- written again: whoever counts deletes the mark first, and so waits for everybody who has changed a row since.

CREATE OR REPLACE FUNCTION count_mark(orgs INTEGER[]) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO "StaleCount" ("orgId") SELECT DISTINCT o FROM unnest(orgs) AS o WHERE o IS NOT NULL ORDER BY 1
  ON CONFLICT ("orgId") DO UPDATE SET "orgId" = EXCLUDED."orgId"
$$;

CREATE OR REPLACE FUNCTION count_by_org() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_mark(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD."orgId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."orgId" END]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_by_id() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_mark(ARRAY[CASE WHEN TG_OP = 'DELETE' THEN OLD."id" ELSE NEW."id" END]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_by_office() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_mark(ARRAY(SELECT f."orgId" FROM "Office" f WHERE f."id" IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD."officeId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."officeId" END)));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_by_pairs_of_member() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_mark(ARRAY(SELECT k."orgId" FROM "DuplicatePair" p JOIN "DuplicatePair" k ON k."memberB" = p."memberB"
    WHERE p."memberA" = NEW."id" OR p."memberB" = NEW."id"));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_by_pair() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE pair "DuplicatePair" := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  PERFORM count_mark(ARRAY(SELECT p."orgId" FROM "DuplicatePair" p WHERE p."memberB" = pair."memberB")
    || CASE WHEN TG_OP <> 'INSERT' THEN ARRAY[OLD."orgId"] ELSE ARRAY[]::INTEGER[] END);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_member_moves() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "DuplicatePair" SET "orgA" = NEW."orgId", "orgId" = NULL WHERE "memberA" = NEW."id";
  UPDATE "DuplicatePair" SET "orgB" = NEW."orgId", "orgId" = NULL WHERE "memberB" = NEW."id";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_organisation_moves() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "DuplicatePair" SET "orgId" = NULL WHERE "orgA" = NEW."id" OR "orgB" = NEW."id";
  PERFORM count_mark(ARRAY(SELECT o."id" FROM "Organisation" o WHERE o."parentId" = NEW."id"));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER "count_member_insert" AFTER INSERT ON "Member" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_member_update" AFTER UPDATE ON "Member" FOR EACH ROW
WHEN ((OLD."orgId", OLD."status", OLD."joinedOn", OLD."joinedOnline", OLD."ticketStatus", OLD."appInstalled", OLD."profcardsParticipant", OLD."leftOn")
  IS DISTINCT FROM (NEW."orgId", NEW."status", NEW."joinedOn", NEW."joinedOnline", NEW."ticketStatus", NEW."appInstalled", NEW."profcardsParticipant", NEW."leftOn"))
EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_member_delete" AFTER DELETE ON "Member" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_member_pairs" AFTER UPDATE ON "Member" FOR EACH ROW
WHEN ((OLD."joinedOn", OLD."leftOn") IS DISTINCT FROM (NEW."joinedOn", NEW."leftOn"))
EXECUTE FUNCTION count_by_pairs_of_member();
CREATE OR REPLACE TRIGGER "count_member_move" AFTER UPDATE ON "Member" FOR EACH ROW
WHEN (OLD."orgId" <> NEW."orgId") EXECUTE FUNCTION count_member_moves();
CREATE OR REPLACE TRIGGER "count_organisation_move" AFTER UPDATE ON "Organisation" FOR EACH ROW
WHEN ((OLD."path", OLD."parentId", OLD."level") IS DISTINCT FROM (NEW."path", NEW."parentId", NEW."level"))
EXECUTE FUNCTION count_organisation_moves();
CREATE OR REPLACE TRIGGER "count_pair_insert" AFTER INSERT ON "DuplicatePair" FOR EACH ROW EXECUTE FUNCTION count_by_pair();
CREATE OR REPLACE TRIGGER "count_pair_update" AFTER UPDATE ON "DuplicatePair" FOR EACH ROW
WHEN ((OLD."orgId", OLD."state") IS DISTINCT FROM (NEW."orgId", NEW."state")) EXECUTE FUNCTION count_by_pair();
CREATE OR REPLACE TRIGGER "count_pair_delete" AFTER DELETE ON "DuplicatePair" FOR EACH ROW EXECUTE FUNCTION count_by_pair();
CREATE OR REPLACE TRIGGER "count_organisation_insert" AFTER INSERT ON "Organisation" FOR EACH ROW EXECUTE FUNCTION count_by_id();
CREATE OR REPLACE TRIGGER "count_organisation_update"
AFTER UPDATE OF "parentId", "path", "level", "shortName", "hasTerritorialRights", "isLegalEntity", "inn", "kpp", "ogrn",
  "employerName", "employerHead", "duesAccount", "removedOn", "educationKind", "employedCount", "studentCount" ON "Organisation"
FOR EACH ROW EXECUTE FUNCTION count_by_id();
CREATE OR REPLACE TRIGGER "count_organisation_delete" AFTER DELETE ON "Organisation" FOR EACH ROW EXECUTE FUNCTION count_by_id();
CREATE OR REPLACE TRIGGER "count_office_insert" AFTER INSERT ON "Office" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_office_delete" AFTER DELETE ON "Office" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_term_insert" AFTER INSERT ON "Term" FOR EACH ROW EXECUTE FUNCTION count_by_office();
CREATE OR REPLACE TRIGGER "count_term_update" AFTER UPDATE ON "Term" FOR EACH ROW EXECUTE FUNCTION count_by_office();
CREATE OR REPLACE TRIGGER "count_term_delete" AFTER DELETE ON "Term" FOR EACH ROW EXECUTE FUNCTION count_by_office();
CREATE OR REPLACE TRIGGER "count_report_insert" AFTER INSERT ON "StatReport" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_report_update" AFTER UPDATE ON "StatReport" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_report_delete" AFTER DELETE ON "StatReport" FOR EACH ROW EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_snapshot_insert" AFTER INSERT ON "Snapshot" FOR EACH ROW
WHEN (NEW."origin" = 'import') EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_snapshot_update" AFTER UPDATE ON "Snapshot" FOR EACH ROW
WHEN (OLD."origin" = 'import' OR NEW."origin" = 'import') EXECUTE FUNCTION count_by_org();
CREATE OR REPLACE TRIGGER "count_snapshot_delete" AFTER DELETE ON "Snapshot" FOR EACH ROW
WHEN (OLD."origin" = 'import') EXECUTE FUNCTION count_by_org();
