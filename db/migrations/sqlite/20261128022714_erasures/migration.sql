-- CreateTable
CREATE TABLE "Erasure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER,
    "memberId" INTEGER,
    "askedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "rows" INTEGER
);

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_accountId_key" ON "Erasure"("accountId");

-- CreateIndex
CREATE INDEX "Erasure_doneAt_dueAt_idx" ON "Erasure"("doneAt", "dueAt");
