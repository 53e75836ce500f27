-- AlterTable
ALTER TABLE "Application" ADD COLUMN     "protocolNumber" TEXT COLLATE "C",
ADD COLUMN     "protocolOn" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "Office" ADD COLUMN     "decisionDays" INTEGER;

-- CreateTable
CREATE TABLE "ApplicationMessage" (
    "id" SERIAL NOT NULL,
    "applicationId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ApplicationMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApplicationMessage_applicationId_idx" ON "ApplicationMessage"("applicationId");

-- CreateIndex
CREATE INDEX "Application_state_submittedAt_idx" ON "Application"("state", "submittedAt");

-- AddForeignKey
ALTER TABLE "ApplicationMessage" ADD CONSTRAINT "ApplicationMessage_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
