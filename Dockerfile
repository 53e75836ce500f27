# Packages are fetched, and where need be compiled, beside a compiler that stays behind.
FROM node:24-bookworm AS packages
WORKDIR /app
COPY package.json package-lock.json prisma.config.ts ./
COPY db/generate.mjs db/schema.prisma db/
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=packages /app ./
COPY . .
# What a start bundles goes to .build; data holds what is given no other place.
RUN mkdir -p .build data && chown node:node .build data
USER node
ENTRYPOINT ["node", "--max-semi-space-size=4", "run.mjs"]
CMD ["main.ts"]
