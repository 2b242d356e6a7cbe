# Every image of docker-compose.yml: the stages below are shared, and the two at the end become
# images, `service` for one of the services and `local-stack` for what runs beside them.

FROM eclipse-temurin:25-jdk AS build
ARG MAVEN=3.9.16
ARG MAVEN_SHA512=831a8591fe20c8243b1dbe7d71e3244f31d1665b0804b2e825e38cbbe5ce0cafb8338851f90780735568773e0a6cd07bbec107cda0b896b008b861075358b6f6
# By Java itself: the JDK's image need not have curl or wget, and ADD does not go by the network of the
# build's steps.
RUN echo 'void main(String[] to) throws Exception { java.net.URI.create(to[0]).toURL().openStream().transferTo(System.out); }' >/tmp/Fetch.java && \
    java /tmp/Fetch.java https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/${MAVEN}/apache-maven-${MAVEN}-bin.tar.gz >/tmp/maven.tar.gz && \
    echo "${MAVEN_SHA512}  /tmp/maven.tar.gz" | sha512sum -c - && \
    mkdir /opt/maven && tar xzf /tmp/maven.tar.gz -C /opt/maven --strip-components=1 && \
    ln -s /opt/maven/bin/mvn /usr/local/bin/mvn && rm /tmp/maven.tar.gz /tmp/Fetch.java
WORKDIR /showpay
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -q -DskipTests -Dcheckstyle.skip -Dspotless.check.skip package -am -pl \
      local-stack,card-issuer-simulator,payment-gateway-adapter,auth-server,pin-generator-service,shopping-mall-sim,cat-terminal-sim,mobile-terminal-sim
# Each service in layers, by how often they change; all are called service.jar.
RUN for jar in */target/*-0.1.0-SNAPSHOT.jar; do \
      service=${jar%%/*}; \
      [ -f "$jar.original" ] || continue; \
      java -Djarmode=tools -jar "$jar" extract --layers --destination "/services/$service" && \
      mv "/services/$service/application/${jar##*/}" "/services/$service/application/service.jar" || exit 1; \
    done && \
    mkdir -p /stack && cp local-stack/target/local-stack-0.1.0-SNAPSHOT.jar /stack/local-stack.jar && \
    cp -r local-stack/target/lib /stack/lib && rm -f /stack/lib/embedded-postgres-binaries-*

# The services start once for practice, each on an empty database, and the JVM keeps what it learnt
# (JEP 514). PostgreSQL's image, with the JVM of the images below: a cache is good for no other one.
FROM postgres:17 AS practice
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
COPY --from=build /services /services
COPY --from=build /stack /stack
COPY --chmod=755 config/make-databases.sh config/practise.sh /config/
RUN mkdir -p /app /caches /run/secrets/showpay && chown 999:999 /app /caches /run/secrets/showpay
USER 999:999
RUN /config/practise.sh

FROM eclipse-temurin:25-jre AS service
ARG SERVICE
WORKDIR /app
COPY --from=build /services/${SERVICE}/dependencies/ ./
COPY --from=build /services/${SERVICE}/spring-boot-loader/ ./
COPY --from=build /services/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /services/${SERVICE}/application/ ./
COPY --from=practice /caches/${SERVICE} ./start.deb
USER 999:999
# Its beans are those that the build has found out (process-aot); the cache is made with the same flags.
# Unpacked, a cache is five times as large. A service that gets none merely starts more slowly.
ENTRYPOINT ["/bin/sh", "-c", "dpkg-deb --fsys-tarfile start.deb | tar -xOf - >/tmp/start.aot; exec java -XX:-CreateCoredumpOnCrash -XX:AOTCache=/tmp/start.aot -XX:+UseSerialGC -XX:MaxRAMPercentage=50 $SHOWPAY_JIT -Dspring.aot.enabled=true '-Xlog:aot*=error' -jar service.jar"]

FROM eclipse-temurin:25-jre AS local-stack
COPY --from=build /stack /app
# A volume begins with the owner of what it is mounted on.
RUN mkdir -p /run/secrets/showpay /var/lib/postgresql/data && chown 999:999 /run/secrets/showpay /var/lib/postgresql/data
USER 999:999
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-Dlogback.configurationFile=showpay-logback.xml", "-cp", "/app/local-stack.jar:/app/lib/*", "org.showpay.stack.container.Containers"]
