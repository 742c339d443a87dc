import type { Ecosystem } from '../packages/types';

/** Something that adverts ask for by a name of its own. */
export interface Technology {
  name: string;
  /** Words it goes by, besides its name. A word with an upper-case letter is looked for as it is written, any other in any case. */
  words: readonly string[];
  /** Linguist's names of languages that are it. */
  languages: readonly string[];
  /** Packages that are used with it: `<ecosystem> <name>`; a star at the end stands for anything. */
  packages: readonly `${Ecosystem} ${string}`[];
}

const of = (name: string, words: string, languages: string, packages: string): Technology => ({
  name, words: words.split('|').filter(Boolean), languages: languages.split('|').filter(Boolean), packages: packages.split('|').filter(Boolean) as Technology['packages'],
});

/** Technologies whose evidence lies in languages or packages of another name. Languages and packages that adverts call by their own names need no line here. */
export const TECHNOLOGIES: readonly Technology[] = [
  of('Terraform', 'terraform|opentofu', 'HCL', 'Go github.com/hashicorp/terraform*|Go github.com/hashicorp/hcl*|npm cdktf*'),
  of('Kubernetes', 'kubernetes|k8s', '', 'Go k8s.io/*|Go sigs.k8s.io/*|PyPI kubernetes*|npm @kubernetes/client-node|Maven io.fabric8:kubernetes*|Cargo kube*|Cargo k8s-openapi'),
  of('Docker', 'docker', 'Dockerfile', 'Go github.com/docker/*|Go github.com/moby/*|PyPI docker|npm dockerode|Cargo bollard'),
  of('Helm', 'Helm', '', 'Go helm.sh/helm*'),
  of('AWS', 'aws|amazon web services', '', 'npm @aws-sdk/*|npm aws-sdk|npm aws-cdk*|npm @aws-cdk/*|PyPI boto3*|PyPI aioboto3|PyPI aws-cdk*|Go github.com/aws/*|Cargo aws-*|Maven software.amazon.awssdk:*|Maven com.amazonaws:*|NuGet AWSSDK*|NuGet Amazon.Lambda*|RubyGems aws-sdk*|Composer aws/aws-sdk-php'),
  of('Google Cloud', 'gcp|google cloud', '', 'npm @google-cloud/*|PyPI google-cloud-*|Go cloud.google.com/go*|Maven com.google.cloud:*|NuGet Google.Cloud*|RubyGems google-cloud*|Composer google/cloud*'),
  of('Azure', 'azure', 'Bicep', 'npm @azure/*|PyPI azure-*|Go github.com/Azure/*|Maven com.azure:*|NuGet Azure.*|NuGet Microsoft.Azure*'),
  of('React', 'React|React.js|ReactJS', '', 'npm react|npm react-dom'),
  of('React Native', 'react native', '', 'npm react-native*|npm expo'),
  of('Next.js', 'next.js|nextjs', '', 'npm next'),
  of('Vue', 'Vue|Vue.js|VueJS|Nuxt', 'Vue', 'npm vue|npm nuxt|npm @vue/*'),
  of('Angular', 'angular', '', 'npm @angular/*|npm angular'),
  of('Svelte', 'svelte|sveltekit', 'Svelte', 'npm svelte|npm @sveltejs/*'),
  of('Node.js', 'node.js|nodejs', '', 'npm @types/node|npm express|npm fastify|npm koa|npm @nestjs/*|npm nodemon|npm connect|npm body-parser|npm supertest|npm ws'),
  of('Express', 'Express.js|ExpressJS', '', 'npm express'),
  of('NestJS', 'nestjs|nest.js', '', 'npm @nestjs/*'),
  of('GraphQL', 'graphql', 'GraphQL', 'npm graphql*|npm @apollo/*|npm apollo-*|PyPI graphene*|PyPI strawberry-graphql|PyPI graphql-core|Go github.com/99designs/gqlgen|Go github.com/graphql-go/*|RubyGems graphql|Cargo async-graphql|NuGet HotChocolate*|NuGet GraphQL*|Composer webonyx/graphql-php'),
  of('gRPC', 'grpc', 'Protocol Buffer', 'npm @grpc/*|PyPI grpcio*|Go google.golang.org/grpc*|Cargo tonic*|Maven io.grpc:*|NuGet Grpc.*|RubyGems grpc'),
  of('Django', 'django', '', 'PyPI django|PyPI djangorestframework|PyPI django-*'),
  of('Flask', 'Flask', '', 'PyPI flask|PyPI flask-*'),
  of('FastAPI', 'fastapi', '', 'PyPI fastapi*'),
  of('Pydantic', 'pydantic', '', 'PyPI pydantic*'),
  of('SQLAlchemy', 'sqlalchemy', '', 'PyPI sqlalchemy*|PyPI alembic'),
  of('Celery', 'Celery', '', 'PyPI celery*'),
  of('NumPy', 'numpy', '', 'PyPI numpy'),
  of('pandas', 'pandas', '', 'PyPI pandas'),
  of('PyTorch', 'pytorch', '', 'PyPI torch|PyPI torchvision|PyPI pytorch-lightning|PyPI lightning'),
  of('TensorFlow', 'tensorflow', '', 'PyPI tensorflow*|npm @tensorflow/*'),
  of('scikit-learn', 'scikit-learn|sklearn', '', 'PyPI scikit-learn'),
  of('Spark', 'Apache Spark|PySpark|Spark', '', 'PyPI pyspark|Maven org.apache.spark:*'),
  of('Airflow', 'airflow', '', 'PyPI apache-airflow*'),
  of('Kafka', 'kafka', '', 'npm kafkajs|npm @confluentinc/*|PyPI kafka-python|PyPI confluent-kafka|PyPI aiokafka|Go github.com/segmentio/kafka-go|Go github.com/IBM/sarama|Go github.com/Shopify/sarama|Go github.com/confluentinc/*|Cargo rdkafka|Maven org.apache.kafka:*|Maven org.springframework.kafka:*|NuGet Confluent.Kafka'),
  of('RabbitMQ', 'rabbitmq|amqp', '', 'npm amqplib|PyPI pika|PyPI aio-pika|Go github.com/rabbitmq/*|Go github.com/streadway/amqp|Maven com.rabbitmq:*|NuGet RabbitMQ.Client|RubyGems bunny|Cargo lapin|Composer php-amqplib/php-amqplib'),
  of('PostgreSQL', 'postgresql|postgres', 'PLpgSQL', 'npm pg|npm postgres|PyPI psycopg*|PyPI asyncpg|Go github.com/lib/pq|Go github.com/jackc/pgx*|Cargo tokio-postgres|Cargo postgres|Maven org.postgresql:postgresql|NuGet Npgsql*|RubyGems pg'),
  of('MySQL', 'mysql|mariadb', '', 'npm mysql|npm mysql2|npm mariadb|PyPI pymysql|PyPI mysqlclient|PyPI mysql-connector-python|Go github.com/go-sql-driver/mysql|Maven mysql:*|Maven com.mysql:*|NuGet MySqlConnector|RubyGems mysql2'),
  of('MongoDB', 'mongodb', '', 'npm mongodb|npm mongoose|PyPI pymongo|PyPI motor|Go go.mongodb.org/*|Cargo mongodb|Maven org.mongodb:*|NuGet MongoDB.Driver|RubyGems mongoid|RubyGems mongo|Composer mongodb/mongodb'),
  of('Redis', 'redis', '', 'npm redis|npm ioredis|PyPI redis|Go github.com/redis/*|Go github.com/go-redis/*|Go github.com/gomodule/redigo|Cargo redis|Maven redis.clients:jedis|Maven io.lettuce:*|NuGet StackExchange.Redis|RubyGems redis|Composer predis/predis'),
  of('Elasticsearch', 'elasticsearch|opensearch', '', 'npm @elastic/*|PyPI elasticsearch*|PyPI opensearch-py|Go github.com/elastic/go-elasticsearch*|Maven org.elasticsearch*|NuGet NEST|NuGet Elastic.Clients*|RubyGems elasticsearch*'),
  of('Prometheus', 'prometheus', '', 'npm prom-client|PyPI prometheus-client|Go github.com/prometheus/*|Cargo prometheus*|Maven io.micrometer:micrometer-registry-prometheus|NuGet prometheus-net*'),
  of('OpenTelemetry', 'opentelemetry|otel', '', 'npm @opentelemetry/*|PyPI opentelemetry-*|Go go.opentelemetry.io/*|Cargo opentelemetry*|Maven io.opentelemetry:*|NuGet OpenTelemetry*'),
  of('Spring', 'Spring|Spring Boot', '', 'Maven org.springframework*'),
  of('Hibernate', 'hibernate', '', 'Maven org.hibernate*'),
  of('Android', 'android', '', 'Maven androidx.*|Maven com.google.android*'),
  of('.NET', '.net|dotnet|asp.net', 'C#|F#|Visual Basic .NET', 'NuGet *'),
  of('Entity Framework', 'entity framework|ef core', '', 'NuGet Microsoft.EntityFrameworkCore*'),
  of('Ruby on Rails', 'Rails|ruby on rails', '', 'RubyGems rails|RubyGems railties|RubyGems activerecord'),
  of('Laravel', 'laravel', 'Blade', 'Composer laravel/*'),
  of('Symfony', 'symfony', 'Twig', 'Composer symfony/*'),
  of('Tailwind CSS', 'tailwind|tailwindcss', '', 'npm tailwindcss|npm @tailwindcss/*|RubyGems tailwindcss-rails'),
  of('Webpack', 'webpack', '', 'npm webpack*'),
  of('Vite', 'Vite|ViteJS', '', 'npm vite|npm @vitejs/*'),
  of('Jest', 'Jest', '', 'npm jest|npm ts-jest|npm @jest/*'),
  of('Mocha', 'Mocha|mochajs', '', 'npm mocha'),
  of('Vitest', 'vitest', '', 'npm vitest|npm @vitest/*'),
  of('Storybook', 'Storybook', '', 'npm storybook|npm @storybook/*'),
  of('Electron', 'Electron|Electron.js', '', 'npm electron*'),
  of('Redux', 'Redux', '', 'npm redux*|npm @reduxjs/*|npm react-redux'),
  of('RxJS', 'rxjs', '', 'npm rxjs'),
  of('RSpec', 'rspec', '', 'RubyGems rspec*'),
  of('Sidekiq', 'sidekiq', '', 'RubyGems sidekiq*'),
  of('JUnit', 'junit', '', 'Maven junit:*|Maven org.junit*'),
  of('Tokio', 'Tokio', '', 'Cargo tokio*'),
  of('Playwright', 'playwright', '', 'npm playwright*|npm @playwright/*|PyPI playwright|PyPI pytest-playwright|NuGet Microsoft.Playwright'),
  of('Cypress', 'Cypress', '', 'npm cypress'),
  of('pytest', 'pytest', '', 'PyPI pytest|PyPI pytest-*'),
  of('Ansible', 'ansible', '', 'PyPI ansible*'),
  of('Pulumi', 'pulumi', '', 'npm @pulumi/*|PyPI pulumi*|Go github.com/pulumi/*'),
  of('WebAssembly', 'webassembly|wasm', 'WebAssembly', 'Cargo wasm-bindgen|Cargo wasmtime*|npm assemblyscript'),
  of('Shell', 'bash|shell scripting|shell', 'Shell', ''),
  of('SQL', 'sql', 'SQL|PLpgSQL|PLSQL|TSQL', ''),
  of('HTML', 'html|html5', 'HTML', ''),
  of('CSS', 'css|css3|sass|scss', 'CSS|SCSS|Sass|Less', ''),
  of('JavaScript', 'javascript|es6', 'JavaScript', ''),
  of('TypeScript', 'typescript', 'TypeScript|TSX', ''),
  of('Go', 'Go|golang', 'Go', ''),
  of('C++', 'c++|cpp', 'C++', ''),
  of('C', 'C', 'C', ''),
  of('R', 'R', 'R', ''),
];
