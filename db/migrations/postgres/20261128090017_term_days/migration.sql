-- CreateTable
CREATE TABLE "TermDays" (
    "officeId" INTEGER NOT NULL,
    "termId" INTEGER,
    "termTo" TEXT COLLATE "C",
    "daysBefore" INTEGER,
    "toldOn" TEXT COLLATE "C",
    "digestOn" TEXT COLLATE "C",
    "lookedOn" TEXT COLLATE "C",

    CONSTRAINT "TermDays_pkey" PRIMARY KEY ("officeId")
);

-- CreateIndex
CREATE INDEX "TermDays_toldOn_idx" ON "TermDays"("toldOn");

-- CreateIndex
CREATE INDEX "Term_termTo_idx" ON "Term"("termTo");

-- AddForeignKey
ALTER TABLE "TermDays" ADD CONSTRAINT "TermDays_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;
