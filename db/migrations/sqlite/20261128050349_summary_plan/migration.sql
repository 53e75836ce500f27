-- AlterTable
ALTER TABLE "Snapshot" ADD COLUMN "officesWithoutAccess" INTEGER;

-- CreateTable
CREATE TABLE "SummaryPlan" (
    "officeId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "withChildren" BOOLEAN NOT NULL,
    "quarterly" BOOLEAN NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "SummaryPlan_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
