-- CreateTable
CREATE TABLE "SentFile" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "digest" TEXT,
    "counts" TEXT,
    "fault" TEXT,
    "faultWords" TEXT,
    "rejects" TEXT,
    "epoch" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "stateAt" DATETIME NOT NULL,
    CONSTRAINT "SentFile_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SentFile_accountId_idx" ON "SentFile"("accountId");

-- CreateIndex
CREATE INDEX "SentFile_state_idx" ON "SentFile"("state");
