-- CreateTable
CREATE TABLE "SentFile" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "fileId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "bytes" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C",
    "counts" TEXT COLLATE "C",
    "fault" TEXT COLLATE "C",
    "faultWords" TEXT COLLATE "C",
    "rejects" TEXT COLLATE "C",
    "epoch" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "stateAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SentFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SentFile_accountId_idx" ON "SentFile"("accountId");

-- CreateIndex
CREATE INDEX "SentFile_state_idx" ON "SentFile"("state");

-- AddForeignKey
ALTER TABLE "SentFile" ADD CONSTRAINT "SentFile_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
