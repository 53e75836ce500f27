-- CreateTable
CREATE TABLE "TermDays" (
    "officeId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "termId" INTEGER,
    "termTo" TEXT,
    "daysBefore" INTEGER,
    "toldOn" TEXT,
    "digestOn" TEXT,
    "lookedOn" TEXT,
    CONSTRAINT "TermDays_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TermDays_toldOn_idx" ON "TermDays"("toldOn");

-- CreateIndex
CREATE INDEX "Term_termTo_idx" ON "Term"("termTo");
