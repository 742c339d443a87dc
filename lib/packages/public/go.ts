/** Go modules that much public code requires. */
export const GO = `
cloud.google.com/go/bigquery cloud.google.com/go/pubsub cloud.google.com/go/storage entgo.io/ent github.com/99designs/gqlgen
github.com/Azure/azure-sdk-for-go github.com/Azure/azure-sdk-for-go/sdk/azcore github.com/BurntSushi/toml github.com/IBM/sarama
github.com/Shopify/sarama github.com/aws/aws-cdk-go/awscdk/v2 github.com/aws/aws-lambda-go github.com/aws/aws-sdk-go github.com/aws/aws-sdk-go-v2
github.com/cenkalti/backoff/v4 github.com/charmbracelet/bubbletea github.com/charmbracelet/lipgloss github.com/cilium/ebpf
github.com/confluentinc/confluent-kafka-go github.com/containerd/containerd github.com/coreos/go-oidc/v3 github.com/dgraph-io/badger/v4
github.com/docker/docker github.com/elastic/go-elasticsearch/v8 github.com/etcd-io/bbolt github.com/ethereum/go-ethereum github.com/fsnotify/fsnotify
github.com/getsentry/sentry-go github.com/gin-gonic/gin github.com/go-chi/chi github.com/go-chi/chi/v5 github.com/go-playground/validator/v10
github.com/go-redis/redis/v8 github.com/go-sql-driver/mysql github.com/gofiber/fiber/v2 github.com/golang-jwt/jwt/v4 github.com/golang-jwt/jwt/v5
github.com/golang-migrate/migrate/v4 github.com/golang/mock github.com/golang/protobuf github.com/gomodule/redigo github.com/google/go-cmp
github.com/google/go-github github.com/google/uuid github.com/google/wire github.com/gorilla/mux github.com/gorilla/sessions
github.com/gorilla/websocket github.com/graphql-go/graphql github.com/grpc-ecosystem/grpc-gateway/v2 github.com/hashicorp/consul/api
github.com/hashicorp/go-multierror github.com/hashicorp/go-retryablehttp github.com/hashicorp/hcl/v2 github.com/hashicorp/terraform-plugin-framework
github.com/hashicorp/terraform-plugin-sdk/v2 github.com/hashicorp/vault/api github.com/jackc/pgx/v4 github.com/jackc/pgx/v5 github.com/jmoiron/sqlx
github.com/json-iterator/go github.com/julienschmidt/httprouter github.com/labstack/echo/v4 github.com/lib/pq github.com/libp2p/go-libp2p
github.com/mattn/go-sqlite3 github.com/minio/minio-go/v7 github.com/mitchellh/mapstructure github.com/moby/buildkit github.com/nats-io/nats.go
github.com/onsi/ginkgo/v2 github.com/onsi/gomega github.com/open-policy-agent/opa github.com/opencontainers/image-spec github.com/pelletier/go-toml/v2
github.com/pkg/errors github.com/pressly/goose/v3 github.com/prometheus/client_golang github.com/prometheus/common github.com/pulumi/pulumi/sdk/v3
github.com/rabbitmq/amqp091-go github.com/redis/go-redis/v9 github.com/robfig/cron/v3 github.com/rs/zerolog github.com/samber/lo
github.com/segmentio/kafka-go github.com/sirupsen/logrus github.com/spf13/afero github.com/spf13/cobra github.com/spf13/pflag github.com/spf13/viper
github.com/stretchr/testify github.com/stripe/stripe-go/v78 github.com/swaggo/swag github.com/testcontainers/testcontainers-go github.com/uptrace/bun
github.com/urfave/cli github.com/urfave/cli/v2 github.com/valyala/fasthttp github.com/vektra/mockery/v2 go.etcd.io/bbolt go.etcd.io/etcd/client/v3
go.mongodb.org/mongo-driver go.opentelemetry.io/otel go.opentelemetry.io/otel/sdk go.opentelemetry.io/otel/trace go.temporal.io/sdk go.uber.org/fx
go.uber.org/mock go.uber.org/zap golang.org/x/crypto golang.org/x/exp golang.org/x/mod golang.org/x/net golang.org/x/oauth2 golang.org/x/sync
golang.org/x/sys golang.org/x/text golang.org/x/time golang.org/x/tools google.golang.org/api google.golang.org/grpc google.golang.org/protobuf
gopkg.in/yaml.v2 gopkg.in/yaml.v3 gorm.io/driver/postgres gorm.io/gorm helm.sh/helm/v3 k8s.io/api k8s.io/apimachinery k8s.io/client-go k8s.io/klog/v2
modernc.org/sqlite sigs.k8s.io/controller-runtime sigs.k8s.io/yaml
`.trim().split(/\s+/u);
