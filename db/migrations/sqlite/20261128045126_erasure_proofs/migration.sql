-- AlterTable
ALTER TABLE "Application" ADD COLUMN "forgottenAt" DATETIME;

-- AlterTable
ALTER TABLE "SentPicture" ADD COLUMN "memberId" INTEGER;

-- CreateTable
CREATE TABLE "ErasureProof" (
    "erasureId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "provenAt" DATETIME,

    PRIMARY KEY ("erasureId", "memberId"),
    CONSTRAINT "ErasureProof_erasureId_fkey" FOREIGN KEY ("erasureId") REFERENCES "Erasure" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Erasure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER,
    "askedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "rows" INTEGER
);
INSERT INTO "new_Erasure" ("accountId", "askedAt", "doneAt", "dueAt", "id", "rows") SELECT "accountId", "askedAt", "doneAt", "dueAt", "id", "rows" FROM "Erasure";
DROP TABLE "Erasure";
ALTER TABLE "new_Erasure" RENAME TO "Erasure";
CREATE UNIQUE INDEX "Erasure_accountId_key" ON "Erasure"("accountId");
CREATE INDEX "Erasure_doneAt_dueAt_idx" ON "Erasure"("doneAt", "dueAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Application_forgottenAt_decidedAt_idx" ON "Application"("forgottenAt", "decidedAt");

-- CreateIndex
CREATE INDEX "SentPicture_memberId_idx" ON "SentPicture"("memberId");
