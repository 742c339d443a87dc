/** Artifacts of Maven Central that much public code uses. */
export const MAVEN = `
androidx.appcompat:appcompat androidx.compose.material3:material3 androidx.compose.ui:ui androidx.core:core-ktx
androidx.lifecycle:lifecycle-viewmodel-ktx androidx.navigation:navigation-compose androidx.room:room-runtime ch.qos.logback:logback-classic
com.amazonaws:aws-java-sdk-s3 com.amazonaws:aws-lambda-java-core com.auth0:java-jwt com.azure:azure-storage-blob
com.fasterxml.jackson.core:jackson-core com.fasterxml.jackson.core:jackson-databind com.fasterxml.jackson.module:jackson-module-kotlin
com.github.ben-manes.caffeine:caffeine com.github.bumptech.glide:glide com.github.tomakehurst:wiremock com.google.android.material:material
com.google.cloud:google-cloud-storage com.google.code.gson:gson com.google.dagger:dagger com.google.dagger:hilt-android
com.google.firebase:firebase-bom com.google.guava:guava com.google.inject:guice com.google.protobuf:protobuf-java com.h2database:h2
com.mysql:mysql-connector-j com.rabbitmq:amqp-client com.squareup.moshi:moshi com.squareup.okhttp3:okhttp com.squareup.retrofit2:retrofit
com.typesafe.akka:akka-actor_2.13 com.zaxxer:HikariCP commons-codec:commons-codec commons-io:commons-io io.coil-kt:coil io.cucumber:cucumber-java
io.fabric8:kubernetes-client io.grpc:grpc-netty-shaded io.grpc:grpc-protobuf io.grpc:grpc-stub io.jsonwebtoken:jjwt-api io.ktor:ktor-client-core
io.ktor:ktor-server-core io.lettuce:lettuce-core io.micrometer:micrometer-registry-prometheus io.micronaut:micronaut-http-server-netty io.mockk:mockk
io.netty:netty-all io.opentelemetry:opentelemetry-api io.projectreactor:reactor-core io.quarkus:quarkus-arc io.quarkus:quarkus-resteasy
io.reactivex.rxjava3:rxjava io.rest-assured:rest-assured io.swagger.core.v3:swagger-annotations io.vertx:vertx-core
jakarta.persistence:jakarta.persistence-api javax.servlet:javax.servlet-api junit:junit mysql:mysql-connector-java net.bytebuddy:byte-buddy
org.apache.camel:camel-core org.apache.commons:commons-csv org.apache.commons:commons-lang3 org.apache.flink:flink-streaming-java
org.apache.hadoop:hadoop-client org.apache.httpcomponents:httpclient org.apache.kafka:kafka-clients org.apache.kafka:kafka-streams
org.apache.logging.log4j:log4j-api org.apache.logging.log4j:log4j-core org.apache.lucene:lucene-core org.apache.maven:maven-plugin-api
org.apache.poi:poi-ooxml org.apache.spark:spark-core_2.12 org.apache.spark:spark-sql_2.12 org.assertj:assertj-core org.awaitility:awaitility
org.bouncycastle:bcprov-jdk18on org.elasticsearch.client:elasticsearch-rest-high-level-client org.flywaydb:flyway-core org.hamcrest:hamcrest
org.hibernate.orm:hibernate-core org.hibernate:hibernate-core org.jetbrains.exposed:exposed-core org.jetbrains.kotlin:kotlin-stdlib
org.jetbrains.kotlinx:kotlinx-coroutines-core org.jetbrains.kotlinx:kotlinx-serialization-json org.jooq:jooq org.jsoup:jsoup
org.junit.jupiter:junit-jupiter org.junit.jupiter:junit-jupiter-api org.keycloak:keycloak-core org.liquibase:liquibase-core org.mapstruct:mapstruct
org.mockito:mockito-core org.mockito:mockito-junit-jupiter org.mongodb:mongodb-driver-sync org.mybatis:mybatis org.ow2.asm:asm
org.postgresql:postgresql org.projectlombok:lombok org.quartz-scheduler:quartz org.redisson:redisson org.scala-lang:scala-library org.slf4j:slf4j-api
org.springdoc:springdoc-openapi-starter-webmvc-ui org.springframework.batch:spring-batch-core org.springframework.boot:spring-boot-starter
org.springframework.boot:spring-boot-starter-actuator org.springframework.boot:spring-boot-starter-amqp
org.springframework.boot:spring-boot-starter-data-jpa org.springframework.boot:spring-boot-starter-data-mongodb
org.springframework.boot:spring-boot-starter-data-redis org.springframework.boot:spring-boot-starter-parent
org.springframework.boot:spring-boot-starter-security org.springframework.boot:spring-boot-starter-test
org.springframework.boot:spring-boot-starter-validation org.springframework.boot:spring-boot-starter-web
org.springframework.boot:spring-boot-starter-webflux org.springframework.cloud:spring-cloud-starter-gateway
org.springframework.cloud:spring-cloud-starter-openfeign org.springframework.kafka:spring-kafka org.springframework:spring-context
org.springframework:spring-core org.springframework:spring-jdbc org.springframework:spring-test org.springframework:spring-web
org.springframework:spring-webmvc org.testcontainers:junit-jupiter org.testcontainers:postgresql org.testcontainers:testcontainers
org.thymeleaf:thymeleaf org.typelevel:cats-core_2.13 redis.clients:jedis software.amazon.awssdk:dynamodb software.amazon.awssdk:s3
`.trim().split(/\s+/u);
