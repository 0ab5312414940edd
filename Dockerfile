FROM node:24-bookworm-slim AS build
WORKDIR /fihrist
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.ts scripts/
COPY src src
RUN node scripts/build.ts && npm prune --omit=dev

FROM node:24-bookworm-slim
# In a container HOST says nothing about who reaches it: what is published does (-p 127.0.0.1:3000:3000). So it may be open;
# once there are keys (fihrist keys add), they are needed all the same.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FIHRIST_DATA=/data FIHRIST_OPEN=1
WORKDIR /fihrist
COPY package.json LICENSE NOTICE ./
COPY bin bin
COPY mappings mappings
COPY seeds seeds
COPY --from=build /fihrist/node_modules node_modules
COPY --from=build /fihrist/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/fihrist.js"]
CMD ["serve"]
