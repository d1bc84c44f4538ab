# One image for the three services; each names its main class.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /delaktig
COPY . .
RUN mvn -q -B -pl standalone -am -DskipTests package

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 delaktig \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin delaktig \
 && install -d -m 700 -o delaktig -g delaktig /keys
COPY --from=build /delaktig/standalone/target/lib /delaktig/lib
COPY --from=build /delaktig/standalone/target/delaktig.jar /delaktig/lib/
COPY --chmod=755 compose/healthy /delaktig/healthy
USER delaktig
WORKDIR /tmp
VOLUME /keys
ENV DELAKTIG_KEYS=/keys DELAKTIG_BIND=0.0.0.0
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "--sun-misc-unsafe-memory-access=allow", "-Ddisable-axoniq-console-message=true", "-cp", "/delaktig/lib/*"]
