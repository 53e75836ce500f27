-- AlterTable
ALTER TABLE "Account" ADD COLUMN "cardTheme" TEXT;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN "duesRate" TEXT;

-- CreateTable
CREATE TABLE "NameForm" (
    "accountId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "genitive" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "name"),
    CONSTRAINT "NameForm_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SentPicture" (
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,

    PRIMARY KEY ("channel", "key")
);

-- CreateIndex
CREATE INDEX "SentPicture_sentAt_idx" ON "SentPicture"("sentAt");
