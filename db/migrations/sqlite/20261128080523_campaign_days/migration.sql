-- CreateTable
CREATE TABLE "CampaignDays" (
    "officeId" INTEGER NOT NULL,
    "campaign" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "remindedOn" TEXT,
    "digestOn" TEXT,
    "lookedOn" TEXT,
    "saidOn" TEXT,

    PRIMARY KEY ("officeId", "campaign", "date"),
    CONSTRAINT "CampaignDays_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CampaignDays_date_idx" ON "CampaignDays"("date");
