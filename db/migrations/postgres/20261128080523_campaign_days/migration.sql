-- CreateTable
CREATE TABLE "CampaignDays" (
    "officeId" INTEGER NOT NULL,
    "campaign" TEXT COLLATE "C" NOT NULL,
    "date" TEXT COLLATE "C" NOT NULL,
    "remindedOn" TEXT COLLATE "C",
    "digestOn" TEXT COLLATE "C",
    "lookedOn" TEXT COLLATE "C",
    "saidOn" TEXT COLLATE "C",

    CONSTRAINT "CampaignDays_pkey" PRIMARY KEY ("officeId","campaign","date")
);

-- CreateIndex
CREATE INDEX "CampaignDays_date_idx" ON "CampaignDays"("date");

-- AddForeignKey
ALTER TABLE "CampaignDays" ADD CONSTRAINT "CampaignDays_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;
