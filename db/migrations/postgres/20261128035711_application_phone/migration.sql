-- CreateIndex
CREATE INDEX "Application_phone_idx" ON "Application"("phone");
