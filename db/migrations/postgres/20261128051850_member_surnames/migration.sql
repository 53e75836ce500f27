-- CreateIndex
CREATE INDEX "Member_lastName_idx" ON "Member"("lastName");
