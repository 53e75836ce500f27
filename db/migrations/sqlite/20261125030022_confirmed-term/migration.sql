-- AlterTable
ALTER TABLE "OfficeBinding" ADD COLUMN "termId" INTEGER CONSTRAINT "OfficeBinding_termId_fkey" REFERENCES "Term" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Full access that is older than the current term was confirmed for another chair: it waits for a new confirmation.
UPDATE "OfficeBinding" SET "termId" = (
    SELECT t."id" FROM "Term" t
    WHERE t."officeId" = "OfficeBinding"."officeId" AND t."endedAt" IS NULL AND t."startedAt" <= "OfficeBinding"."boundAt"
    ORDER BY t."id" DESC LIMIT 1
) WHERE "access" = 'full' AND "endedAt" IS NULL;
