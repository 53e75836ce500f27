-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Departure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "memberId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "fromOrgId" INTEGER NOT NULL,
    "toOrgId" INTEGER,
    "state" TEXT NOT NULL,
    "submittedAt" DATETIME NOT NULL,
    "releasedAt" DATETIME,
    "releasedBy" INTEGER,
    "papersAskedAt" DATETIME,
    "decidedAt" DATETIME,
    "decidedBy" INTEGER,
    "reason" TEXT,
    CONSTRAINT "Departure_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Departure_fromOrgId_fkey" FOREIGN KEY ("fromOrgId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Departure_toOrgId_fkey" FOREIGN KEY ("toOrgId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Departure" ("accountId", "decidedAt", "decidedBy", "fromOrgId", "id", "kind", "memberId", "state", "submittedAt", "toOrgId") SELECT "accountId", "decidedAt", "decidedBy", "fromOrgId", "id", "kind", "memberId", "state", "submittedAt", "toOrgId" FROM "Departure";
DROP TABLE "Departure";
ALTER TABLE "new_Departure" RENAME TO "Departure";
CREATE INDEX "Departure_memberId_idx" ON "Departure"("memberId");
CREATE INDEX "Departure_accountId_idx" ON "Departure"("accountId");
CREATE INDEX "Departure_state_idx" ON "Departure"("state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- The last press was the one that let the person go.
UPDATE "Departure" SET "releasedAt" = "decidedAt", "releasedBy" = "decidedBy", "decidedAt" = NULL, "decidedBy" = NULL
WHERE "state" = 'released';
