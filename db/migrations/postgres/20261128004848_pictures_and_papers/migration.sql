-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "cardTheme" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "duesRate" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "NameForm" (
    "accountId" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "genitive" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "NameForm_pkey" PRIMARY KEY ("accountId","name")
);

-- CreateTable
CREATE TABLE "SentPicture" (
    "channel" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "fileId" TEXT COLLATE "C" NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SentPicture_pkey" PRIMARY KEY ("channel","key")
);

-- CreateIndex
CREATE INDEX "SentPicture_sentAt_idx" ON "SentPicture"("sentAt");

-- AddForeignKey
ALTER TABLE "NameForm" ADD CONSTRAINT "NameForm_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
