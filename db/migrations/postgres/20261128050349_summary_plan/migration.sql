-- AlterTable
ALTER TABLE "Snapshot" ADD COLUMN     "officesWithoutAccess" INTEGER;

-- CreateTable
CREATE TABLE "SummaryPlan" (
    "officeId" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "withChildren" BOOLEAN NOT NULL,
    "quarterly" BOOLEAN NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SummaryPlan_pkey" PRIMARY KEY ("officeId")
);

-- AddForeignKey
ALTER TABLE "SummaryPlan" ADD CONSTRAINT "SummaryPlan_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;
