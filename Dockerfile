FROM node:22-slim AS themes
WORKDIR /source/themes
COPY themes .
RUN npm ci && npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=themes /source/themes/dist themes/dist
RUN dotnet publish site/Host -c Release -o /app
RUN cp -r content /app/content

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Social cards are drawn with Noto: Latin, Bengali, Gujarati, and Nastaliq for Urdu.
RUN apt-get update && apt-get install -y --no-install-recommends fontconfig fonts-noto-core && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
ENV PREVENT_DATA=/data ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0 MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=65536 MALLOC_TRIM_THRESHOLD_=65536
RUN mkdir /data && chown $APP_UID /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["dotnet", "PreventPublic.Host.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "PreventPublic.Host.dll"]
